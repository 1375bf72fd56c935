import type { StartedDriver } from "../driver-protocol/open-driver.ts";
import type { Rig } from "../rig/rig.ts";

/** What came of a check. */
export type CheckOutcome =
  | { readonly outcome: "passes" }
  /** The driver does not claim what is checked. */
  | { readonly outcome: "inapplicable"; readonly detail: string }
  | { readonly outcome: "fails"; readonly detail: string };

/** What a check works with. */
export interface SelfCheckRig extends Rig {
  /** Starts a second process of the driver; it is killed at the end of the check. */
  readonly startProcess: () => Promise<StartedDriver>;
  /** Milliseconds that a call may take. */
  readonly callTimeoutMs: number;
}

/** One thing that every driver has to do right before anything is said of its client. */
export interface DriverCheck {
  readonly name: string;
  /** What the driver has to do. */
  readonly statement: string;
  readonly run: (rig: SelfCheckRig) => Promise<CheckOutcome>;
}

export const passes: CheckOutcome = { outcome: "passes" };

export function fails(detail: string): CheckOutcome {
  return { outcome: "fails", detail };
}

export function inapplicable(detail: string): CheckOutcome {
  return { outcome: "inapplicable", detail };
}
