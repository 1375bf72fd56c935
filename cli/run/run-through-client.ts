import type { Driver } from "../../clients/driver-protocol/open-driver.ts";
import { createClientJudge } from "../../clients/through/judge-through-client.ts";
import { exercisePlan } from "../../engine/run/exercise-plan.ts";
import { type SurfaceRequirement, surfaceRequirementById } from "../../suites/surfaces.ts";
import type { Target } from "../../targets/target.ts";
import type { OpenRun } from "./open-run.ts";
import type { Findings, Watch } from "./run-surface.ts";

/** What a run through a client is made with. */
export interface ThroughClient extends Watch {
  readonly plan: readonly SurfaceRequirement[];
  readonly driver: Driver;
  /** The driver, as the command line names it. */
  readonly driverName: string;
  readonly target: Pick<Target, "timeoutMs">;
}

/**
 * Exercises requirements one after another through a client, on the first lane of a prepared run. Where the signal is
 * aborted the driver is closed, and nothing more is begun.
 */
export async function runThroughClient(
  {
    preparation,
    connection,
    names,
    exercise,
  }: Pick<OpenRun, "preparation" | "connection" | "names" | "exercise">,
  { plan, driver, driverName, target, onVerdict, signal }: ThroughClient,
): Promise<Findings> {
  const [lane] = preparation.lanes;
  if (lane === undefined) throw new Error("the run has no lane");
  let clientRequests = 0;
  const judge = createClientJudge(
    {
      surface: {
        driver,
        connection,
        userName: lane.userName,
        timeoutMs: target.timeoutMs,
        onRequests: (count) => {
          clientRequests += count;
        },
      },
      driver: driverName,
      lane,
      names,
      seed: exercise.seed,
      signal,
    },
    surfaceRequirementById,
  );
  const stop = (): void => void driver.close();
  signal.addEventListener("abort", stop);
  try {
    const verdicts = await exercisePlan(judge, plan, { concurrency: 1, onVerdict, signal });
    return { verdicts, clientRequests };
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
