import type { ErrorObject } from "ajv";
import { type Path, pathOf } from "./json-document.ts";
import { suggestion } from "./nearest.ts";

/** What is wrong with one part of a file, before its place in the text is known. */
export interface PartProblem {
  readonly path: Path;
  /** Whether the key itself is wrong or its value. */
  readonly part: "key" | "value";
  readonly message: string;
}

/** A schema error in words for people. Values are named by their type, never quoted: they may be secrets. */
export function describeSchemaError(error: ErrorObject): PartProblem[] {
  const { keyword, params, parentSchema } = error;
  const path = pathOf(error.instancePath);
  const value = (message: string): PartProblem[] => [{ path, part: "value", message }];
  const key = (name: string, message: string): PartProblem[] => [
    { path: [...path, name], part: "key", message },
  ];
  const properties = Object.keys(Object(parentSchema?.["properties"]));
  switch (keyword) {
    case "additionalProperties": {
      const name = String(params["additionalProperty"]);
      return key(
        name,
        `unknown key "${name}".${suggestion(name, properties)} Allowed: ${properties.join(", ")}.`,
      );
    }
    case "propertyNames": {
      const name = String(params["propertyName"]);
      return key(
        name,
        `"${name}" is not a valid name for a target; use up to 64 lower-case letters, digits, "." and "-".`,
      );
    }
    case "required":
      return value(`the key "${params["missingProperty"]}" is missing.`);
    case "type":
      return value(`must be of type ${params["type"]}, but is ${typeName(error.data)}.`);
    case "enum": {
      const allowed: readonly unknown[] = Array.isArray(error.schema) ? error.schema : [];
      const names = allowed.map(String);
      return value(`must be one of ${names.join(", ")}.${suggestion(String(error.data), names)}`);
    }
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
      return value(`must be ${params["comparison"]} ${params["limit"]}, but is ${error.data}.`);
    case "minLength":
      return value("must not be empty.");
    case "minItems":
    case "maxItems":
      return value(`must have ${keyword === "minItems" ? "at least" : "at most"} ${params["limit"]} items.`);
    case "minProperties":
    case "maxProperties":
      return value(`must contain exactly one of ${properties.join(", ")}.`);
    case "pattern":
      // A name that breaks the pattern of names is reported once more as `propertyNames`.
      return error.propertyName === undefined
        ? value(`must match ${params["pattern"]} (${parentSchema?.["description"]})`)
        : [];
    default:
      return value(`${error.message ?? keyword}.`);
  }
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
