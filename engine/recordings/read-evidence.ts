import { Ajv, type ValidateFunction } from "ajv";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { parseJson } from "../../targets/json-document.ts";
import type { TargetsProblem } from "../../targets/load-targets.ts";
import { suggestion } from "../../targets/nearest.ts";
import { isRealAws } from "../../targets/real-aws.ts";
import { describeSchemaError, type EntryProblem } from "../../targets/schema-problem.ts";
import schema from "./evidence.schema.json" with { type: "json" };
import type { EvidenceAbout, EvidenceRecord } from "./evidence.ts";

/** What an evidence file says. */
export interface RecordedEvidence extends EvidenceAbout {
  readonly operation: string;
  readonly records: readonly EvidenceRecord[];
}

/** The evidence of a file, or the first thing that is wrong with the file. */
export type EvidenceResult =
  | { readonly ok: true; readonly evidence: RecordedEvidence }
  | { readonly ok: false; readonly problem: TargetsProblem };

let compiled: ValidateFunction<RecordedEvidence> | undefined;

/** Compiled when the first file is read: mostly there is none. */
function evidenceValidator(): ValidateFunction<RecordedEvidence> {
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
export function readEvidence(text: string, file: string, requirements: readonly string[]): EvidenceResult {
  const json = parseJson(text);
  if (!json.ok) return { ok: false, problem: { file, ...json.position, path: "", message: json.message } };
  const accepts = evidenceValidator();
  const { value } = json;
  const found = accepts(value)
    ? contentProblem(value, requirements)
    : (accepts.errors ?? []).map(describeSchemaError).find((problem) => problem !== undefined);
  if (found === undefined && accepts(value)) return { ok: true, evidence: value };
  const { pointer, part, message } = found ?? { pointer: "", part: "value", message: "is no evidence file." };
  const path = pointer.slice(1).replaceAll("/", ".");
  return { ok: false, problem: { file, ...json.positionOf(pointer, part), path, message } };
}

function contentProblem(
  { endpoint, operation, recordedAt, records }: RecordedEvidence,
  requirements: readonly string[],
): EntryProblem | undefined {
  const problem = (pointer: string, message: string): EntryProblem => ({ pointer, part: "value", message });
  if (!isRealAws(`https://${endpoint}/`))
    return problem(
      "/endpoint",
      "is no host of AWS: only what AWS itself answered is evidence. Move the file to another folder.",
    );
  const { name } = updateServiceSpecificCredential;
  if (operation !== name)
    return problem("/operation", `must be ${name}: no other operation has requirements.`);
  if (!isDay(recordedAt)) return problem("/recordedAt", "is no day of the calendar.");
  const known = new Set(requirements);
  const index = records.findIndex(({ requirement }) => !known.has(requirement));
  const requirement = records[index]?.requirement;
  if (requirement === undefined) return undefined;
  return problem(
    `/records/${index}/requirement`,
    `there is no requirement of this id.${suggestion(requirement.slice(0, longestId), requirements)}`,
  );
}

/** Looking for the nearest id takes time that grows with the length. */
const longestId = 100;

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
