import { describeExpectation } from "../reporters/describe-expectation.ts";
import { wrap } from "../reporters/wrap.ts";
import { catalogue, requirementById } from "../spec/catalogue.ts";
import { claims } from "../spec/requirement.ts";
import { sources } from "../spec/sources.ts";
import type { Command } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { Problem } from "./problem.ts";
import type { Surroundings } from "./surroundings.ts";

/** Prints all that is known of one requirement: what it asks for, on what grounds, and what hangs on it. */
export function explain(
  { requirement: id }: Extract<Command, { name: "explain" }>,
  { out, columns }: Surroundings,
): number {
  const requirement = requirementById(id);
  if (requirement === undefined) throw new Problem(`there is no requirement ${id}; see iam-conformance list`);
  const width = Math.min(columns, 110);
  const line = (label: string, text: string) =>
    out(`${wrap(text, width, `${label.padEnd(13)}`).join("\n")}\n`);

  out(`${requirement.id}\n\n`);
  line("statement", requirement.statement);
  line("level", `${requirement.level}, evidence: ${requirement.evidence}`);
  line("expectation", describeExpectation(requirement.expectation));
  for (const claim of requirement.claims) line("claim", `${claim}: ${claims[claim]}`);
  for (const { requirement: needed, explains } of requirement.needs) {
    line(
      "needs",
      `${needed} (${explains === "all" ? "cannot be judged without" : `accounts for: ${explains.join(", ")}`})`,
    );
  }
  for (const citation of requirement.citations) {
    const { source, clause, evidence, paraphrased } = citation;
    out("\n");
    line(evidence, evidence === "documented" && paraphrased !== true ? `"${clause}"` : clause);
    line("", `${sources[source].title} (${sources[source].edition})`);
    line("", sources[source].location);
  }
  const dependants = catalogue.filter(({ needs }) => needs.some((need) => need.requirement === id));
  if (dependants.length > 0) out("\n");
  if (dependants.length > 0) line("needed by", `${dependants.length} requirements`);
  line("\nrun it", "");
  out(`  iam-conformance run TARGET --only ${id}\n`);
  return exitCodes.conforms;
}
