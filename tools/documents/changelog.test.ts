import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../suites/catalogue.ts";
import { clientCatalogue } from "../../suites/clients.ts";
import { surfaceRequirements } from "../../suites/surfaces.ts";
import { requirementsIn } from "./changelog.ts";

const changelog = readFileSync(new URL("../../CHANGELOG.md", import.meta.url), "utf8");

it("the changelog accounts for every requirement and its level", () => {
  const today = [...catalogue, ...clientCatalogue, ...surfaceRequirements].map(({ id, level }) => [
    id,
    level,
  ]);
  expect(Object.fromEntries(requirementsIn(changelog))).toEqual(Object.fromEntries(today));
});

/** A changelog of versions, each the text under its heading *Requirements*, the newest first. */
function versions(...texts: readonly string[]): string {
  return texts
    .map((text) => `## [x]\n\n### Added\n\n- \`no.requirement\`\n\n### Requirements\n\n${text}\n\n`)
    .join("");
}

describe("requirementsIn", () => {
  it("follows the items from the oldest version to the newest", () => {
    const text = versions(
      "- moved from MUST to SHOULD: `a.x`\n- withdrawn: `a.y`",
      "- added as MUST: `a.x`,\n  `a.y`\n- added as OBSERVE: `a.z`",
    );
    expect([...requirementsIn(text)]).toEqual([
      ["a.x", "SHOULD"],
      ["a.z", "OBSERVE"],
    ]);
  });

  it.each([
    ["an id that comes twice", ["- added as MUST: `a.x`", "- added as MUST: `a.x`"], "a.x is added twice"],
    [
      "an id that comes back",
      ["- added as MUST: `a.x`", "- withdrawn: `a.x`", "- added as MUST: `a.x`"],
      "a.x is added twice",
    ],
    [
      "a move from another level",
      ["- moved from MUST to SHOULD: `a.x`", "- added as OBSERVE: `a.x`"],
      "was not",
    ],
    ["a withdrawal of nothing", ["- withdrawn: `a.x`"], "was not there"],
    ["another word", ["- new MUST: `a.x`"], "no test can read"],
    ["another level", ["- added as MAY: `a.x`"], "no test can read"],
    ["no id", ["- added as MUST: a.x"], "no test can read"],
  ])("refuses %s", (_, texts, problem) => {
    expect(() => requirementsIn(versions(...texts))).toThrow(problem);
  });
});
