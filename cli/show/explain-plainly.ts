import { type Citation, citedWords, type Evidence, type Level } from "../../contract/citation.ts";
import { sources } from "../../contract/sources.ts";
import { wrap } from "../../reporters/words/wrap.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Surroundings } from "../surroundings.ts";

/** What there is to say of any requirement. */
interface PlainRequirement {
  readonly id: string;
  readonly statement: string;
  readonly level: Level;
  readonly evidence: Evidence;
  readonly citations: readonly Citation[];
  /** Ids of those without which it cannot be judged. */
  readonly needs?: readonly string[];
}

/** Prints all that is known of a requirement that has to do with clients; `about` says what it is judged on. */
export function explainPlainly(
  { id, statement, level, evidence, needs = [], citations }: PlainRequirement,
  about: readonly [label: string, text: string],
  { out, columns }: Pick<Surroundings, "out" | "columns">,
): ExitCode {
  const width = Math.min(columns, 110);
  const line = (label: string, text: string) =>
    out(`${wrap(text, width, `${label.padEnd(13)}`).join("\n")}\n`);

  out(`${id}\n\n`);
  line("statement", statement);
  line("level", `${level}, evidence: ${evidence}`);
  line(...about);
  for (const needed of needs) line("needs", `${needed} (cannot be judged without)`);
  for (const citation of citations) {
    const { title, edition, location } = sources[citation.source];
    out("\n");
    line("source", citedWords(citation));
    line("", `${title} (${edition})`);
    line("", location);
  }
  return exitCodes.conforms;
}
