import { describe, expect, it } from "vitest";
import { mutantByName } from "../../reference/mutants/mutants.ts";
import { catalogue, requirementById } from "../../suites/catalogue.ts";
import type { Requirement } from "../../suites/requirement.ts";
import type { Verdict } from "../judge/verdict.ts";
import { modelSequence } from "../procedures/model-sequence.ts";
import {
  openReference,
  openReferenceSession,
  referenceConnection,
  requirement,
} from "../testing/reference-session.ts";
import { requestExercise } from "./exercise-request.ts";
import { planRun } from "./plan.ts";
import { cleanUp } from "./prepare-run.ts";
import { type Exercise, runProperty } from "./run-property.ts";
import { createJudge } from "./run-requirements.ts";
import type { Session } from "./session.ts";

const claims = { authentication: true, get: true, "default-user": true, provisioning: true };

/** Exercises requirements, all at once, on an embedded endpoint of their own, and cleans up. */
async function exercise(
  requirements: readonly Requirement[],
  options: { readonly seed: number; readonly runs: number; readonly mutant?: string },
) {
  const reference = openReference(options.mutant);
  const connection = referenceConnection(reference);
  const empty = reference.snapshot();
  const session = await openReferenceSession(connection, 8);
  const judge = createJudge(session, requirementById, { ...options, concurrency: 8 });
  const verdicts = await Promise.all(planRun(requirements, { claims, only: [] }).map(judge));
  const left = await cleanUp(connection, session.journal);
  return { verdicts, left, empty, afterwards: reference.snapshot() };
}

function detailOf(verdict: Verdict): string {
  if (verdict.outcome !== "violates")
    return "reason" in verdict && verdict.reason !== undefined ? `: ${verdict.reason}` : "";
  const { expected, observed } = verdict.counterexample;
  return `: expected ${expected}, observed ${observed}`;
}

function outcomesOf(verdicts: readonly Verdict[]): Record<string, string> {
  return Object.fromEntries(
    verdicts.map((verdict) => [verdict.requirement, `${verdict.outcome}${detailOf(verdict)}`]),
  );
}

const asRequired = Object.fromEntries(
  catalogue.map(({ id, level }) => [id, level === "OBSERVE" ? "observed" : "conforms"]),
);

/** What a requirement is exercised with, but for the inputs that are the same with every seed; null: there are no others. */
function generatedOnly(session: Session, each: Requirement): Exercise<unknown> | null {
  const { stimulus } = each;
  if (stimulus.kind === "request") return withoutExamples(requestExercise(session, { ...each, stimulus }));
  return stimulus.procedure === "model-sequence" ? withoutExamples(modelSequence(session, each)) : null;
}

/** Values of any kind go back only to where they came from. */
function withoutExamples<T>({ arbitrary, attempt }: Exercise<T>): Exercise<unknown> | null {
  return arbitrary === null ? null : { examples: [], arbitrary, attempt: (input) => attempt(input as T) };
}

describe("an endpoint that does as documented", () => {
  it("conforms throughout, and nothing is left on it", async () => {
    const run = await exercise(catalogue, { seed: 1, runs: 12 });
    expect(outcomesOf(run.verdicts)).toEqual(asRequired);
    expect(run.left).toEqual([]);
    expect(run.afterwards).toEqual(run.empty);
  });

  it.each([1, 2, 3, 5, 8, 13, -21, 34_000_001, 2_147_483_647, -2_147_483_648])(
    "does as required of every input that is generated: seed %i",
    async (seed) => {
      const reference = openReference();
      const empty = reference.snapshot();
      const session = await openReferenceSession(referenceConnection(reference), 8);
      const required = catalogue.filter(({ level }) => level !== "OBSERVE");
      let tried = 0;
      const failures = await Promise.all(
        required.map(async (each) => {
          const generated = generatedOnly(session, each);
          if (generated === null) return [];
          const result = await runProperty(generated, { seed, runs: 3, concurrency: 3 });
          tried += result.runs;
          return result.minimal === null ? [] : [[each.id, result.minimal.trial]];
        }),
      );
      expect(failures.flat()).toEqual([]);
      expect(tried).toBeGreaterThan(100);
      expect(await cleanUp(session.connection, session.journal)).toEqual([]);
      expect(reference.snapshot()).toEqual(empty);
    },
  );
});

/** At least one fault of each area, and of each way in which an answer or the state can be wrong. */
const planted = [
  "id-max-length-above",
  "id-pattern-line-end",
  "id-not-required",
  "id-unknown-accepted",
  "id-of-another-user-accepted",
  "user-trimmed",
  "status-any-case",
  "status-trimmed",
  "status-message",
  "state-no-effect",
  "state-new-date",
  "state-second-credential-too",
  "state-all-users",
  "state-changed-after-refusal",
  "success-not-closed",
  "error-type-receiver",
  "request-id-constant",
  "no-such-entity-400",
  "request-get-refused",
  "signature-not-compared",
  "precedence-existence-first",
  "always-success",
];

describe("an endpoint with one fault", () => {
  it.each(planted)("is found out by what has to notice: %s", async (name) => {
    const kills = mutantByName(name)?.kills ?? [];
    expect(kills, "the fault is known, and what has to notice").not.toEqual([]);
    const run = await exercise(kills.map(requirement), { seed: 1, runs: 24, mutant: name });
    const violated = run.verdicts.filter((verdict) => verdict.outcome === "violates");
    expect(violated, JSON.stringify(outcomesOf(run.verdicts))).not.toEqual([]);
    // One fault is reported once: what else notices may be put down to what was violated before it.
    const others = run.verdicts.filter(({ outcome }) => outcome !== "violates");
    expect(
      others.filter((verdict) => verdict.outcome !== "untestable" || verdict.because === undefined),
    ).toEqual([]);
    for (const { counterexample, flaky } of violated) {
      expect(flaky, "found again").toBe(false);
      expect(counterexample.exchange.request.method).toMatch(/^(POST|GET)$/);
      expect(counterexample.replay).toMatchObject({ seed: 1, path: expect.stringMatching(/^\d+(:\d+)*$/) });
    }
  });

  it("is not found where there is none: the honest endpoint stands the same trials", async () => {
    const kills = new Set(planted.flatMap((name) => mutantByName(name)?.kills ?? []));
    const run = await exercise([...kills].map(requirement), { seed: 1, runs: 24 });
    expect(run.verdicts.filter(({ outcome }) => outcome !== "conforms")).toEqual([]);
  });
});
