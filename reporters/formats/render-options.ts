import type { ReplayWay } from "../words/replay-words.ts";
import type { TextOptions } from "./document/text.ts";

/** How a report is shown, beyond what it says. */
export interface RenderOptions extends TextOptions {
  /** How a counterexample is sent again; absent: there is no JSON report yet. */
  readonly replay?: ReplayWay;
  /** Text only: what matters most in so many lines; absent: everything. */
  readonly rows?: number;
}
