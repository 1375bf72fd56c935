import { describe, expect, it } from "vitest";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { sendInProcess } from "../../reference/send-in-process.ts";
import { catalogue, requirementById } from "../../suites/catalogue.ts";
import { openReference, openReferenceSession, referenceConnection } from "../testing/reference-session.ts";
import { estimateRequests, runsWithin, totalOf, type Undertaking } from "./estimate-requests.ts";
import { planRun } from "./plan.ts";
import { cleanUp, laneCount } from "./prepare-run.ts";
import { createJudge } from "./run-requirements.ts";

const claims = { authentication: true, get: true, "default-user": true, provisioning: true };
const concurrency = 4;
const budget = 1500;

function undertaking(only: readonly string[] = []): Undertaking {
  return {
    plan: planRun(catalogue, { claims, only }),
    find: requirementById,
    operation: updateServiceSpecificCredential,
    concurrency,
    makesLanes: true,
  };
}

/** Requests that a whole run sends to the reference endpoint. */
async function sentIn(run: Undertaking, runs: number): Promise<number> {
  const reference = openReference();
  const direct = sendInProcess(reference);
  let sent = 0;
  const connection = referenceConnection(reference, async (request) => {
    sent++;
    const answer = await direct(request);
    // As over a line: trials of one group are under way together.
    await new Promise((resolve) => setImmediate(resolve));
    return answer;
  });
  const session = await openReferenceSession(connection, laneCount(concurrency));
  const judge = createJudge(session, requirementById, { seed: 1, runs, concurrency });
  for (const planned of run.plan) await judge(planned);
  await cleanUp(connection, session.journal);
  return sent;
}

describe("estimateRequests", () => {
  it.each([[["status"]], [["state"]], [["user-name"]], [["request", "response"]]])(
    "is near what a run of %s sends",
    async (only) => {
      const run = undertaking(only);
      const sent = await sentIn(run, 10);
      const estimate = totalOf(estimateRequests(run, 10));
      expect(estimate / sent).toBeGreaterThan(0.9);
      expect(estimate / sent).toBeLessThan(1.25);
    },
  );

  it("counts what a plan needs beside it, and not what a target does not claim", () => {
    const alone = undertaking(["credential-id.max-length"]);
    const withNeeds = totalOf(estimateRequests(alone, 10));
    const withoutNeeds = totalOf(estimateRequests({ ...alone, find: () => undefined }, 10));
    expect(withNeeds).toBeGreaterThan(withoutNeeds);
    const disclaimed = planRun(catalogue, {
      claims: { ...claims, authentication: false },
      only: ["authentication"],
    });
    expect(totalOf(estimateRequests({ ...alone, plan: disclaimed }, 10))).toBeLessThan(withNeeds);
  });

  it("names the operations", () => {
    const estimate = estimateRequests(undertaking(), 1);
    expect(estimate.get("UpdateServiceSpecificCredential")).toBeGreaterThan(catalogue.length / 2);
    expect(estimate.get("CreateUser")).toBeGreaterThan(concurrency);
    expect(estimate.get("DeleteUser")).toBe(estimate.get("CreateUser"));
  });
});

describe("runsWithin", () => {
  it("keeps a run within the budget that real AWS gets, as the reference endpoint counts it", async () => {
    const run = undertaking();
    const runs = runsWithin(budget, 100, run);
    expect(runs).toBeGreaterThan(1);
    expect(runs).toBeLessThan(100);
    expect(totalOf(estimateRequests(run, runs + 1))).toBeGreaterThan(budget);
    const sent = await sentIn(run, runs);
    expect(sent).toBeLessThan(budget * 1.05);
    expect(sent).toBeGreaterThan(budget * 0.75);
  });

  it("gives what is asked for where that fits, and never less than one", () => {
    expect(runsWithin(1_000_000, 100, undertaking())).toBe(100);
    expect(runsWithin(1, 100, undertaking())).toBe(1);
  });
});
