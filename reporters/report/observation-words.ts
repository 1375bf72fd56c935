import {
  type PrecedenceObservation,
  precedenceFaults,
  precedenceRelations,
} from "../../contract/precedence.ts";
import { changeWords } from "../../engine/fixtures/lane.ts";
import type { CountedObservation, Observation, SeenPrecedence } from "../../engine/judge/observation.ts";
import { gistWords } from "../../protocol/answers/describe-answer.ts";

/** A behaviour of a target in words, and how often it was seen. */
export interface ReportedObservation {
  readonly behaviour: string;
  readonly count: number;
}

/** What was observed in the words of a report: the most frequent first, then in the order of the words. */
export function reportObservations(observations: readonly CountedObservation[]): ReportedObservation[] {
  const counts = new Map<string, number>();
  for (const { observation, count } of observations)
    for (const behaviour of observationWords(observation))
      counts.set(behaviour, (counts.get(behaviour) ?? 0) + count);
  return [...counts]
    .map(([behaviour, count]) => ({ behaviour, count }))
    .sort((a, b) => b.count - a.count || a.behaviour.localeCompare(b.behaviour));
}

/** An observation in words: `200, Status became Inactive`; one text for each pair of faults that it compares. */
export function observationWords(observation: Observation): string[] {
  switch (observation.kind) {
    case "answer": {
      const { answer, effect, remark } = observation;
      const parts = [
        gistWords(answer),
        ...(effect === undefined ? [] : [effect === null ? "nothing changed" : changeWords(effect)]),
        ...(remark === undefined ? [] : [remark]),
      ];
      return [parts.join(", ")];
    }
    case "silence":
      return [`no answer: ${observation.detail}`];
    case "precedence":
      return [
        ...observation.unnoticed.map((fault) => `${fault}${notNoticed}`),
        ...observation.pairs.map(pairWords),
      ];
  }
}

const notNoticed = " is not noticed";

/** Two faults at once in words: `unknown user before unknown id`. */
export function pairWords({ first, relation, second, answer }: SeenPrecedence): string {
  return `${first} ${relation} ${second}${answer === undefined ? "" : `: ${gistWords(answer)}`}`;
}

/** What the behaviours of the precedence lattice say. */
export interface ReadLattice {
  /** The names of the faults that are not noticed. */
  readonly unnoticed: readonly string[];
  readonly pairs: readonly (PrecedenceObservation & { readonly words: string })[];
  /** Words about no fault that is known. */
  readonly strays: readonly string[];
}

const fault = `(${precedenceFaults.map(({ name }) => name).join("|")})`;
const unnoticedPattern = new RegExp(`^${fault}${notNoticed}$`);
const pairPattern = new RegExp(`^${fault} (${precedenceRelations.join("|")}) ${fault}(?:$|: )`);

/** Reads back what {@link observationWords} wrote of faults: a report holds nothing but these words. */
export function readLattice(behaviours: readonly string[]): ReadLattice {
  const unnoticed: string[] = [];
  const pairs: ReadLattice["pairs"][number][] = [];
  const strays: string[] = [];
  for (const words of behaviours) {
    const name = unnoticedPattern.exec(words)?.[1];
    const [, first, relationWords, second] = pairPattern.exec(words) ?? [];
    const relation = precedenceRelations.find((known) => known === relationWords);
    if (name !== undefined) unnoticed.push(name);
    else if (first === undefined || relation === undefined || second === undefined) strays.push(words);
    else pairs.push({ first, relation, second, words });
  }
  return { unnoticed, pairs, strays };
}
