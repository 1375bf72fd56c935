import type { ErrorObject } from "ajv";
import { pointerStep } from "./json-document.ts";
import { suggestion } from "./nearest.ts";

/** What is wrong with one part of targets.json, before its line and column are known. */
export interface EntryProblem {
  /** JSON Pointer of the part. */
  readonly pointer: string;
  /** Whether the key itself is wrong or its value. */
  readonly part: "key" | "value";
  readonly message: string;
}

/**
 * A schema error in words for people; undefined for errors that only repeat another one. Values are named by their
 * type, never quoted: they may be secrets.
 */
export function describeSchemaError(error: ErrorObject): EntryProblem | undefined {
  const { keyword, instancePath, params, parentSchema } = error;
  const value = (message: string): EntryProblem => ({ pointer: instancePath, part: "value", message });
  switch (keyword) {
    case "additionalProperties": {
      const key = String(params["additionalProperty"]);
      const known = Object.keys(Object(parentSchema?.["properties"]));
      const pointer = instancePath + pointerStep(key);
      const message = `unknown key "${key}".${suggestion(key, known)} Known: ${known.join(", ")}.`;
      return { pointer, part: "key", message };
    }
    case "propertyNames": {
      const key = String(params["propertyName"]);
      const message = `"${key}" is no name for a target: lower-case letters, digits, "." and "-", at most 64.`;
      return { pointer: instancePath + pointerStep(key), part: "key", message };
    }
    case "required":
      return value(`the key "${params["missingProperty"]}" is missing.`);
    case "type":
      return value(`must be of type ${params["type"]}, is ${typeName(error.data)}.`);
    case "enum": {
      const allowed: readonly unknown[] = Array.isArray(error.schema) ? error.schema : [];
      const names = allowed.map(String);
      return value(`must be one of ${names.join(", ")}.${suggestion(String(error.data), names)}`);
    }
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
      return value(`must be ${params["comparison"]} ${params["limit"]}, is ${error.data}.`);
    case "minLength":
      return value("must not be empty.");
    case "minItems":
    case "maxItems":
      return value(`must have ${keyword === "minItems" ? "at least" : "at most"} ${params["limit"]} items.`);
    case "minProperties":
    case "maxProperties":
      return value(
        `must hold exactly one of ${Object.keys(Object(parentSchema?.["properties"])).join(", ")}.`,
      );
    case "pattern":
      // A name that breaks the pattern of names is reported once more as `propertyNames`.
      return error.propertyName === undefined
        ? value(`must match ${params["pattern"]} (${parentSchema?.["description"]})`)
        : undefined;
    default:
      return value(`${error.message ?? keyword}.`);
  }
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
