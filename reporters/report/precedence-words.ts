import {
  knownPrecedence,
  type PrecedenceFault,
  precedenceFaults,
  precedencePairs,
} from "../../contract/precedence.ts";
import { visibleExcerpt } from "../formats/visible.ts";

/** The requirement whose observations say which of two faults is told. */
export const latticeRequirement = "precedence.lattice";

interface Pair {
  readonly known: string | null;
  readonly words: string;
}

/**
 * What the observations of the lattice come to, in lines: the order of the checks, then where it departs from what is
 * known of AWS, then what is left to say. Behaviours that are none of the lattice's are shown as they are.
 */
export function precedenceWords(behaviours: readonly string[]): string[] {
  const unnoticed = precedenceFaults.filter(({ name }) => behaviours.includes(`${name} is not noticed`));
  const departures: string[] = [];
  const strays: string[] = [];
  const seen = new Set(unnoticed.map(({ name }) => `${name} is not noticed`));
  for (const [one, other] of precedencePairs) {
    const words = behaviours.find((behaviour) => isAbout(behaviour, one, other));
    if (words === undefined) continue;
    seen.add(words);
    const { known } = pairOf(one, other, words);
    if (known !== null && known !== words && !isUntellable(words, one, other)) {
      departures.push(`${words} (AWS: ${known})`);
    }
  }
  strays.push(...behaviours.filter((behaviour) => !seen.has(behaviour)));
  const order = orderOf(behaviours);
  return [
    ...(order === "" ? [] : [`order of the checks: ${order}`]),
    ...departures.map((departure) => `departs from AWS: ${departure}`),
    ...(unnoticed.length === 0
      ? []
      : [`not noticed at all: ${unnoticed.map(({ name }) => name).join(", ")}`]),
    ...strays,
  ].map(visibleExcerpt);
}

function isAbout(behaviour: string, one: PrecedenceFault, other: PrecedenceFault): boolean {
  return ["before", "together with", "told as", "beside"].some(
    (relation) =>
      startsWithWords(behaviour, `${one.name} ${relation} ${other.name}`) ||
      startsWithWords(behaviour, `${other.name} ${relation} ${one.name}`),
  );
}

function startsWithWords(text: string, words: string): boolean {
  return text === words || text.startsWith(`${words}:`);
}

function pairOf(one: PrecedenceFault, other: PrecedenceFault, words: string): Pair {
  const known = knownPrecedence(one, other);
  return { words, known: known === null ? null : `${known.first} ${known.relation} ${known.second}` };
}

/** Answers that are alike tell nothing of an order, and so depart from none. */
function isUntellable(words: string, one: PrecedenceFault, other: PrecedenceFault): boolean {
  return words === `${one.name} told as ${other.name}`;
}

/**
 * The faults in the order in which they are told, those between which there is no order side by side: each as late as
 * the faults that it is told before allow; what is told together stays together. Empty where nothing is told before
 * anything.
 */
function orderOf(behaviours: readonly string[]): string {
  const isBefore = (ones: readonly string[], others: readonly string[]) =>
    ones.some((one) => others.some((other) => behaviours.includes(`${one} before ${other}`)));
  const groups = groupsOf(behaviours);
  const left = new Set(
    groups.filter((group) => groups.some((other) => isBefore(group, other) || isBefore(other, group))),
  );
  const ranks: string[] = [];
  while (left.size > 0) {
    const last = [...left].filter((group) => ![...left].some((other) => isBefore(group, other)));
    // In a circle nothing comes last.
    const rank = last.length > 0 ? last : [...left];
    ranks.unshift(`${rank.flat().join(", ")}${last.length > 0 ? "" : " (in a circle)"}`);
    for (const group of rank) left.delete(group);
  }
  return ranks.join(" > ");
}

/** The names of the faults, those that are told together in one group. */
function groupsOf(behaviours: readonly string[]): string[][] {
  let groups = precedenceFaults.map(({ name }) => [name]);
  for (const [one, other] of precedencePairs) {
    if (!behaviours.includes(`${one.name} together with ${other.name}`)) continue;
    const joined = groups.filter((group) => group.includes(one.name) || group.includes(other.name));
    groups = [joined.flat(), ...groups.filter((group) => !joined.includes(group))];
  }
  const place = (group: readonly string[]) => precedenceFaults.findIndex(({ name }) => name === group[0]);
  return groups.sort((a, b) => place(a) - place(b));
}
