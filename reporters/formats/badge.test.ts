import { readFileSync } from "node:fs";
import { parseXml } from "@rgrove/parse-xml";
import { expect, it } from "vitest";
import { mutants } from "../../reference/mutants/mutants.ts";
import { renderBadge } from "./badge.ts";

const committed = readFileSync(new URL("../../docs/badge.svg", import.meta.url), "utf8");

it("the committed badge shows that every mutant is killed", () => {
  expect(committed).toBe(renderBadge("mutants killed", `${mutants.length} of ${mutants.length}`, true));
});

it("the README shows the committed badge", () => {
  expect(readFileSync(new URL("../../README.md", import.meta.url), "utf8")).toContain("(docs/badge.svg)");
});

it("is well-formed, escapes its texts and is red where something is wrong", () => {
  const badge = renderBadge("<a> & b", "1 of 2", false);
  expect(parseXml(badge).root?.attributes["aria-label"]).toBe("<a> & b: 1 of 2");
  expect(badge).toContain("#b3261e");
});
