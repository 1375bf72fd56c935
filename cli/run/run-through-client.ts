import type { Driver } from "../../clients/driver-protocol/open-driver.ts";
import { createClientJudge } from "../../clients/through/judge-through-client.ts";
import { runNames } from "../../engine/fixtures/run-names.ts";
import type { Verdict } from "../../engine/judge/verdict.ts";
import { type SurfaceRequirement, surfaceRequirementById } from "../../suites/surfaces.ts";
import { createQueryApi } from "../../targets/door/create-query-api.ts";
import { connectionOf } from "./connection-of.ts";
import type { RunContext } from "./run-context.ts";

/** What a run through a client is made with. */
export interface ThroughClient {
  readonly plan: readonly SurfaceRequirement[];
  readonly driver: Driver;
  /** The driver, as the command line names it. */
  readonly driverName: string;
  readonly onVerdict: (verdict: Verdict) => void;
  /** Aborted: the driver is closed, and nothing more is begun. */
  readonly signal: AbortSignal;
}

/** What a run through a client found out. */
export interface ClientFindings {
  /** By requirement; what an interrupted run has not come to is missing. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Those of the client included, as it counts them. */
  readonly requests: number;
}

/** Exercises requirements one after another through a client, on the first lane of a prepared run. */
export async function runThroughClient(
  run: RunContext,
  { plan, driver, driverName, onVerdict, signal }: ThroughClient,
): Promise<ClientFindings> {
  const [lane] = run.lanes;
  if (lane === undefined) throw new Error("the run has no lane");
  const api = createQueryApi({
    endpoint: new URL(run.endpoint),
    timeoutMs: run.timeoutMs,
    connections: 1,
    ...(run.ca === undefined ? {} : { ca: run.ca }),
    ...(run.rateLimit === undefined ? {} : { rateLimit: run.rateLimit }),
  });
  let byClient = 0;
  const { seed, deadline } = run.exercise;
  const judge = createClientJudge(
    {
      door: {
        driver,
        connection: connectionOf(run, api.send),
        userName: lane.userName,
        timeoutMs: run.timeoutMs,
        onRequests: (count) => {
          byClient += count;
        },
      },
      driver: driverName,
      lane,
      names: runNames(run.runId, "d"),
      seed,
      ...(deadline === undefined ? {} : { deadline }),
    },
    surfaceRequirementById,
  );
  const verdicts = new Map<string, Verdict>();
  const stop = (): void => void driver.close();
  signal.addEventListener("abort", stop);
  try {
    for (const requirement of plan) {
      if (signal.aborted) break;
      const verdict = await judge(requirement);
      // The call that an interruption ended is no failure of the driver.
      if (signal.aborted) break;
      verdicts.set(requirement.id, verdict);
      onVerdict(verdict);
    }
  } finally {
    signal.removeEventListener("abort", stop);
    await api.close();
  }
  return { verdicts, requests: api.requests() + byClient };
}
