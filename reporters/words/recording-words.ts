import type { Recording } from "../../engine/recordings/recordings.ts";
import type { Requirement } from "../../suites/requirement.ts";
import type { CatalogueLookup } from "../report/requirement-lookup.ts";
import { visibleExcerpt, visibleLine, visibleValue } from "./visible.ts";

/** Most recordings of one requirement that are shown. */
const mostShown = 4;
/** Most characters of a value that are shown. */
const shownValue = 80;

/** A recording as a clause to cite, with what it is and the file in which it stands. Made visible. */
export interface DescribedRecording {
  readonly clause: string;
  readonly title: string;
  readonly location: string;
}

/** A lookup whose requirements carry what was recorded of AWS. */
export function withRecordings(
  lookup: (id: string) => Requirement | undefined,
  recordings: ReadonlyMap<string, readonly Recording[]>,
): CatalogueLookup {
  return (id) => {
    const requirement = lookup(id);
    const recorded = recordings.get(id);
    return requirement === undefined || recorded === undefined
      ? requirement
      : { ...requirement, recordings: recorded };
  };
}

/** What AWS answered, in a few words: `400 ValidationError`. */
export function answeredWords({ answer: { status, code } }: Recording): string {
  return visibleExcerpt(code === null ? String(status) : `${status} ${code}`);
}

/** The answers to a requirement, each once, in the order of the recordings; null where there is none. */
export function distinctAnswers(recordings: readonly Recording[]): string | null {
  const distinct = [...new Set(recordings.map(answeredWords))];
  if (distinct.length === 0) return null;
  const shown = distinct.slice(0, mostShown).join(" or ");
  return distinct.length > mostShown ? `${shown} or ${distinct.length - mostShown} others` : shown;
}

/** Recordings as citations, the first of them only where there are many. */
export function describeRecordings(recordings: readonly Recording[]): DescribedRecording[] {
  const described = recordings.slice(0, mostShown).map(describeRecording);
  const rest = recordings.length - described.length;
  const last = described.at(-1);
  if (rest > 0 && last !== undefined)
    described[described.length - 1] = { ...last, clause: `${last.clause}, and ${rest} further records` };
  return described;
}

function describeRecording(recording: Recording): DescribedRecording {
  const { input, answer, file, recordedAt, region, times } = recording;
  const sent = Object.entries(input).map(
    ([name, value]) => `${visibleLine(name)} = ${visibleValue(value, shownValue)}`,
  );
  const message = answer.message === null ? "" : ` ${visibleValue(answer.message)}`;
  const often = times === 1 ? "once" : `${times} times`;
  return {
    clause: `recorded: a request of this requirement, ${sent.length === 0 ? "without parameters" : `with ${sent.join(", ")}`}, was answered ${answeredWords(recording)}${message} (${often})`,
    title: visibleLine(`AWS, recorded ${recordedAt} in ${visibleExcerpt(region)}`),
    location: visibleLine(file),
  };
}
