import type { Verdict } from "../../engine/judge/verdict.ts";

/** What happens in a run, as far as its progress shows it. */
export type ProgressEvent =
  | {
      readonly kind: "started";
      /** Requirements of the plan. */
      readonly total: number;
      readonly areas: readonly { readonly area: string; readonly total: number }[];
    }
  | { readonly kind: "phase"; readonly text: string }
  /** A line that stays. */
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "verdict"; readonly verdict: Verdict; readonly area: string }
  /** Nothing happened but that time passed; the run takes about so many milliseconds yet, where that is known. */
  | { readonly kind: "tick"; readonly leftMs: number | null }
  | { readonly kind: "finished" };

/** Takes the events of a run one by one. */
export type Progress = (event: ProgressEvent) => void;
