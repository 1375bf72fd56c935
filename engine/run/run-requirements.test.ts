import { describe, expect, it } from "vitest";
import type { Send } from "../../protocol/exchange.ts";
import { requirementById } from "../../suites/catalogue.ts";
import type { Requirement } from "../../suites/requirement.ts";
import {
  openReference,
  openReferenceSession,
  referenceConnection,
  requirement,
} from "../testing/reference-session.ts";
import { counterexampleOf, sampleVerdict } from "../testing/sample-verdict.ts";
import { errorResponse, noResponse, parametersOf } from "../testing/wire-answers.ts";
import { createJudge, type ExerciseOptions } from "./run-requirements.ts";

const options: ExerciseOptions = { seed: 1, runs: 4, concurrency: 2 };

/** A judge of an embedded endpoint; `intercept` may answer an Action in its stead, once fixtures are made. */
async function open(
  given: {
    readonly mutant?: string;
    readonly options?: Partial<ExerciseOptions>;
    readonly find?: (id: string) => Requirement | undefined;
    readonly intercept?: (action: string) => ReturnType<Send> | undefined;
  } = {},
) {
  const connection = referenceConnection(openReference(given.mutant));
  const actions: string[] = [];
  let prepared = false;
  const send: Send = (request) => {
    const action = parametersOf(request).get("Action") ?? "";
    if (prepared) actions.push(action);
    return (prepared ? given.intercept?.(action) : undefined) ?? connection.send(request);
  };
  const session = await openReferenceSession({ ...connection, send }, 4);
  prepared = true;
  const judge = createJudge(session, given.find ?? requirementById, { ...options, ...given.options });
  return {
    judge: (each: Requirement) => judge({ requirement: each, disclaimed: null }),
    raw: judge,
    actions,
  };
}

describe("createJudge", () => {
  it("exercises a requirement once, however often and by whomever it is asked for", async () => {
    const { judge, actions } = await open();
    const needed = requirement("status.accepts-documented-values");
    const [first, second, dependant] = await Promise.all([
      judge(needed),
      judge(needed),
      judge(requirement("state.visible-after-update")),
    ]);
    expect(second).toBe(first);
    expect([first.outcome, dependant.outcome]).toEqual(["conforms", "conforms"]);
    const sent = actions.length;
    expect(sent).toBeGreaterThanOrEqual(first.runs + dependant.runs);
    expect(await judge(needed)).toBe(first);
    expect(await judge(requirement("state.visible-after-update"))).toBe(dependant);
    expect(actions).toHaveLength(sent);
  });

  it("exercises nothing that the target's entry does not claim", async () => {
    const { raw, actions } = await open();
    const verdict = await raw({ requirement: requirement("request.get"), disclaimed: "get" });
    expect(verdict).toMatchObject({
      outcome: "inapplicable",
      runs: 0,
      reason: "the target's entry does not claim get",
    });
    expect(actions).toEqual([]);
  });

  it("does not run what rests on a requirement that failed, and names the root of the chain", async () => {
    const { judge } = await open({ mutant: "always-not-found" });
    const verdict = await judge(requirement("status.required.code"));
    expect(verdict).toMatchObject({
      outcome: "untestable",
      runs: 0,
      because: "status.accepts-documented-values",
    });
    const gate = await judge(requirement("status.accepts-documented-values"));
    expect(gate.outcome).toBe("violates");
  });

  it("blames one fault once", async () => {
    const { judge } = await open({ mutant: "validation-error-422" });
    expect(await judge(requirement("status.one-of"))).toMatchObject({
      because: "response.status.validation-error",
    });
    expect((await judge(requirement("response.status.validation-error"))).outcome).toBe("violates");
  });

  it("gives the seed and the path that lead to a failure again", async () => {
    const { judge } = await open({ mutant: "id-max-length-above", options: { seed: 77, runs: 30 } });
    const verdict = await judge(requirement("credential-id.max-length"));
    expect(verdict).toMatchObject({ outcome: "violates", counterexample: { replay: { seed: 77 } } });
    expect(counterexampleOf(verdict).replay.path).toMatch(/^\d+(:\d+)*$/);
  });

  it("runs no more than a requirement bears, and at least once", async () => {
    const bounded = { ...requirement("status.accepts-documented-values"), mostRuns: 1 };
    expect((await (await open()).judge(bounded)).runs).toBe(1);
    const shared = { ...requirement("credential-id.max-length"), needs: [], share: 0.01 };
    expect((await (await open()).judge(shared)).runs).toBe(1);
    const half = { ...shared, share: 0.5 };
    expect((await (await open({ options: { runs: 7 } })).judge(half)).runs).toBe(4);
  });

  it("observes and never violates where the level is OBSERVE", async () => {
    const { judge } = await open({ mutant: "status-expired-accepted" });
    const verdict = await judge(requirement("status.expired.edition"));
    const observation = {
      kind: "answer",
      answer: { status: 200, code: null, body: "envelope" },
      effect: { changed: "status", status: "Expired" },
    };
    expect(verdict).toMatchObject({
      outcome: "observed",
      level: "OBSERVE",
      observations: [{ observation, count: 1 }],
    });
  });

  it("holds a target to the edition that it declares, also as a need of another requirement", async () => {
    const { judge } = await open({
      mutant: "status-expired-accepted",
      options: { edition: "api-reference" },
    });
    const needing: Requirement = {
      ...requirement("status.required"),
      needs: [{ requirement: "status.expired.edition", explains: "all" }],
    };
    expect(await judge(needing)).toMatchObject({ outcome: "untestable", because: "status.expired.edition" });
  });

  it("is untestable where a fixture cannot be read", async () => {
    const { judge } = await open({
      intercept: (action) =>
        action === "ListServiceSpecificCredentials"
          ? Promise.resolve(errorResponse(500, "InternalFailure"))
          : undefined,
    });
    expect(await judge(requirement("status.accepts-documented-values"))).toMatchObject({
      outcome: "untestable",
      reason: "ListServiceSpecificCredentials was answered 500 InternalFailure",
    });
  });

  it("is broken by the transport where the target stops answering", async () => {
    let answers = 3;
    const { judge } = await open({
      intercept: () => (answers-- > 0 ? undefined : Promise.resolve(noResponse("reset"))),
    });
    const verdict = await judge(requirement("state.visible-after-update"));
    expect(verdict).toMatchObject({ outcome: "untestable", because: "status.accepts-documented-values" });
    expect(await judge(requirement("status.accepts-documented-values"))).toMatchObject({
      outcome: "broken",
      brokenBy: "transport",
      reason: "the target stopped answering: no response (nothing came: reset)",
    });
  });

  it("is broken by the suite where the suite fails", async () => {
    const { judge } = await open({
      intercept: () => {
        throw new TypeError("a mistake of ours");
      },
    });
    expect(await judge(requirement("status.accepts-documented-values"))).toMatchObject({
      outcome: "broken",
      brokenBy: "suite",
      reason: "the suite failed: TypeError: a mistake of ours",
    });
    const lost = await open({ find: () => undefined });
    const verdict = await lost.judge(requirement("status.required"));
    expect(verdict).toMatchObject({
      outcome: "broken",
      brokenBy: "suite",
      reason: expect.stringContaining("which does not exist"),
    });
  });

  it("lets verdicts that are known stand", async () => {
    const gate = "status.accepts-documented-values";
    const known = sampleVerdict("violates", { requirement: gate });
    const session = await openReferenceSession(referenceConnection(openReference()), 2);
    const judge = createJudge(session, requirementById, options, [known]);
    expect(await judge({ requirement: requirement(gate), disclaimed: null })).toBe(known);
    const dependant = await judge({ requirement: requirement("state.idempotent"), disclaimed: null });
    expect(dependant).toMatchObject({ outcome: "untestable", because: gate });
  });

  it("begins nothing when the time is over", async () => {
    const { judge, actions } = await open({ options: { signal: AbortSignal.abort() } });
    expect(await judge(requirement("status.accepts-documented-values"))).toMatchObject({
      outcome: "untestable",
      runs: 0,
    });
    expect(actions).toEqual([]);
  });
});
