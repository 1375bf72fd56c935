import { planRun } from "../../engine/run/plan.ts";
import { mutants } from "../../reference/mutants/mutants.ts";
import { requirementsPage } from "../../reporters/formats/catalogue/requirements-page.ts";
import { wrap } from "../../reporters/words/wrap.ts";
import { catalogue } from "../../suites/catalogue.ts";
import { type Claim, claims } from "../../suites/requirement.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Surroundings } from "../surroundings.ts";
import type { ListCommand } from "./list-command.ts";

const everything = Object.fromEntries(Object.keys(claims).map((claim) => [claim, true])) as Record<
  Claim,
  boolean
>;

/** Prints the requirements under their areas: a line each, or with all that is known of them, in Markdown. */
export function list(
  { only, format }: ListCommand,
  { out, outIsTerminal, columns }: Pick<Surroundings, "out" | "outIsTerminal" | "columns">,
): number {
  const requirements = planRun(catalogue, { claims: everything, only }).map(({ requirement }) => requirement);
  if (format === "markdown") {
    out(requirementsPage(requirements, mutants));
    return exitCodes.conforms;
  }
  const width = Math.max(...requirements.map(({ id }) => id.length));
  let area = "";
  for (const requirement of requirements) {
    if (requirement.area !== area) {
      area = requirement.area;
      out(`${area}\n`);
    }
    const label = `  ${requirement.id.padEnd(width)}  ${requirement.level.padEnd(7)}  `;
    // A line each for programs that read lines; broken between words for people.
    const lines = outIsTerminal
      ? wrap(requirement.statement, Math.max(columns, label.length + 20), label)
      : [`${label}${requirement.statement}`];
    out(`${lines.join("\n")}\n`);
  }
  const count = (level: string) => requirements.filter((requirement) => requirement.level === level).length;
  out(
    `\n${requirements.length} requirements: ${count("MUST")} MUST, ${count("SHOULD")} SHOULD, ${count("OBSERVE")} OBSERVE\n`,
  );
  return exitCodes.conforms;
}
