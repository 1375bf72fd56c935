import { editions } from "../../contract/editions.ts";
import { driftedStatus } from "../../contract/operations/update-service-specific-credential.ts";
import type { AnswerObservation, Observation } from "../../engine/judge/observation.ts";
import type { Verdict } from "../../engine/judge/verdict.ts";
import { observationWords } from "./observation-words.ts";

/** What the target does on the points where editions of the documents differ. */
export function editionFollowed(verdicts: readonly Verdict[]): Record<string, string> {
  const verdict = verdicts.find(({ requirement }) => requirement === "status.expired.edition");
  if (verdict?.outcome !== "observed") return {};
  const [mostFrequent] = verdict.observations.toSorted((a, b) => b.count - a.count);
  return mostFrequent === undefined
    ? {}
    : { [`Status=${driftedStatus}`]: describe(mostFrequent.observation) };
}

function describe(observation: Observation): string {
  const [words = ""] = observationWords(observation);
  if (observation.kind !== "answer") return words;
  const { status, code, body } = observation.answer;
  if (status === 200) return `accepted${effectOf(observation)}: a value of the list (${editionsWith(true)})`;
  const isRefusal = status >= 400 && status < 500 && body === "envelope" && code !== null && code !== "";
  if (!isRefusal) return words;
  const isUnlisted = code === "ValidationError";
  return `refused as ${code}${isUnlisted ? `: no value of the list (${editionsWith(false)})` : ""}`;
}

function effectOf({ effect }: AnswerObservation): string {
  if (effect === undefined) return ", with an effect that was not read";
  return effect?.changed === "status" && effect.status === driftedStatus ? "" : ", without effect";
}

function editionsWith(listed: boolean): string {
  return Object.entries(editions)
    .filter(([, { statusValues }]) => statusValues.some((value) => value === driftedStatus) === listed)
    .map(([name]) => name)
    .join(", ");
}
