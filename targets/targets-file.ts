import { Ajv, type ErrorObject } from "ajv";
import type { CredentialSource, Target } from "./target.ts";
import schema from "./targets.schema.json" with { type: "json" };

/** One entry of targets.json after the schema has accepted it and filled in the defaults: a target that may lack rules. */
export type TargetEntry = Omit<Target, "name" | "credentials" | "edition"> & {
  readonly credentials?: CredentialSource;
  /** Not yet held against the editions of the contract. */
  readonly edition?: string;
};

/** targets.json as a whole. */
export interface TargetsFile {
  readonly targets: Readonly<Record<string, TargetEntry>>;
}

const accepts = new Ajv({
  allErrors: true,
  verbose: true,
  useDefaults: true,
  strict: true,
  // The schema is held against its own by a test; that and optimised code would double what every start waits for.
  validateSchema: false,
  code: { optimize: false },
}).compile<TargetsFile>(schema);

/** Holds `value` against targets.schema.json; fills in the defaults in place. */
export function checkTargetsFile(
  value: unknown,
):
  | { readonly ok: true; readonly file: TargetsFile }
  | { readonly ok: false; readonly errors: readonly ErrorObject[] } {
  return accepts(value) ? { ok: true, file: value } : { ok: false, errors: accepts.errors ?? [] };
}
