import { describe, expect, it } from "vitest";
import { updateServiceSpecificCredential as operation } from "../../contract/operations/update-service-specific-credential.ts";
import { gistOf } from "../../protocol/answers/describe-answer.ts";
import { catalogue, requirementById } from "../../suites/catalogue.ts";
import { FixtureError } from "../fixtures/fixture-error.ts";
import { inventedLanes } from "../fixtures/invented-lanes.ts";
import { memoryJournal } from "../fixtures/journal.ts";
import { runNames } from "../fixtures/run-names.ts";
import type { Verdict } from "../judge/verdict.ts";
import { openReference, referenceConnection } from "../testing/reference-session.ts";
import { exercisePlan } from "./exercise-plan.ts";
import { nobody } from "./nobody.ts";
import { perform } from "./perform.ts";
import { createJudge } from "./run-requirements.ts";

/** The verdicts on the reference, with the fault of a mutant, where no fixture can be made. */
async function verdictsOn(mutant?: string): Promise<readonly Verdict[]> {
  const reference = openReference(mutant);
  const connection = referenceConnection(reference);
  const { answer } = await perform({ connection, operation }, nobody, "Inactive");
  if (answer === null) throw new Error("no answer");
  const problem = new FixtureError("no users");
  const names = runNames("t1", "t");
  const session = {
    connection,
    operation,
    lanes: inventedLanes(names, problem),
    names,
    journal: memoryJournal(),
    standIn: { problem, plain: gistOf(answer) },
  };
  const judge = createJudge(session, requirementById, { seed: 1, runs: 4, concurrency: 8, shrink: false });
  const plan = catalogue.map((requirement) => ({ requirement, disclaimed: null }));
  const verdicts = await exercisePlan(judge, plan, { concurrency: 8 });
  expect(reference.snapshot()).toMatchObject({ users: 0, credentials: 0 });
  return [...verdicts.values()];
}

const violatedIn = (verdicts: readonly Verdict[]) =>
  verdicts.filter(({ outcome }) => outcome === "violates").map(({ requirement }) => requirement);

describe("without fixtures", () => {
  it("what needs none is judged, on identifiers that nobody has, and an honest target is accused of nothing", async () => {
    const verdicts = await verdictsOn();
    const conforming = verdicts.filter(({ outcome }) => outcome === "conforms");
    expect(violatedIn(verdicts)).toEqual([]);
    expect(conforming.length).toBeGreaterThan(100);
    const ids = conforming.map(({ requirement }) => requirement);
    for (const id of [
      "credential-id.unknown",
      "user-name.unknown",
      "status.one-of",
      "credential-id.max-length",
      "response.error.well-formed",
      "request.action.unknown",
      "request.get",
      "authentication.unsigned",
      "authentication.presigned",
    ])
      expect(ids).toContain(id);
    for (const verdict of verdicts) {
      if (verdict.outcome === "untestable") expect(verdict.reason).toBe("no users");
      else expect(["conforms", "observed"]).toContain(verdict.outcome);
    }
    const untestable = verdicts.filter(({ outcome }) => outcome === "untestable");
    expect(untestable.map(({ requirement }) => requirement)).toEqual(
      expect.arrayContaining([
        "status.accepts-documented-values",
        "state.visible-after-update",
        "state.model",
      ]),
    );
  });

  it.each([
    ["signature-not-required", ["authentication.unsigned"]],
    ["request-get-refused", ["request.get"]],
    ["request-version-optional", ["request.version.absent"]],
    ["no-such-entity-400", ["response.status.no-such-entity"]],
    ["error-message-missing", ["response.error.message"]],
    ["error-json", ["response.error.well-formed"]],
    ["request-action-any-case", ["request.action.unknown"]],
    // Whether the constraint is checked after the look-up cannot be told: nobody is accused.
    ["id-length-unchecked", []],
    ["status-any-value", []],
  ])("one fault is one violation: %s", async (mutant, violated) => {
    const verdicts = await verdictsOn(mutant);
    expect(violatedIn(verdicts).filter((id) => requirementById(id)?.level === "MUST")).toEqual(violated);
  });
});
