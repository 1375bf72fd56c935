import { Ajv } from "ajv";
import schema from "./report.schema.json" with { type: "json" };

const validate = new Ajv({ strict: false }).compile(schema);

/** What keeps a value from being a report of a run, for people; null where nothing does. */
export function reportProblem(value: unknown): string | null {
  if (validate(value)) return null;
  const [error] = validate.errors ?? [];
  return `${error?.instancePath || "the document"} ${error?.message ?? "is not as it should be"}`;
}
