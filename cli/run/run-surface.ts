import type { Verdict } from "../../engine/judge/verdict.ts";
import type { Progress } from "../../reporters/progress/progress-event.ts";
import type { ReportedClient } from "../../reporters/report/run-report.ts";
import type { Gathered } from "../../reporters/vitest/vitest-adapter.ts";
import type { Target } from "../../targets/target.ts";
import type { Command } from "../arguments/command.ts";
import type { ChosenTarget } from "./choose-target.ts";
import type { OpenRun } from "./open-run.ts";

/** A requirement that a run exercises, as far as its course and its report need to know it. */
export type Exercised = Pick<Verdict, "level" | "evidence"> & { readonly id: string; readonly area: string };

/** Exercises the requirements of a prepared run; ends early where `signal` is aborted. */
export type ExerciseRun = (open: OpenRun, progress: Progress, signal: AbortSignal) => Promise<Gathered>;

/** A door to the target, as a run uses it. */
export interface RunSurface {
  /** The requirements of a run on this target, in order. */
  readonly planFor: (target: Target) => readonly Exercised[];
  /** The command by which the run is opened: its lanes and its cost are reckoned from it. */
  readonly opening: Extract<Command, { name: "run" }>;
  /** The client behind the door; null: the suite itself. */
  readonly client: ReportedClient | null;
  /** Loads what exercising takes, while the target is probed. Rejects with Problem where that cannot be had. */
  readonly load: (chosen: ChosenTarget) => Promise<ExerciseRun>;
  /** Ends what it has started. */
  readonly close: () => Promise<void>;
}
