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
  | { readonly kind: "verdict"; readonly verdict: Verdict; readonly area: string }
  /** Nothing happened but that time passed. */
  | { readonly kind: "tick" }
  | { readonly kind: "finished" };

/** Takes the events of a run one by one. */
export type Progress = (event: ProgressEvent) => void;
