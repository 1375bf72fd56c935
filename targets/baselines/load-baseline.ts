import { Ajv, type ValidateFunction } from "ajv";
import type { Requirement } from "../../suites/requirement.ts";
import schema from "../baseline.schema.json" with { type: "json" };
import { parseJson } from "../json-document.ts";
import type { TargetsProblem } from "../load-targets.ts";
import { suggestion } from "../nearest.ts";
import { describeSchemaError, type EntryProblem } from "../schema-problem.ts";
import type { Baseline, Deviation } from "./baseline.ts";

interface BaselineFile {
  readonly $schema?: string;
  readonly deviations: readonly Deviation[];
}

/** A baseline with the `$schema` that its file names, or everything that is wrong with the file. */
export type BaselineResult =
  | { readonly ok: true; readonly baseline: Baseline; readonly schema?: string }
  | { readonly ok: false; readonly problems: readonly TargetsProblem[] };

let compiled: ValidateFunction<BaselineFile> | undefined;

/** Compiled when a baseline is read: most runs have none, and it takes as long as to load the targets. */
function schemaOfBaselines(): ValidateFunction<BaselineFile> {
  compiled ??= new Ajv({ allErrors: true, verbose: true, strict: true }).compile<BaselineFile>(schema);
  return compiled;
}

/**
 * Reads the text of a baseline. `requirements` are those that an entry may name. Never throws; what is mistyped is
 * told with its line and with what was probably meant.
 */
export function loadBaseline(
  text: string,
  file: string,
  requirements: readonly Pick<Requirement, "id" | "level">[],
): BaselineResult {
  const json = parseJson(text);
  if (!json.ok) return { ok: false, problems: [{ file, ...json.position, path: "", message: json.message }] };
  const { value, positionOf } = json;
  const accepts = schemaOfBaselines();
  const found: readonly EntryProblem[] = accepts(value)
    ? value.deviations.flatMap((deviation, index) =>
        deviationProblems(deviation, index, value.deviations, requirements),
      )
    : (accepts.errors ?? []).map(describeSchemaError).filter((problem) => problem !== undefined);
  if (found.length > 0 || !accepts(value)) {
    const problems = found.map(({ pointer, part, message }) => ({
      file,
      ...positionOf(pointer, part),
      path: pointer.slice(1).replaceAll("/", "."),
      message,
    }));
    return { ok: false, problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
  }
  const deviations = value.deviations.map((deviation, index) => ({
    ...deviation,
    line: positionOf(`/deviations/${index}`, "value").line,
  }));
  return {
    ok: true,
    baseline: { file, deviations },
    ...(value.$schema === undefined ? {} : { schema: value.$schema }),
  };
}

function deviationProblems(
  { requirement: id, expires }: Deviation,
  index: number,
  all: readonly Deviation[],
  requirements: readonly Pick<Requirement, "id" | "level">[],
): EntryProblem[] {
  const problem = (key: string, message: string): EntryProblem => ({
    pointer: `/deviations/${index}/${key}`,
    part: "value",
    message,
  });
  const known = requirements.find((requirement) => requirement.id === id);
  const problems: EntryProblem[] = [];
  if (known === undefined) {
    const hint = suggestion(
      id,
      requirements.map((requirement) => requirement.id),
    );
    problems.push(
      problem(
        "requirement",
        `there is no requirement ${JSON.stringify(id)}, so that it matches nothing.${hint}`,
      ),
    );
  } else if (known.level === "OBSERVE") {
    problems.push(
      problem(
        "requirement",
        `${id} is only observed and never violated: the entry matches nothing; remove it.`,
      ),
    );
  }
  if (all.findIndex(({ requirement }) => requirement === id) < index)
    problems.push(problem("requirement", `${id} has an entry already; one of the two has to go.`));
  if (!isDay(expires)) problems.push(problem("expires", `${expires} is no day of the calendar.`));
  return problems;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
