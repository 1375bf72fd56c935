import { estimateRequests, totalOf } from "../../engine/run/estimate-requests.ts";
import { exercisePlan } from "../../engine/run/exercise-plan.ts";
import { fewestNeedsFirst } from "../../engine/run/plan.ts";
import { planFor } from "./plan-for.ts";
import type { RunCommand } from "./run-command.ts";
import type { RunSurface } from "./run-surface.ts";
import { runsFor, undertakingOf } from "./undertaking-of.ts";

/** Requirements under way at once: enough to keep every lane busy while some wait for the needs of others. */
const concurrency = 12;

/** The Query API as the surface: the requirements of the catalogue. */
export function queryApiSurface(command: RunCommand): RunSurface {
  return {
    planFor: (target) => {
      const plan = planFor(command, target);
      return {
        estimate: () => totalOf(estimateRequests(undertakingOf(command, target), runsFor(command, target))),
        requirements: plan.map(({ requirement }) => requirement),
        exercise: async ({ judge, writeRecording }, watch) => {
          const verdicts = await exercisePlan(judge, fewestNeedsFirst(plan), { ...watch, concurrency });
          writeRecording();
          return { verdicts, clientRequests: 0 };
        },
      };
    },
    opening: command,
    client: null,
    close: async () => undefined,
  };
}
