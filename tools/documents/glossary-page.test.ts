import { expect, it } from "vitest";
import {
  evidenceDefinitions,
  glossary,
  levelDefinitions,
  outcomeDefinitions,
  vocabulary,
} from "../../contract/glossary.ts";
import { outcomes } from "../../engine/judge/verdict.ts";

it("the words are in alphabetical order, and the outcomes are those of verdicts", () => {
  const words = Object.keys(vocabulary);
  expect(words).toEqual([...words].sort());
  expect(Object.keys(outcomeDefinitions)).toEqual([...outcomes]);
});

it("no word has two definitions", () => {
  const groups = [vocabulary, outcomeDefinitions, levelDefinitions, evidenceDefinitions];
  expect(glossary.size).toBe(groups.flatMap((group) => Object.keys(group)).length);
});
