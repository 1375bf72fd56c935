import type { RecordingsFile } from "./read-recordings-file.ts";
import type { RecordedAnswer } from "./record-answers.ts";

/** One answer of AWS to the kind of input of a requirement, with where and when it was recorded. */
export interface Recording extends RecordedAnswer {
  /** The evidence file. */
  readonly file: string;
  /** The day, in UTC. */
  readonly recordedAt: string;
  readonly region: string;
}

/** What was recorded of AWS, by requirement: the latest first, of one day what came most often. */
export type Recordings = ReadonlyMap<string, readonly Recording[]>;

/** An evidence file with its name, for people. */
export interface NamedRecordings {
  readonly file: string;
  readonly recordings: RecordingsFile;
}

/** Sorts the records of evidence files by requirement. Pure. */
export function recordingsOf(files: readonly NamedRecordings[]): Recordings {
  const all = files.flatMap(({ file, recordings: { records, recordedAt, region } }) =>
    records.map((record): Recording => ({ ...record, file, recordedAt, region })),
  );
  const byRequirement = new Map<string, Recording[]>();
  for (const recording of all) {
    const known = byRequirement.get(recording.requirement);
    if (known === undefined) byRequirement.set(recording.requirement, [recording]);
    else known.push(recording);
  }
  for (const recordings of byRequirement.values())
    recordings.sort((a, b) => b.recordedAt.localeCompare(a.recordedAt) || b.times - a.times);
  return byRequirement;
}
