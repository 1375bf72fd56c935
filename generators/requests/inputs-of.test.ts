import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { userNameMarks } from "../../contract/alphabets.ts";
import { breachesAgainst, breachesOf } from "../../contract/constraint.ts";
import {
  documentedStatuses,
  updateServiceSpecificCredential,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { RequestForm } from "../../contract/request-form.ts";
import type { Choice, Stimulus } from "../../suites/stimulus.ts";
import { mostExamples } from "../values/source.ts";
import type { Input } from "./input.ts";
import { inputsOf, type RequestRequirement } from "./inputs-of.ts";

const operation = updateServiceSpecificCredential;
const valid: Readonly<Record<string, Choice>> = {
  ServiceSpecificCredentialId: { choose: "role", role: "own-credential" },
  UserName: { choose: "role", role: "own-user" },
  Status: { choose: "role", role: "opposite-status" },
};

type Request = Extract<Stimulus, { kind: "request" }>;

function requirementWith(
  changes: Readonly<Record<string, Choice>>,
  rest: Omit<Request, "kind" | "parameters"> = {},
): RequestRequirement {
  return {
    id: "request.made-for-a-test",
    area: "request",
    level: "OBSERVE",
    evidence: "unknown",
    statement: "",
    citations: [],
    stimulus: { kind: "request", parameters: { ...valid, ...changes }, ...rest },
    expectation: { answer: "anything", state: "unread" },
    needs: [],
    claims: [],
  };
}

function sourceWith(...given: Parameters<typeof requirementWith>): ReturnType<typeof inputsOf> {
  return inputsOf(requirementWith(...given), operation);
}

function textOf(input: Input, name: string): string | undefined {
  const value = input.parameters.find((parameter) => parameter.name === name)?.value;
  return value !== undefined && "text" in value ? value.text : undefined;
}

test("roles only: one input, in the declared order", () => {
  expect(sourceWith({})).toEqual({
    examples: [
      {
        parameters: [
          { name: "ServiceSpecificCredentialId", value: { role: "own-credential" } },
          { name: "UserName", value: { role: "own-user" } },
          { name: "Status", value: { role: "opposite-status" } },
        ],
        form: {},
        signature: "none",
      },
    ],
    arbitrary: null,
  });
});

test("an absent parameter is not listed", () => {
  const { examples } = sourceWith({ UserName: { choose: "absent" } });
  expect(examples[0]?.parameters.map(({ name }) => name)).toEqual(["ServiceSpecificCredentialId", "Status"]);
});

test("each way to sign is tried", () => {
  const { examples, arbitrary } = sourceWith({}, { signatures: ["wrong-secret", "unsigned"] });
  expect(examples.map(({ signature }) => signature)).toEqual(["wrong-secret", "unsigned"]);
  expect(arbitrary).toBeNull();
});

test("every literal, form and named user is tried, in each combination where there are few", () => {
  const forms: readonly RequestForm[] = [{}, { method: "GET" }];
  const { examples, arbitrary } = sourceWith(
    { Status: { choose: "literal", values: documentedStatuses } },
    { forms, namedUser: { endings: [...userNameMarks], fill: true } },
  );
  expect(arbitrary).toBeNull();
  expect(examples.length).toBe(2 * 2 * userNameMarks.length);
  expect(new Set(examples.map((input) => JSON.stringify(input))).size).toBe(examples.length);
  expect(examples[0]?.namedUser).toEqual({ ending: "_", fill: true });
});

test("where there are many combinations each value is tried at least once, and the rest is drawn", () => {
  const endings = Array.from({ length: 30 }, (_, index) => `end${index}`);
  const { examples, arbitrary } = sourceWith(
    { Status: { choose: "literal", values: documentedStatuses } },
    { namedUser: { endings } },
  );
  expect(examples.length).toBe(30);
  expect(new Set(examples.map(({ namedUser }) => namedUser?.ending)).size).toBe(30);
  expect(new Set(examples.map((input) => textOf(input, "Status")))).toEqual(new Set(documentedStatuses));
  expect(arbitrary).not.toBeNull();
});

test("reversed and shuffled parameters", () => {
  const { examples, arbitrary } = sourceWith({}, { forms: [{ order: "reversed" }, { order: "shuffled" }] });
  const names = examples.map(({ parameters }) => parameters.map(({ name }) => name));
  expect(names).toEqual([
    ["Status", "UserName", "ServiceSpecificCredentialId"],
    ["UserName", "Status", "ServiceSpecificCredentialId"],
  ]);
  const drawn = arbitrary === null ? [] : fc.sample(arbitrary, { seed: 1, numRuns: 200 });
  expect(new Set(drawn.map(({ parameters }) => parameters.map(({ name }) => name).join())).size).toBe(6);
});

describe("each breach of each parameter", () => {
  const cases = operation.parameters.flatMap((parameter) =>
    parameter.constraints
      .flatMap(breachesAgainst)
      .map((breach) => [parameter.name, breach, parameter] as const),
  );

  test.each(cases)("%s %s: breaks exactly this, however it is shrunk", (name, breach, parameter) => {
    const choice: Choice = breach === "required" ? { choose: "absent" } : { choose: "breaking", breach };
    const { examples, arbitrary } = sourceWith({ [name]: choice });
    expect(examples.length).toBeLessThanOrEqual(mostExamples);
    const drawn = arbitrary === null ? [] : fc.sample(arbitrary, { seed: 3, numRuns: 300 });
    const shrunk = [...examples, ...drawn.slice(0, 3)].flatMap((input) => [
      ...(arbitrary?.shrink(input, undefined) ?? []),
    ]);
    for (const input of [...examples, ...drawn, ...shrunk.map(({ value }) => value)]) {
      const text = textOf(input, name);
      const expected = text === "" ? ["min-length", "pattern"] : [breach];
      expect(breachesOf(parameter.constraints, text)).toEqual(expected);
      const others = input.parameters.filter((other) => other.name !== name).map(({ value }) => value);
      expect(others.every((value) => "role" in value)).toBe(true);
      expect(input.parameters.length).toBe(breach === "required" ? 2 : 3);
    }
  });
});

test("a stimulus that does not fit the operation is refused", () => {
  const { Status: _, ...incomplete } = valid;
  const missing: RequestRequirement = {
    ...requirementWith({}),
    stimulus: { kind: "request", parameters: incomplete },
  };
  expect(() => inputsOf(missing, operation)).toThrow("Status has no choice");
  expect(() => sourceWith({ Colour: { choose: "absent" } })).toThrow("has no parameter Colour");
  expect(() => sourceWith({ Status: { choose: "unknown" } })).toThrow("Status has no pattern constraint");
});
