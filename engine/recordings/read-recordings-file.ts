import { Ajv, type ValidateFunction } from "ajv";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { isDay } from "../../targets/is-day.ts";
import type { Path } from "../../targets/json-document.ts";
import { suggestion } from "../../targets/nearest.ts";
import { type FileProblem, readJsonFile } from "../../targets/read-json-file.ts";
import { isRealAws } from "../../targets/real-aws.ts";
import type { PartProblem } from "../../targets/schema-problem.ts";
import schema from "./evidence.schema.json" with { type: "json" };
import type { RecordedAnswer, RecordingsAbout } from "./record-answers.ts";

/** What an evidence file says. */
export interface RecordingsFile extends RecordingsAbout {
  readonly operation: string;
  readonly records: readonly RecordedAnswer[];
}

/** The recordings of a file, or the first thing that is wrong with the file. */
export type RecordingsFileResult =
  | { readonly ok: true; readonly recordings: RecordingsFile }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

let compiled: ValidateFunction<RecordingsFile> | undefined;

/** Compiled when the first file is read: mostly there is none. */
function recordingsValidator(): ValidateFunction<RecordingsFile> {
  // One error is enough: a hostile file would hold as many as it has characters.
  compiled ??= new Ajv({ allErrors: false, verbose: true, strict: true, allowUnionTypes: true }).compile(
    schema,
  );
  return compiled;
}

/**
 * Reads the text of an evidence file as `run --record` writes it, recorded from AWS itself. `requirements` are the ids
 * that a record may name. Never throws.
 */
export function readRecordingsFile(
  text: string,
  file: string,
  requirements: readonly string[],
): RecordingsFileResult {
  const read = readJsonFile(text, file, recordingsValidator(), (recordings) =>
    contentProblems(recordings, requirements),
  );
  return read.ok ? { ok: true, recordings: read.value } : read;
}

/** The first thing that is wrong with the contents. */
function contentProblems(
  { endpoint, operation, recordedAt, records }: RecordingsFile,
  requirements: readonly string[],
): PartProblem[] {
  const problem = (path: Path, message: string): PartProblem[] => [{ path, part: "value", message }];
  if (!isRealAws(`https://${endpoint}/`))
    return problem(
      ["endpoint"],
      "is not a host of AWS, and only answers of AWS itself are evidence; move the file to another folder.",
    );
  const { name } = updateServiceSpecificCredential;
  if (operation !== name)
    return problem(["operation"], `must be ${name}, the operation that has requirements.`);
  if (!isDay(recordedAt)) return problem(["recordedAt"], "is not a day of the calendar.");
  const known = new Set(requirements);
  const index = records.findIndex(({ requirement }) => !known.has(requirement));
  const requirement = records[index]?.requirement;
  if (requirement === undefined) return [];
  return problem(
    ["records", index, "requirement"],
    `there is no requirement with this id.${suggestion(requirement.slice(0, longestId), requirements)}`,
  );
}

/** Looking for the nearest id takes time that grows with the length. */
const longestId = 100;
