import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { type EnvelopeRule, envelopeRules } from "../../contract/envelope-rules.ts";
import { errorEnvelope, type FaultType, type JsonSchema, successEnvelope } from "../../contract/envelopes.ts";
import type { Operation } from "../../contract/operation.ts";
import type { PlainDocument } from "../xml/plain-document.ts";
import type { EnvelopeProblem } from "./answer.ts";
import { excerpt } from "./excerpt.ts";

// `verbose` puts into each error the part of the schema that failed, which names its envelope rule.
// The schemas are held against their own by a test, not at each start.
const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  strict: true,
  allowUnionTypes: true,
  validateSchema: false,
});
const validators = new Map<string, ValidateFunction>();

/** Compiles each envelope once; there are as many as operations, and three of errors. */
function validatorOf(key: string, schema: () => JsonSchema): ValidateFunction {
  const known = validators.get(key);
  if (known !== undefined) return known;
  const validator = ajv.compile(schema());
  validators.set(key, validator);
  return validator;
}

/** The rules that a document breaks as the success envelope of an operation: one problem each. */
export function successProblems(
  document: PlainDocument,
  operation: Pick<Operation, "name" | "hasResult">,
): EnvelopeProblem[] {
  const key = `success ${operation.hasResult} ${operation.name}`;
  return problemsOf(
    validatorOf(key, () => successEnvelope(operation)),
    document,
  );
}

/** The rules that a document breaks as the error envelope of an error that may have these types: one problem each. */
export function errorProblems(document: PlainDocument, types: readonly FaultType[]): EnvelopeProblem[] {
  return problemsOf(
    validatorOf(`error ${types.join()}`, () => errorEnvelope(types)),
    document,
  );
}

function problemsOf(validator: ValidateFunction, document: PlainDocument): EnvelopeProblem[] {
  if (validator(document)) return [];
  const problems = new Map<EnvelopeRule, EnvelopeProblem>();
  for (const error of validator.errors ?? []) {
    for (const rule of rulesOf(error)) {
      if (!problems.has(rule)) problems.set(rule, { rule, detail: detailOf(error) });
    }
  }
  return [...problems.values()];
}

/** The rules named by the failing part of the schema: for an absent property, by the property's own part. */
function rulesOf(error: ErrorObject): EnvelopeRule[] {
  const part = error.keyword === "required" ? propertyPart(error) : error.parentSchema;
  const comment: unknown = part?.["$comment"];
  return typeof comment === "string" ? comment.split(" ").filter(isRule) : [];
}

function propertyPart(error: ErrorObject): Record<string, JsonSchema>[string] | undefined {
  const properties: Record<string, JsonSchema> | undefined = error.parentSchema?.["properties"];
  return properties?.[missingName(error)];
}

function missingName(error: ErrorObject): string {
  const name: unknown = error.params["missingProperty"];
  return typeof name === "string" ? name : "";
}

function isRule(name: string): name is EnvelopeRule {
  return Object.hasOwn(envelopeRules, name);
}

/** One line for people: where, and what is wrong there. */
function detailOf(error: ErrorObject): string {
  const place = excerpt(error.instancePath.slice(1));
  switch (error.keyword) {
    case "required":
      return `${place === "" ? "" : `${place}/`}${missingName(error)} is missing`;
    case "type":
      return `${place} ${shapeOf(error.data)}`;
    case "pattern":
      return place.endsWith("/#text")
        ? `${place.slice(0, -"/#text".length)} holds stray text`
        : `${place} is empty`;
    case "enum":
      return `${place} is ${typeof error.data === "string" ? excerpt(error.data) : "not one text"}`;
    default:
      return `${place} is not expected`;
  }
}

function shapeOf(data: unknown): string {
  if (Array.isArray(data)) return "occurs more than once";
  return typeof data === "string" ? "holds no elements" : "holds elements";
}
