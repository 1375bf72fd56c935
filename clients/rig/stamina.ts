import { DriverFault, type Rig } from "./rig.ts";

/** Calls that may hang before no more are made: each costs as long as the deadline of a call. */
const mostHangs = 3;

/** How long calls are worth making: until a driver hangs too often or leaves its protocol, or until an interruption. */
export interface Stamina {
  /** Makes calls. null: they are not worth making any more, or the driver left its protocol at one of them. */
  readonly spend: <T>(act: () => Promise<T>) => Promise<T | null>;
  /** Ends it. `problem` says why, for people. */
  readonly end: (problem: string) => void;
  /** Aborted once it has ended. */
  readonly signal: AbortSignal;
  /** Why it has ended; undefined: it has not, or there was an interruption. */
  readonly problem: () => string | undefined;
}

/** The stamina for calls that one or several rigs make from now on. */
export function createStamina(rigs: readonly Rig[], interruption?: AbortSignal): Stamina {
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, ...(interruption === undefined ? [] : [interruption])]);
  const hangs = () => rigs.reduce((sum, { driver }) => sum + driver.hangs(), 0);
  const before = hangs();
  let problem: string | undefined;

  function end(why: string): void {
    problem ??= why;
    ended.abort();
  }

  return {
    async spend(act) {
      if (signal.aborted) return null;
      try {
        const made = await act();
        const count = hangs() - before;
        if (count >= mostHangs) end(`the client hung ${count} times, and its other calls were not made`);
        return made;
      } catch (error) {
        if (!(error instanceof DriverFault)) throw error;
        end(error.message);
        return null;
      }
    },
    end,
    signal,
    problem: () => problem,
  };
}
