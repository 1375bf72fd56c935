import {
  knownPrecedence,
  type PrecedenceObservation,
  precedenceFaults,
  precedencePairs,
} from "../../contract/precedence.ts";
import { pairWords, type ReadLattice, readLattice } from "../report/observation-words.ts";
import { visibleExcerpt } from "./visible.ts";

/** The requirement whose observations say which of two faults is told. */
export const latticeRequirement = "precedence.lattice";

/**
 * What the observations of the lattice come to, in lines: the order of the checks, then where it departs from what is
 * known of AWS, then what is left to say. Behaviours that are none of the lattice's are shown as they are.
 */
export function precedenceWords(behaviours: readonly string[]): string[] {
  const { unnoticed, pairs: seen, strays } = readLattice(behaviours);
  const pairs = seen.toSorted((a, b) => placeOf(a) - placeOf(b));
  const order = orderOf(pairs);
  return [
    ...(order === "" ? [] : [`order of the checks: ${order}`]),
    ...pairs.flatMap(departureOf),
    ...(unnoticed.length === 0
      ? []
      : [`not noticed at all: ${faultNames.filter((name) => unnoticed.includes(name)).join(", ")}`]),
    ...strays,
  ].map(visibleExcerpt);
}

const faultNames = precedenceFaults.map(({ name }) => name);

/** The place of a pair among all that are asked for. */
function placeOf({ first, second }: PrecedenceObservation): number {
  return precedencePairs.findIndex((pair) => pair.every(({ name }) => name === first || name === second));
}

/** Answers that are alike tell nothing of an order, and so depart from none. */
function departureOf(seen: ReadLattice["pairs"][number]): string[] {
  const pair = precedencePairs[placeOf(seen)];
  const known = pair === undefined ? null : knownPrecedence(...pair);
  if (known === null || seen.relation === "told as" || pairWords(known) === seen.words) return [];
  return [`departs from AWS: ${seen.words} (AWS: ${pairWords(known)})`];
}

/**
 * The faults in the order in which they are told, those between which there is no order side by side: each as late as
 * the faults that it is told before allow; what is told together stays together. Empty where nothing is told before
 * anything.
 */
function orderOf(pairs: readonly PrecedenceObservation[]): string {
  const isBefore = (ones: readonly string[], others: readonly string[]) =>
    pairs.some(
      ({ first, relation, second }) =>
        relation === "before" && ones.includes(first) && others.includes(second),
    );
  const groups = groupsOf(pairs);
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
function groupsOf(pairs: readonly PrecedenceObservation[]): string[][] {
  let groups = faultNames.map((name) => [name]);
  for (const { first, second } of pairs.filter(({ relation }) => relation === "together with")) {
    const joined = groups.filter((group) => group.includes(first) || group.includes(second));
    groups = [joined.flat(), ...groups.filter((group) => !joined.includes(group))];
  }
  const place = (group: readonly string[]) => faultNames.indexOf(group[0] ?? "");
  return groups.sort((a, b) => place(a) - place(b));
}
