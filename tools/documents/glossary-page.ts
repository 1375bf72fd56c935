import {
  evidenceDefinitions,
  levelDefinitions,
  outcomeDefinitions,
  vocabulary,
} from "../../contract/glossary.ts";

/** The page `docs/glossary.md`: the words of the project with their definitions, from the data in `contract/glossary.ts`. */
export function glossaryPage(): string {
  return [
    "# Glossary",
    "The same words are used in the code, in reports, and in these pages, each with one meaning. This page is written from `contract/glossary.ts`: change a\ndefinition there, then `npx vitest run --project unit tools/documents --update`.",
    section("Outcomes", "What a run found out about a requirement.", outcomeDefinitions),
    section("Levels", "How much a requirement weighs.", levelDefinitions),
    section("Evidence", "How well a fact about AWS is established.", evidenceDefinitions),
    section("Words", "", vocabulary),
    "",
  ].join("\n\n");
}

function section(title: string, about: string, definitions: Readonly<Record<string, string>>): string {
  const rows = Object.entries(definitions).map(([word, definition]) => `| **${word}** | ${definition} |`);
  return [`## ${title}`, about, ["| | |", "|---|---|", ...rows].join("\n")]
    .filter((part) => part !== "")
    .join("\n\n");
}
