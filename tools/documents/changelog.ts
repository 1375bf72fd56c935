import type { Level } from "../../contract/citation.ts";

/** What a list item under a heading *Requirements* says of ids. */
const item =
  /^- (?:added as (?<added>MUST|SHOULD|OBSERVE)|moved from (?<from>MUST|SHOULD|OBSERVE) to (?<to>MUST|SHOULD|OBSERVE)|(?<withdrawn>withdrawn)): (?<ids>.+)$/;

/**
 * The requirements of today with their levels, by id, as a changelog tells them: its items from the oldest version to
 * the newest. Throws where an item cannot be read or contradicts an older one.
 */
export function requirementsIn(changelog: string): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  const everUsed = new Set<string>();
  for (const version of changelog.split(/^## /m).slice(1).reverse()) {
    for (const line of requirementItems(version)) {
      const { added, from, to, ids = "" } = item.exec(line)?.groups ?? {};
      for (const [, id = ""] of ids.matchAll(/`([^`]+)`/g)) {
        if (added !== undefined) {
          if (everUsed.has(id)) throw new Error(`${id} is added twice`);
          everUsed.add(id);
          levels.set(id, levelOf(added));
        } else if (from === undefined || to === undefined) {
          if (!levels.delete(id)) throw new Error(`${id} is withdrawn and was not there`);
        } else {
          if (levels.get(id) !== from) throw new Error(`${id} is moved from ${from}, which it was not`);
          levels.set(id, levelOf(to));
        }
      }
    }
  }
  return levels;
}

/** The items of a version under *Requirements*, each joined to one line. */
function requirementItems(version: string): string[] {
  const sections = version.split(/^### /m).filter((section) => section.startsWith("Requirements\n"));
  const items = sections.flatMap((section) =>
    section
      .replace(/\n {2,}(?=\S)/g, " ")
      .split("\n")
      .filter((line) => line.startsWith("- ")),
  );
  const unreadable = items.find((line) => !item.test(line) || !line.includes("`"));
  if (unreadable !== undefined) throw new Error(`the changelog says what no test can read: ${unreadable}`);
  return items;
}

function levelOf(word: string): Level {
  if (word === "MUST" || word === "SHOULD" || word === "OBSERVE") return word;
  throw new Error(`${word} is no level`);
}
