import { expect, it } from "vitest";
import { glossary, legendWords } from "./glossary.ts";

it("gives each word one definition, in whole sentences", () => {
  expect(glossary.size).toBeGreaterThan(45);
  for (const [word, definition] of glossary) expect(definition, word).toMatch(/^[A-Z].*\.$/);
  expect(new Set(glossary.values()).size).toBe(glossary.size);
  for (const word of Object.keys(legendWords))
    expect(glossary.get(word)).toBe(Reflect.get(legendWords, word));
});
