import type { Verdict } from "../../engine/judge/verdict.ts";

/** What came of a call tells nothing of the target. `message` says why, for people. */
export class SaysNothing extends Error {
  override readonly name = "SaysNothing";
  readonly outcome: "untestable" | "broken";
  /** Where it is broken: what broke. */
  readonly brokenBy: NonNullable<Verdict["brokenBy"]>;

  constructor(outcome: "untestable" | "broken", message: string, brokenBy: NonNullable<Verdict["brokenBy"]>) {
    super(message);
    this.outcome = outcome;
    this.brokenBy = brokenBy;
  }
}
