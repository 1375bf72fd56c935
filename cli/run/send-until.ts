import type { NoResponse, Send } from "../../protocol/exchange.ts";

const cutShort: NoResponse = {
  kind: "no-response",
  cause: "other",
  detail: "the run was cut short",
  durationMs: 0,
};

/** Sends nothing more once `signal` is aborted, and gives up so many milliseconds later what is in flight then. */
export function sendUntil(signal: AbortSignal | undefined, grace: number, send: Send): Send {
  if (signal === undefined) return send;
  const givingUp = new Set<() => void>();
  const giveUpAll = () => {
    for (const giveUp of givingUp) giveUp();
  };
  signal.addEventListener("abort", () => setTimeout(giveUpAll, grace).unref(), { once: true });
  return (request) => {
    if (signal.aborted) return Promise.resolve(cutShort);
    return new Promise((resolve, reject) => {
      const giveUp = () => resolve(cutShort);
      givingUp.add(giveUp);
      send(request)
        .then(resolve, reject)
        .finally(() => givingUp.delete(giveUp));
    });
  };
}
