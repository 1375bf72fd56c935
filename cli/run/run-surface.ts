import type { Verdict } from "../../engine/judge/verdict.ts";
import type { ClientIdentity } from "../../reporters/report/run-report.ts";
import type { Target } from "../../targets/target.ts";
import type { OpenRun } from "./open-run.ts";
import type { RunCommand } from "./run-command.ts";

/** A requirement that a run exercises, as far as its course and its report need to know it. */
export type Exercised = Pick<Verdict, "level" | "evidence"> & { readonly id: string; readonly area: string };

/** Who follows the requirements of a run, and how it is ended early. */
export interface Watch {
  readonly onVerdict: (verdict: Verdict) => void;
  readonly signal: AbortSignal;
}

/** What exercising the requirements has found out. */
export interface Findings {
  /** By requirement; what the run has not come to is missing. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Requests that a client has sent, as it counts them. */
  readonly clientRequests: number;
}

/** The requirements of one target, ready to be exercised. */
export interface SurfacePlan {
  /** About how many requests exercising them takes; null: unknown. */
  readonly estimate: () => number | null;
  /** In order. */
  readonly requirements: readonly Exercised[];
  /** Exercises them on a prepared run; ends early where the signal is aborted. */
  readonly exercise: (open: OpenRun, watch: Watch) => Promise<Findings>;
}

/** A surface of the target, as a run uses it. */
export interface RunSurface {
  readonly planFor: (target: Target) => SurfacePlan;
  /** The command by which the run is opened: its lanes and its cost are reckoned from it. */
  readonly opening: RunCommand;
  /** The client that the surface is; null: the suite itself. */
  readonly client: ClientIdentity | null;
  /** Ends what it has started. */
  readonly close: () => Promise<void>;
}
