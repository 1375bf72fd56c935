import type { Recording } from "../../engine/recordings/recordings.ts";
import type { CitedClause } from "./cited-clause.ts";
import { counted } from "./counts.ts";
import { visibleExcerpt, visibleLine, visibleValue } from "./visible.ts";

/** Most recordings of one requirement that are shown. */
const mostShown = 4;
/** Most characters of a value that are shown. */
const shownValue = 80;

/** What AWS answered, in a few words: `400 ValidationError`. */
export function answeredWords({ answer: { status, code } }: Recording): string {
  return visibleExcerpt(code === null ? String(status) : `${status} ${code}`);
}

/** The different answers to a requirement, in the order of the recordings; null where there are none. */
export function distinctAnswers(recordings: readonly Recording[]): string | null {
  const distinct = [...new Set(recordings.map(answeredWords))];
  if (distinct.length === 0) return null;
  const shown = distinct.slice(0, mostShown).join(" or ");
  return distinct.length > mostShown ? `${shown} or ${counted(distinct.length - mostShown, "other")}` : shown;
}

/** Recordings as citations; of many, only the first few. */
export function describeRecordings(recordings: readonly Recording[]): CitedClause[] {
  const described = recordings.slice(0, mostShown).map(describeRecording);
  const rest = recordings.length - described.length;
  const last = described.at(-1);
  if (rest > 0 && last !== undefined)
    described[described.length - 1] = {
      ...last,
      clause: `${last.clause}, and ${counted(rest, "more recording")}`,
    };
  return described;
}

function describeRecording(recording: Recording): CitedClause {
  const { input, answer, file, recordedAt, region, times } = recording;
  const sent = Object.entries(input).map(
    ([name, value]) => `${visibleLine(name)} = ${visibleValue(value, shownValue)}`,
  );
  const message = answer.message === null ? "" : ` ${visibleValue(answer.message)}`;
  return {
    clause: `recorded: AWS answered ${answeredWords(recording)}${message} to a request ${sent.length === 0 ? "without parameters" : `with ${sent.join(", ")}`} (${counted(times, "time")})`,
    title: visibleLine(`AWS, recorded ${recordedAt} in ${visibleExcerpt(region)}`),
    location: visibleLine(file),
  };
}
