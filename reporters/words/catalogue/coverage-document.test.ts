import { expect, it } from "vitest";
import type { Clause } from "../../../contract/clauses/clause.ts";
import { everyRequirement } from "../../../suites/every-requirement.ts";
import { documentMarkdown } from "../../formats/document/markdown.ts";
import { coverageDocument } from "./coverage-document.ts";

const clauses: readonly Clause[] = [
  {
    id: "behaviour.valid",
    evidence: "documented",
    sources: ["api-reference"],
    says: "It is answered.",
    requirements: ["status.one-of"],
  },
  {
    id: "order.weather",
    evidence: "unknown",
    sources: ["boto3", "cli-v2"],
    says: "The weather matters.",
    untested: "It cannot be ordered.",
  },
];
const page = documentMarkdown("Coverage", coverageDocument(clauses, everyRequirement));

it("shows each fact with its requirements, or with the reason why it has none", () => {
  expect(page).toContain(
    "| It is answered. | documented | [api-reference](#api-reference) | [status.one-of](requirements.md#statusone-of) |",
  );
  expect(page).toMatch(
    /\| The weather matters\. \| unknown \| \[boto3\]\(.*\), \[cli-v2\]\(.*\) \| It cannot be ordered\. \|/,
  );
  expect(page).toContain("2 facts of AWS's behaviour are known: requirements rest on 1, 1 is not tested.");
});

it("has every citation of every requirement, under its source", () => {
  const sections = page.split("\n### ");
  for (const { id, citations } of everyRequirement) {
    for (const { source } of citations) {
      const own = sections.find((section) => section.startsWith(`${source}\n`)) ?? "";
      expect(own, `${source} ${id}`).toContain(`[${id}](requirements.md#`);
    }
  }
});
