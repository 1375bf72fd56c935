import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { errorEnvelope, faultTypesOf, successEnvelope } from "../../contract/envelopes.ts";
import { fixtureOperations } from "../../contract/fixture-operations.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";

/** A keyword that JSON Schema does not allow makes this throw or say false; the validator itself does not look. */
function isSchema(schema: object): boolean {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true });
  const valid = ajv.validateSchema(schema);
  ajv.compile(schema);
  return valid === true;
}

describe("the envelopes' schemas", () => {
  it.each([updateServiceSpecificCredential, ...Object.values(fixtureOperations)])(
    "is a JSON Schema for the success of $name",
    (operation) => expect(isSchema(successEnvelope(operation))).toBe(true),
  );

  it.each([200, 404, 503])("is a JSON Schema for errors with status %i", (status) => {
    expect(isSchema(errorEnvelope(faultTypesOf(status)))).toBe(true);
  });
});
