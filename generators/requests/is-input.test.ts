import { expect, test } from "vitest";
import { credentialIdParameter } from "../../contract/operations/update-service-specific-credential.ts";
import type { InputShape } from "./input-shape.ts";
import { isInputOf } from "./is-input.ts";
import { parameterSource } from "./parameter-source.ts";

const shape: InputShape = {
  parameters: [
    parameterSource(credentialIdParameter, { choose: "unknown" }),
    { name: "UserName", examples: [undefined], texts: null },
    { name: "Status", examples: [{ role: "opposite-status" }], texts: null },
  ],
  forms: [{ order: "reversed" }],
  namedUsers: [undefined],
  signatures: ["none"],
};
const forms = [{}, { order: "reversed" }, { order: "shuffled" }] as const;
const id = { name: "ServiceSpecificCredentialId", value: { text: "A".repeat(30) } };
const status = { name: "Status", value: { role: "opposite-status" } };
const input = { parameters: [id, status], form: {}, signature: "none" };

test("an input of the shape", () => {
  expect(isInputOf(shape, forms, input)).toBe(true);
  expect(isInputOf(shape, forms, { ...input, parameters: [status, id], form: { order: "reversed" } })).toBe(
    true,
  );
  expect(isInputOf(shape, forms, { ...input, parameters: [status, id], form: { order: "shuffled" } })).toBe(
    true,
  );
});

test.each([
  ["no object", null],
  ["a text", "input"],
  ["no parameters", { form: {}, signature: "none" }],
  ["another signature", { ...input, signature: "unsigned" }],
  ["another form", { ...input, form: { method: "GET" } }],
  ["a named user", { ...input, namedUser: { ending: "a", fill: false } }],
  ["another order", { ...input, parameters: [status, id] }],
  ["a parameter too few", { ...input, parameters: [id] }],
  ["a parameter twice", { ...input, parameters: [id, id, status] }],
  [
    "a parameter too many",
    { ...input, parameters: [id, { name: "UserName", value: { text: "a" } }, status] },
  ],
  [
    "an undeclared parameter",
    { ...input, parameters: [id, { name: "Colour", value: { text: "a" } }, status] },
  ],
  ["a parameter that is no object", { ...input, parameters: [id, 5, status] }],
  ["a text outside the domain", { ...input, parameters: [{ ...id, value: { text: "A" } }, status] }],
  ["another role", { ...input, parameters: [id, { ...status, value: { role: "current-status" } }] }],
])("not: %s", (_, value) => {
  expect(isInputOf(shape, forms, value)).toBe(false);
});
