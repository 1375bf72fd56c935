import { outcomes } from "../../engine/judge/verdict.ts";
import type { OutcomeCounts } from "../report/outcome-counts.ts";

/** A number of things: `1 requirement`, `2 requirements`, `3 entries`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/** The outcomes that occurred, as a reader of a table counts them: `12 conforms · 1 violates`. */
export function phraseCounts(counts: OutcomeCounts): string {
  return outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcome}`)
    .join(" · ");
}

/** The counts that are not 0, in the order given: `3 observed, 1 broken`. */
export function partsOf(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`)
    .join(", ");
}
