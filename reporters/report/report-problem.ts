import { Ajv, type ValidateFunction } from "ajv";
import schema from "./report.schema.json" with { type: "json" };

let compiled: ValidateFunction | undefined;

/** Compiled when the first report is read: most commands read none, and it would be a tenth of their start. */
function reportValidator(): ValidateFunction {
  compiled ??= new Ajv({ strict: false, validateSchema: false, code: { optimize: false } }).compile(schema);
  return compiled;
}

/** What keeps a value from being a report of a run, for people; null where nothing does. */
export function reportProblem(value: unknown): string | null {
  const validate = reportValidator();
  if (validate(value)) return null;
  const [error] = validate.errors ?? [];
  return `${error?.instancePath || "the document"} ${error?.message ?? "is not as it should be"}`;
}
