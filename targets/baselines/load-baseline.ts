import { Ajv, type ValidateFunction } from "ajv";
import type { Requirement } from "../../suites/requirement.ts";
import schema from "../baseline.schema.json" with { type: "json" };
import { isDay } from "../is-day.ts";
import { suggestion } from "../nearest.ts";
import { type FileProblem, readJsonFile } from "../read-json-file.ts";
import type { PartProblem } from "../schema-problem.ts";
import type { Baseline, Deviation } from "./baseline.ts";

interface BaselineFile {
  readonly $schema?: string;
  readonly deviations: readonly Deviation[];
}

/** A baseline with the `$schema` that its file names, or everything that is wrong with the file. */
export type BaselineResult =
  | { readonly ok: true; readonly baseline: Baseline; readonly schema?: string }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** The requirements that an entry may name. */
type Known = readonly Pick<Requirement, "id" | "level">[];

let compiled: ValidateFunction<BaselineFile> | undefined;

/** Compiled when a baseline is read: most runs have none, and it takes as long as to load the targets. */
function schemaOfBaselines(): ValidateFunction<BaselineFile> {
  compiled ??= new Ajv({ allErrors: true, verbose: true, strict: true }).compile<BaselineFile>(schema);
  return compiled;
}

/** Reads the text of a baseline. Never throws; what is mistyped is told with its line and with what was probably meant. */
export function loadBaseline(text: string, file: string, requirements: Known): BaselineResult {
  const read = readJsonFile(text, file, schemaOfBaselines(), ({ deviations }) =>
    deviations.flatMap((deviation, index) => deviationProblems(deviation, index, deviations, requirements)),
  );
  if (!read.ok) return read;
  const { $schema, deviations } = read.value;
  const placed = deviations.map((deviation, index) => ({
    ...deviation,
    line: read.lineOf(["deviations", index]),
  }));
  return {
    ok: true,
    baseline: { file, deviations: placed },
    ...($schema === undefined ? {} : { schema: $schema }),
  };
}

function deviationProblems(
  { requirement: id, expires }: Deviation,
  index: number,
  all: readonly Deviation[],
  requirements: Known,
): PartProblem[] {
  const problem = (key: keyof Deviation, isWrong: boolean, message: string): PartProblem[] =>
    isWrong ? [{ path: ["deviations", index, key], part: "value", message }] : [];
  const ids = requirements.map((requirement) => requirement.id);
  const isObserved = requirements.some((known) => known.id === id && known.level === "OBSERVE");
  const isSecond = all.findIndex(({ requirement }) => requirement === id) < index;
  return [
    ...problem(
      "requirement",
      !ids.includes(id),
      `there is no requirement ${JSON.stringify(id)}; correct the id or remove the entry.${suggestion(id, ids)}`,
    ),
    ...problem(
      "requirement",
      isObserved,
      `${id} has level OBSERVE and can never be violated; remove the entry.`,
    ),
    ...problem("requirement", isSecond, `${id} already has an entry; remove one of the two.`),
    ...problem("expires", !isDay(expires), `${expires} is not a day of the calendar.`),
  ];
}
