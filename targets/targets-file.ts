import { Ajv, type ErrorObject } from "ajv";
import type { Claim } from "../suites/requirement.ts";
import type { CredentialSource, FixtureSettings, StartSettings } from "./target.ts";
import schema from "./targets.schema.json" with { type: "json" };

/** One entry of targets.json after the schema has accepted it and filled in the defaults. */
export interface TargetEntry {
  readonly description?: string;
  readonly homepage?: string;
  readonly endpoint: string;
  readonly region: string;
  readonly credentials?: CredentialSource;
  readonly tls?: { readonly ca: string };
  readonly claims: Readonly<Record<Claim, boolean>>;
  readonly provision: "create" | "existing";
  readonly fixtures: FixtureSettings;
  /** Not yet held against the editions of the contract. */
  readonly edition?: string;
  readonly concurrency: number;
  readonly rateLimit?: number;
  readonly timeoutMs: number;
  readonly consistencyMs: number;
  readonly start?: StartSettings;
  readonly baseline?: string;
  readonly accounts?: readonly string[];
  readonly sts?: string;
  readonly requestBudget?: number;
  readonly live: boolean;
}

/** targets.json as a whole. */
export interface TargetsFile {
  readonly targets: Readonly<Record<string, TargetEntry>>;
}

/** The largest `concurrency` that a target may have. */
export const mostConcurrency = schema.definitions.target.properties.concurrency.maximum;

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
