import { expect, it } from "vitest";
import { madeInput } from "./made-input.ts";

it("reads the input of one request", () => {
  expect(
    madeInput({
      parameters: { Status: "Active" },
      form: { method: "GET" },
      signature: "wrong-secret",
      signedBy: "ic-1-w2",
    }),
  ).toEqual({
    parameters: [["Status", "Active"]],
    form: { method: "GET" },
    signature: "wrong-secret",
    signedBy: "ic-1-w2",
  });
  expect(madeInput({ parameters: { Status: "Active" }, form: {} })).toEqual({
    parameters: [["Status", "Active"]],
    form: null,
    signature: "none",
    signedBy: null,
  });
});

it.each([
  undefined,
  null,
  [],
  {},
  { commands: [] },
  { parameters: "Status" },
  { parameters: [["Status", "Active"]] },
  { parameters: { Status: 1 } },
  { parameters: {}, signature: "__proto__" },
])("is null for %j", (input) => {
  expect(madeInput(input)).toBeNull();
});
