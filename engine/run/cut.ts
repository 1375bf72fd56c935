/** Why a run is cut short: somebody asked for its end, or the time it was given is over. */
export type CutCause = "interruption" | "time";

/** Why what a run has not come to is untestable, for people. */
export const cutReasons: Readonly<Record<CutCause, string>> = {
  interruption: "the run was interrupted",
  time: "the time of the run was over",
};

/** Why this signal cut a run short, by the reason that it was aborted with; undefined while it is not. */
export function cutCauseOf(signal: AbortSignal | undefined): CutCause | undefined {
  if (signal?.aborted !== true) return undefined;
  return signal.reason === "interruption" ? "interruption" : "time";
}

/** The longest time that a timer of Node.js counts; a longer one would end at once. */
const longestTimerMs = 2 ** 31 - 1;

/** A signal that is aborted after so many milliseconds, fractions and times beyond all timers (24 days) included. */
export function cutAfter(ms: number): AbortSignal {
  return AbortSignal.timeout(Math.min(Math.ceil(ms), longestTimerMs));
}
