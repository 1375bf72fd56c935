import { isChosen } from "../../engine/run/plan.ts";
import suitePackage from "../../package.json" with { type: "json" };
import { mutants } from "../../reference/mutants/mutants.ts";
import { documentMarkdown } from "../../reporters/formats/document/markdown.ts";
import { documentText } from "../../reporters/formats/document/text.ts";
import { writeJson } from "../../reporters/formats/json.ts";
import { requirementLines, requirementPages } from "../../reporters/words/catalogue/requirement-document.ts";
import { listRequirements } from "../../reporters/words/catalogue/requirement-list.ts";
import { everyRequirement } from "../../suites/every-requirement.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { hasColour, type Surroundings } from "../surroundings.ts";
import type { ListCommand } from "./list-command.ts";

/** Prints the requirements of all catalogues: a line each, or with everything that is known of them. */
export function list(
  { only, format }: ListCommand,
  surroundings: Pick<Surroundings, "out" | "outIsTerminal" | "columns" | "environment">,
): ExitCode {
  const { out, outIsTerminal, columns } = surroundings;
  const chosen = everyRequirement.filter((requirement) => isChosen(requirement, only));
  const listed = listRequirements(suitePackage, chosen, mutants);
  if (format === "json") out(writeJson(listed));
  else if (format === "markdown") out(documentMarkdown("Requirements", requirementPages(listed, mutants)));
  else
    out(
      documentText(requirementLines(listed), {
        // A line each for programs that read lines; broken between words for people.
        width: outIsTerminal ? columns : Number.POSITIVE_INFINITY,
        colour: hasColour(outIsTerminal, surroundings),
      }),
    );
  return exitCodes.conforms;
}
