import { expect, it } from "vitest";
import { madeInput } from "./made-input.ts";

it("reads the input of one request", () => {
  expect(
    madeInput({
      parameters: [{ name: "Status", value: { text: "Active" } }],
      form: { method: "GET" },
      signature: "wrong-secret",
    }),
  ).toEqual({ parameters: [["Status", "Active"]], usualForm: false, signature: "wrong-secret" });
  expect(madeInput({ parameters: [{ name: "Status", value: "Active" }], form: {} })).toEqual({
    parameters: [["Status", "Active"]],
    usualForm: true,
    signature: "none",
  });
});

it.each([
  undefined,
  null,
  [],
  {},
  { steps: [] },
  { parameters: "Status" },
  { parameters: [{ name: "Status" }] },
  { parameters: [{ name: "Status", value: { role: "own-user" } }] },
  { parameters: [], signature: "__proto__" },
])("is null for %j", (input) => {
  expect(madeInput(input)).toBeNull();
});
