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
