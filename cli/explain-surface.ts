import { wrap } from "../reporters/wrap.ts";
import { citedWords } from "../spec/citation.ts";
import { sources } from "../spec/sources.ts";
import type { SurfaceRequirement } from "../spec/surface-requirements.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import type { Surroundings } from "./surroundings.ts";

/** Prints all that is known of one requirement on what a client sees. */
export function explainSurface(
  { id, statement, level, evidence, needs, citations }: SurfaceRequirement,
  { out, columns }: Pick<Surroundings, "out" | "columns">,
): ExitCode {
  const width = Math.min(columns, 110);
  const line = (label: string, text: string) =>
    out(`${wrap(text, width, `${label.padEnd(13)}`).join("\n")}\n`);

  out(`${id}\n\n`);
  line("statement", statement);
  line("level", `${level}, evidence: ${evidence}`);
  line("surface", "a client: run --surface driver:NAME");
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
