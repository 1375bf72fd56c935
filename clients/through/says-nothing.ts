import type { Broken } from "../../engine/judge/verdict.ts";

/** What came of a call tells nothing of the target. `message` says why, for people. */
export class SaysNothing extends Error {
  override readonly name = "SaysNothing";
  /** What broke; null: nothing did, and the requirement is untestable. */
  readonly brokenBy: Broken["brokenBy"] | null;

  constructor(message: string, brokenBy: Broken["brokenBy"] | null) {
    super(message);
    this.brokenBy = brokenBy;
  }
}
