import { clauses } from "../../contract/clauses/clauses.ts";
import suitePackage from "../../package.json" with { type: "json" };
import { mutants } from "../../reference/mutants/mutants.ts";
import { documentMarkdown } from "../../reporters/formats/document/markdown.ts";
import { coverageDocument } from "../../reporters/words/catalogue/coverage-document.ts";
import { requirementPages } from "../../reporters/words/catalogue/requirement-document.ts";
import { listRequirements } from "../../reporters/words/catalogue/requirement-list.ts";
import { everyRequirement } from "../../suites/every-requirement.ts";

import { glossaryPage } from "./glossary-page.ts";

/** Every page of the documentation that is made from data, by its path from the root of the project. */
export function generatedPages(): ReadonlyMap<string, string> {
  const listed = listRequirements(suitePackage, everyRequirement, mutants);
  return new Map([
    ["docs/requirements.md", documentMarkdown("Requirements", requirementPages(listed, mutants))],
    ["docs/glossary.md", glossaryPage()],
    ["docs/coverage.md", documentMarkdown("Coverage", coverageDocument(clauses, everyRequirement))],
  ]);
}

/** The pages whose committed text is another one; `read` gives that text, or undefined where there is none. */
export function stalePages(
  pages: ReadonlyMap<string, string>,
  read: (path: string) => string | undefined,
): string[] {
  return [...pages].flatMap(([path, text]) => (read(path) === text ? [] : [path]));
}
