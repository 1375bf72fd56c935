import { describe, expect, it } from "vitest";
import { userNameParameter } from "../../contract/operations/update-service-specific-credential.ts";
import { sendInProcess } from "../../reference/send-in-process.ts";
import { catalogue, requirementById } from "../../suites/catalogue.ts";
import type { Verdict } from "../judge/verdict.ts";
import { openReference, openReferenceSession, referenceConnection } from "../testing/reference-session.ts";
import { counterexampleOf } from "../testing/sample-verdict.ts";
import { noResponse, parametersOf } from "../testing/wire-answers.ts";
import { exercisePlan } from "./exercise-plan.ts";
import { createJudge } from "./run-requirements.ts";

const answering = "response.answers-every-request";

/** What requirements of these areas come to at an endpoint that never answers a name this long; with what was told. */
async function withoutAnswerFrom(length: number, ids: readonly string[]) {
  const reference = openReference();
  const honest = sendInProcess(reference);
  const connection = referenceConnection(reference, async (request) => {
    const name = parametersOf(request).get(userNameParameter.name) ?? "";
    return name.length >= length ? noResponse("reset") : honest(request);
  });
  const session = await openReferenceSession(connection, 4);
  const judge = createJudge(session, requirementById, { seed: 1, runs: 20, concurrency: 4 });
  const plan = catalogue
    .filter(({ id }) => ids.some((each) => id === each || id.startsWith(`${each}.`)))
    .map((requirement) => ({ requirement, disclaimed: null }));
  const told: Verdict[] = [];
  const verdicts = await exercisePlan(judge, plan, {
    concurrency: 4,
    onVerdict: (verdict) => told.push(verdict),
  });
  return { verdicts, told };
}

function violatedIn(verdicts: ReadonlyMap<string, Verdict>): string[] {
  return [...verdicts.values()]
    .filter(({ outcome }) => outcome === "violates")
    .map((each) => each.requirement);
}

describe("exercisePlan", () => {
  it("names a request that gets no answer once, whichever requirement sent it", async () => {
    const { verdicts, told } = await withoutAnswerFrom(129, [answering, "user-name"]);
    expect(violatedIn(verdicts)).toEqual([answering]);
    const named = verdicts.get(answering);
    if (named === undefined) throw new Error("there is no verdict");
    const { exchange, kind } = counterexampleOf(named);
    expect(kind).toBe("no-answer");
    expect(parametersOf(exchange.request).get("UserName")).toHaveLength(129);
    expect(verdicts.get("user-name.max-length")).toMatchObject({
      outcome: "untestable",
      because: answering,
      failedBy: "no-answer",
    });
    expect(verdicts.get("user-name.required")?.outcome).not.toBe("untestable");
    expect(new Map(told.map((verdict) => [verdict.requirement, verdict]))).toEqual(verdicts);
    expect(told).toHaveLength(verdicts.size);
  });

  it("leaves the violation where it was found when that requirement was not chosen", async () => {
    const { verdicts } = await withoutAnswerFrom(129, ["user-name.max-length"]);
    expect(violatedIn(verdicts)).toEqual(["user-name.max-length"]);
  });
});
