import { planRun } from "../engine/plan.ts";
import { catalogue } from "../spec/catalogue.ts";
import { type Claim, claims } from "../spec/requirement.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Command } from "./options.ts";
import type { Surroundings } from "./surroundings.ts";

const everything = Object.fromEntries(Object.keys(claims).map((claim) => [claim, true])) as Record<
  Claim,
  boolean
>;

/** Prints the requirements, a line each, under their areas. */
export function list({ only }: Extract<Command, { name: "list" }>, { out }: Surroundings): number {
  const requirements = planRun(catalogue, { claims: everything, only }).map(({ requirement }) => requirement);
  const width = Math.max(...requirements.map(({ id }) => id.length));
  let area = "";
  for (const requirement of requirements) {
    if (requirement.area !== area) {
      area = requirement.area;
      out(`${area}\n`);
    }
    out(`  ${requirement.id.padEnd(width)}  ${requirement.level.padEnd(7)}  ${requirement.statement}\n`);
  }
  const count = (level: string) => requirements.filter((requirement) => requirement.level === level).length;
  out(
    `\n${requirements.length} requirements: ${count("MUST")} MUST, ${count("SHOULD")} SHOULD, ${count("OBSERVE")} OBSERVE\n`,
  );
  return exitCodes.conforms;
}
