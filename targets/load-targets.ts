import { Ajv } from "ajv";
import { editionNames } from "../contract/editions.ts";
import { checkEntry } from "./entry-rules.ts";
import { type FileProblem, readJsonFile } from "./read-json-file.ts";
import { liveLimits } from "./real-aws.ts";
import type { Target, TargetEntry } from "./target.ts";
import schema from "./targets.schema.json" with { type: "json" };

/** The targets of a file by name, in the order of the file, or everything that is wrong with it, in that order too. */
export type TargetsResult =
  | { readonly ok: true; readonly targets: ReadonlyMap<string, Target> }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Fills in the defaults in place. */
const accepts = new Ajv({
  allErrors: true,
  verbose: true,
  useDefaults: true,
  strict: true,
  // The schema is held against its own by a test; that and optimised code would double what every start waits for.
  validateSchema: false,
  code: { optimize: false },
}).compile<{ readonly targets: Readonly<Record<string, TargetEntry>> }>(schema);

/** Reads the text of targets.json. `file` is only for the problems. Never throws. */
export function loadTargets(text: string, file: string): TargetsResult {
  const read = readJsonFile(text, file, accepts, ({ targets }) =>
    Object.entries(targets).flatMap(([name, entry]) =>
      checkEntry(entry).map((problem) => ({ ...problem, path: ["targets", name, ...problem.path] })),
    ),
  );
  if (!read.ok) return read;
  const targets = Object.entries(read.value.targets);
  return { ok: true, targets: new Map(targets.map(([name, entry]) => [name, toTarget(name, entry)])) };
}

function toTarget(name: string, { edition, credentials, ...entry }: TargetEntry): Target {
  const followed = editionNames.find((known) => known === edition);
  return {
    name,
    ...liveLimits(entry.endpoint),
    ...entry,
    credentials: credentials ?? null,
    ...(followed === undefined ? {} : { edition: followed }),
  };
}
