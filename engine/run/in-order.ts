import type { Connection } from "./connection.ts";

/** How what was done in doubt is told from what was not. */
export interface Doubts<T> {
  /** Whether what came may be the doing of answers to other requests, which is worth waiting for. */
  readonly isSuspect: (result: T) => boolean;
  /** Aborted: nothing is waited for. */
  readonly signal?: AbortSignal | undefined;
}

/** What `action` gives or throws; done once more where it turns out that answers were taken for those of other requests. */
export async function inOrder<T>(
  { order }: Pick<Connection, "order">,
  { isSuspect, signal }: Doubts<T>,
  action: () => Promise<T>,
): Promise<T> {
  if (order === undefined || order.isBroken()) return action();
  const isMixedUp = async (isWaitedFor: boolean) => {
    if (isWaitedFor && signal?.aborted !== true) await order.settle();
    return order.isBroken();
  };
  try {
    const result = await action();
    if (!(await isMixedUp(isSuspect(result)))) return result;
  } catch (error) {
    if (!(await isMixedUp(true))) throw error;
  }
  return action();
}
