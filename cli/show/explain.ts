import { sources } from "../../contract/sources.ts";
import { accountedFor } from "../../reporters/words/accounted-for.ts";
import { describeExpectation } from "../../reporters/words/expectation-words.ts";
import { describeRecordings } from "../../reporters/words/recording-words.ts";
import { wrap } from "../../reporters/words/wrap.ts";
import { catalogue, requirementById } from "../../suites/catalogue.ts";
import { clientCatalogue } from "../../suites/clients.ts";
import { claims } from "../../suites/requirement.ts";
import { surfaceRequirementById } from "../../suites/surfaces.ts";
import { exitCodes } from "../exit-codes.ts";
import { Problem } from "../problem.ts";
import { readRecordings } from "../read-recordings.ts";
import type { Surroundings } from "../surroundings.ts";
import type { ExplainCommand } from "./explain-command.ts";
import { explainPlainly } from "./explain-plainly.ts";

/** Prints all that is known of one requirement: what it asks for, on what grounds, and what hangs on it. */
export function explain({ requirement: id }: ExplainCommand, surroundings: Surroundings): number {
  const { out, columns } = surroundings;
  const ofSurface = surfaceRequirementById(id);
  if (ofSurface !== undefined) {
    return explainPlainly(ofSurface, ["surface", "a client: run --surface driver:NAME"], surroundings);
  }
  const ofClient = clientCatalogue.find((candidate) => candidate.id === id);
  if (ofClient !== undefined)
    return explainPlainly(ofClient, ["of", "a client: client DRIVER"], surroundings);
  const recordings = readRecordings(surroundings).get(id) ?? [];
  const requirement = requirementById(id);
  if (requirement === undefined) throw new Problem(`there is no requirement ${id}; see iam-conformance list`);
  const width = Math.min(columns, 110);
  const line = (label: string, text: string) =>
    out(`${wrap(text, width, `${label.padEnd(13)}`).join("\n")}\n`);

  out(`${requirement.id}\n\n`);
  line("statement", requirement.statement);
  const isRecorded = recordings.length > 0 && requirement.evidence !== "recorded";
  line(
    "level",
    `${requirement.level}, evidence: ${requirement.evidence}${isRecorded ? ", and recorded from AWS" : ""}`,
  );
  line("expectation", describeExpectation(requirement.expectation));
  for (const claim of requirement.claims) line("claim", `${claim}: ${claims[claim]}`);
  for (const need of requirement.needs) {
    const accounts = accountedFor(need);
    line(
      "needs",
      `${need.requirement} (${accounts === null ? "cannot be judged without" : `accounts for: ${accounts}`})`,
    );
  }
  for (const citation of requirement.citations) {
    const { source, clause, evidence, paraphrased } = citation;
    out("\n");
    line(evidence, evidence === "documented" && paraphrased !== true ? `"${clause}"` : clause);
    line("", `${sources[source].title} (${sources[source].edition})`);
    line("", sources[source].location);
  }
  for (const { clause, title, location } of describeRecordings(recordings)) {
    out("\n");
    line("recorded", clause.replace(/^recorded: /, ""));
    line("", title);
    line("", location);
  }
  const dependants = catalogue.filter(({ needs }) => needs.some((need) => need.requirement === id));
  if (dependants.length > 0) out("\n");
  if (dependants.length > 0) line("needed by", `${dependants.length} requirements`);
  line("\nrun it", "");
  out(`  iam-conformance run TARGET --only ${id}\n`);
  return exitCodes.conforms;
}
