import type { ValidateFunction } from "ajv";
import { type Path, type Position, parseJson } from "./json-document.ts";
import { describeSchemaError, type PartProblem } from "./schema-problem.ts";

/** Something wrong with a file. */
export interface FileProblem extends Position {
  readonly file: string;
  /** The keys that lead to the place, joined by dots: `targets.moto.claims.get`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** What a file says, or everything that is wrong with it, in the order of the file. */
export type JsonFile<T> =
  | { readonly ok: true; readonly value: T; readonly lineOf: (path: Path) => number }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/**
 * Reads a JSON file that a schema describes. `rules` says what a schema cannot: it is asked where the schema accepts
 * the file. Never throws.
 */
export function readJsonFile<T>(
  text: string,
  file: string,
  accepts: ValidateFunction<T>,
  rules: (value: T) => readonly PartProblem[],
): JsonFile<T> {
  const json = parseJson(text);
  if (!json.ok) return { ok: false, problems: [{ file, ...json.position, path: "", message: json.message }] };
  const { value, positionOf } = json;
  const isAccepted = accepts(value);
  const found = isAccepted ? rules(value) : (accepts.errors ?? []).flatMap(describeSchemaError);
  if (isAccepted && found.length === 0)
    return { ok: true, value, lineOf: (path) => positionOf(path, "value").line };
  const problems = found.map(({ path, part, message }) => ({
    file,
    ...positionOf(path, part),
    path: path.join("."),
    message,
  }));
  return { ok: false, problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
}

/** One line for people: `targets.json:12:7: targets.moto.endpiont: unknown key …`. */
export function formatFileProblem({ file, line, column, path, message }: FileProblem): string {
  return `${file}:${line}:${column}: ${path === "" ? "" : `${path}: `}${message}`;
}
