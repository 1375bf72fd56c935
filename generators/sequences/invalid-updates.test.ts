import { expect, test } from "vitest";
import { breachesOf } from "../../contract/constraint.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { invalidUpdates } from "./invalid-updates.ts";

const updates = invalidUpdates(updateServiceSpecificCredential);

test("one for each breach of each constraint, named as its requirement", () => {
  expect(updates.map(({ kind }) => kind)).toEqual([
    "credential-id.required",
    "credential-id.min-length",
    "credential-id.max-length",
    "credential-id.pattern",
    "user-name.min-length",
    "user-name.max-length",
    "user-name.pattern",
    "status.required",
    "status.one-of",
  ]);
});

test.each(updates)("$kind", ({ kind, parameter, value }) => {
  const declared = updateServiceSpecificCredential.parameters.find(({ name }) => name === parameter);
  const expected = value === "" ? ["min-length", "pattern"] : [kind.split(".")[1]];
  expect(breachesOf(declared?.constraints ?? [], value)).toEqual(expected);
});
