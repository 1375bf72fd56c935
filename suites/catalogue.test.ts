import { describe, expect, it } from "vitest";
import { hostileAlphabets } from "../contract/alphabets.ts";
import { documented, reported } from "../contract/citation.ts";
import { breachesOf, type LengthConstraint } from "../contract/constraint.ts";
import type { Operation } from "../contract/operation.ts";
import {
  credentialIdParameter,
  statusParameter,
  updateServiceSpecificCredential,
} from "../contract/operations/update-service-specific-credential.ts";
import { signatureFaults } from "../contract/signature-faults.ts";
import { sources } from "../contract/sources.ts";
import { catalogue, requirementById } from "./catalogue.ts";
import { constraints } from "./constraints.ts";
import { declare, updateOf } from "./declare.ts";
import { areas } from "./requirement.ts";
import { procedures } from "./stimulus.ts";

describe("catalogue", () => {
  it("has ids that never change", () => {
    expect(catalogue.map(({ id, level }) => `${level} ${id}`)).toMatchSnapshot();
  });

  it("covers every area", () => {
    expect([...new Set(catalogue.map(({ area }) => area))]).toEqual([...areas]);
  });

  it("rests every MUST on a documented clause and every SHOULD on a recorded one at least", () => {
    for (const { id, level, citations } of catalogue) {
      const grades = citations.map(({ evidence }) => evidence);
      if (level === "MUST") expect(grades, id).toContain("documented");
      if (level === "SHOULD")
        expect(
          grades.some((grade) => grade === "documented" || grade === "recorded"),
          id,
        ).toBe(true);
      for (const { source, clause } of citations) {
        expect(Object.keys(sources), id).toContain(source);
        expect(clause.length, id).toBeGreaterThan(0);
      }
    }
  });

  it("has no circle of needs", () => {
    const visited = new Set<string>();
    const visit = (id: string, path: readonly string[]): void => {
      expect(path, `${[...path, id].join(" -> ")}`).not.toContain(id);
      if (visited.has(id)) return;
      for (const need of requirementById(id)?.needs ?? []) visit(need.requirement, [...path, id]);
      visited.add(id);
    };
    for (const { id } of catalogue) visit(id, []);
  });

  it("says of each need by which failure it explains which", () => {
    // Without a plain update, or a document that can be read, nothing else can be judged.
    const gates = /^(?:status\.accepts-documented-values|response\.(?:success|error)\.(?:well-formed|root))$/;
    for (const { id, needs } of catalogue) {
      const vague = needs.filter(
        ({ requirement, explains, failing, rule }) =>
          failing === undefined && rule === undefined && !(explains === "all" && gates.test(requirement)),
      );
      expect(vague, id).toEqual([]);
    }
  });

  it("lets every requirement that reads the state, or asks for a success, rest on what accounts for it", () => {
    for (const { id, needs, expectation } of catalogue) {
      const needed = needs.map(({ requirement }) => requirement);
      if (expectation.state !== "unread" && id !== "state.updates-in-flight")
        expect(needed, id).toContain("state.updates-in-flight");
      if (expectation.answer === "success" && expectation.rules !== undefined)
        expect(needed, id).toContain("response.success.namespace");
    }
  });

  it("tries every way to sign", () => {
    const tried = catalogue.flatMap(({ stimulus }): readonly string[] =>
      stimulus.kind === "request" ? (stimulus.signatures ?? ["none"]) : [],
    );
    expect(new Set(tried)).toEqual(new Set(Object.keys(signatureFaults)));
  });

  it("makes use of every hostile alphabet and every procedure", () => {
    for (const name of Object.keys(hostileAlphabets)) {
      expect(requirementById(`credential-id.pattern.${name}`), name).toBeDefined();
    }
    const used = catalogue.flatMap(({ stimulus }) =>
      stimulus.kind === "procedure" ? [stimulus.procedure] : [],
    );
    expect(new Set(used)).toEqual(new Set(procedures));
  });
});

describe("declare", () => {
  const base = {
    statement: "x",
    stimulus: updateOf(updateServiceSpecificCredential)(),
    expect: { answer: "success" },
  } as const;

  it("refuses a MUST without a documented clause", () => {
    const citations = [reported("sts-recordings", "hearsay")];
    expect(() => declare("status.x", { ...base, level: "MUST", citations })).toThrow(
      "best evidence is reported",
    );
    expect(() => declare("status.x", { ...base, level: "SHOULD", citations })).toThrow(
      "best evidence is reported",
    );
    expect(declare("status.x", { ...base, level: "OBSERVE", citations }).evidence).toBe("reported");
  });

  it("refuses a requirement without a citation, and one outside the areas", () => {
    expect(() => declare("status.x", { ...base, level: "OBSERVE", citations: [] })).toThrow("cites nothing");
    const citations = [documented("api-reference", "clause")];
    expect(() => declare("statuses.x", { ...base, level: "MUST", citations })).toThrow("is in no area");
  });
});

describe("constraints", () => {
  it("follows a changed bound and a new constraint", () => {
    const length: LengthConstraint = {
      kind: "length",
      minimum: 3,
      maximum: 5,
      citation: documented("api-reference", "3..5"),
    };
    const operation: Operation = {
      ...updateServiceSpecificCredential,
      parameters: [{ ...credentialIdParameter, constraints: [length] }],
    };
    const derived = constraints(operation);
    expect(derived.map(({ id }) => id)).toEqual([
      "credential-id.min-length",
      "credential-id.max-length",
      "credential-id.accepts-min-length",
      "credential-id.accepts-max-length",
      "credential-id.max-length.page",
      "credential-id.max-length.mebibyte",
    ]);
    expect(derived[1]?.statement).toContain("longer than 5");
  });
});

describe("breachesOf", () => {
  const { constraints } = credentialIdParameter;

  it.each([
    [undefined, ["required"]],
    ["", ["min-length", "pattern"]],
    ["A".repeat(19), ["min-length"]],
    ["A".repeat(20), []],
    ["A".repeat(128), []],
    ["A".repeat(129), ["max-length"]],
    [`${"A".repeat(20)}\n`, ["pattern"]],
    [`${"A".repeat(20)}é`, ["pattern"]],
    ["-", ["min-length", "pattern"]],
  ])("%j", (value, breaches) => {
    expect(breachesOf(constraints, value)).toEqual(breaches);
  });

  it.each([
    [undefined, ["required"]],
    ["", ["one-of"]],
    ["Active", []],
    ["active", ["one-of"]],
  ])("of a list, %j", (value, breaches) => {
    expect(breachesOf(statusParameter.constraints, value)).toEqual(breaches);
  });
});
