import { editionNames } from "../contract/editions.ts";
import { checkEntry } from "./entry-rules.ts";
import { parseJson, pointerStep } from "./json-document.ts";
import { liveLimits } from "./real-aws.ts";
import { describeSchemaError, type EntryProblem } from "./schema-problem.ts";
import type { Target } from "./target.ts";
import { checkTargetsFile, type TargetEntry } from "./targets-file.ts";

/** Something wrong with targets.json. Lines and columns count from 1. */
export interface TargetsProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The keys that lead to the place, joined by dots: `targets.moto.claims.get`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** The targets of a file by name, in the order of the file, or everything that is wrong with it, in that order too. */
export type TargetsResult =
  | { readonly ok: true; readonly targets: ReadonlyMap<string, Target> }
  | { readonly ok: false; readonly problems: readonly TargetsProblem[] };

/** Reads the text of targets.json. `fileName` is only for the problems. Never throws. */
export function loadTargets(text: string, fileName: string): TargetsResult {
  const json = parseJson(text);
  if (!json.ok) {
    return { ok: false, problems: [{ file: fileName, ...json.position, path: "", message: json.message }] };
  }
  const checked = checkTargetsFile(json.value);
  const found: readonly EntryProblem[] = checked.ok
    ? Object.entries(checked.file.targets).flatMap(([name, entry]) => entryProblems(name, entry))
    : checked.errors.map(describeSchemaError).filter((problem) => problem !== undefined);
  if (!checked.ok || found.length > 0) {
    const problems = found.map(({ pointer, part, message }) => ({
      file: fileName,
      ...json.positionOf(pointer, part),
      path: pathOf(pointer),
      message,
    }));
    return { ok: false, problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
  }
  const targets = Object.entries(checked.file.targets).map(
    ([name, entry]) => [name, toTarget(name, entry)] as const,
  );
  return { ok: true, targets: new Map(targets) };
}

/** One line for people: `targets.json:12:7: targets.moto.endpiont: unknown key …`. */
export function formatTargetsProblem({ file, line, column, path, message }: TargetsProblem): string {
  return `${file}:${line}:${column}: ${path === "" ? "" : `${path}: `}${message}`;
}

function entryProblems(name: string, entry: TargetEntry): EntryProblem[] {
  return checkEntry(entry).map(({ path, message }) => ({
    pointer: ["targets", name, ...path].map(pointerStep).join(""),
    part: "value",
    message,
  }));
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

function pathOf(pointer: string): string {
  const steps = pointer.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~")).join(".");
}
