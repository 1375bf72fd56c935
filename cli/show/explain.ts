import { documentText } from "../../reporters/formats/document/text.ts";
import { commands, requirementTerms } from "../../reporters/words/catalogue/requirement-document.ts";
import { listRequirement } from "../../reporters/words/catalogue/requirement-list.ts";
import { citedClause } from "../../reporters/words/cited-clause.ts";
import { counted } from "../../reporters/words/counts.ts";
import { code, paragraph, section, type Term, terms } from "../../reporters/words/document.ts";
import { describeRecordings } from "../../reporters/words/recording-words.ts";
import { anyRequirementById, everyRequirement } from "../../suites/every-requirement.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { Problem } from "../problem.ts";
import { readRecordings } from "../read-recordings.ts";
import { hasColour, type Surroundings } from "../surroundings.ts";
import type { ExplainCommand } from "./explain-command.ts";

/** Most columns of a line that people like to read. */
const widest = 110;

/** Prints all that is known of one requirement: what it asks for, on what grounds, and what hangs on it. */
export function explain({ requirement: id }: ExplainCommand, surroundings: Surroundings): ExitCode {
  const requirement = anyRequirementById(id);
  if (requirement === undefined)
    throw new Problem(`there is no requirement ${id}; see: iam-conformance list`);
  const dependants = everyRequirement.filter(({ needs }) => needs.some((need) => need.requirement === id));
  const recordings = readRecordings(surroundings).get(id) ?? [];
  const cited = [...requirement.citations.map(citedClause), ...describeRecordings(recordings)];
  const command = commands[requirement.catalogue];
  const { out, outIsTerminal, columns } = surroundings;
  const document = section(code(id), [
    paragraph(requirement.statement),
    terms([
      ...requirementTerms(listRequirement(requirement, [])),
      ...cited.map((quote): Term => ["source", { quote }]),
      ...(dependants.length === 0 ? [] : [["needed by", counted(dependants.length, "requirement")] as const]),
      [
        "run it",
        { lines: [requirement.catalogue === "client" ? command : `${command} --only ${id}`], language: "sh" },
      ],
    ]),
  ]);
  out(
    documentText([document], {
      width: Math.min(columns, widest),
      colour: hasColour(outIsTerminal, surroundings),
    }),
  );
  return exitCodes.conforms;
}
