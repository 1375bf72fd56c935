import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { userNameCharacters, wordCharacters } from "../../contract/alphabets.ts";
import { greedyShrink } from "../testing/greedy-shrink.ts";
import { hostileTo } from "./hostile-characters.ts";
import { TextArbitrary } from "./text.ts";
import { ClassDomain } from "./text-domain.ts";
import { wholeNumbers } from "./whole-numbers.ts";

const identifiers = { lengths: wholeNumbers(20, 128), legal: wordCharacters };
const hostile = hostileTo(wordCharacters, undefined);
const domains = {
  legal: new ClassDomain(identifiers),
  "too long": new ClassDomain({ lengths: wholeNumbers(129, 512), legal: wordCharacters }),
  "too short": new ClassDomain({ lengths: wholeNumbers(19, 0), legal: wordCharacters }),
  hostile: new ClassDomain({ ...identifiers, hostile, mostUnits: 128 }),
  newline: new ClassDomain({ ...identifiers, hostile: hostileTo(wordCharacters, "newline"), mostUnits: 128 }),
  astral: new ClassDomain({ ...identifiers, hostile: hostileTo(wordCharacters, "astral"), mostUnits: 128 }),
  "short and hostile": new ClassDomain({
    lengths: wholeNumbers(19, 1),
    legal: wordCharacters,
    hostile,
    mostUnits: 19,
  }),
  name: new ClassDomain({
    lengths: wholeNumbers(1, 64),
    legal: userNameCharacters,
    hostile: hostileTo(userNameCharacters, undefined),
    mostUnits: 64,
  }),
};
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe.each(Object.entries(domains))("%s", (_, domain) => {
  const arbitrary = new TextArbitrary(domain);

  test("every generated text is in the domain, and so is every text simpler than it", () => {
    for (const text of fc.sample(arbitrary, { seed: 5, numRuns: 1000 })) {
      expect(arbitrary.canShrinkWithoutContext(text)).toBe(true);
    }
    for (const text of fc.sample(arbitrary, { seed: 6, numRuns: 20 })) {
      for (const { value } of arbitrary.shrink(text)) expect(domain.holds(value)).toBe(true);
    }
  });

  test("the same seed gives the same texts, whatever the size", () => {
    const draw = (seed: number) => fc.sample(arbitrary, { seed, numRuns: 20 });
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(draw(seed)).toEqual(draw(seed));
      }),
      { numRuns: 10 },
    );
    expect(draw(1)).not.toEqual(draw(2));
    const before = draw(1);
    fc.configureGlobal({ baseSize: "xlarge" });
    const after = draw(1);
    fc.resetConfigureGlobal();
    expect(after).toEqual(before);
  });

  test("where everything fails, every text ends at the same one after few candidates", () => {
    const ends = fc
      .sample(arbitrary, { seed: 7, numRuns: 200 })
      .map((text) => greedyShrink(arbitrary, text, () => true));
    expect(new Set(ends.map(({ minimum }) => minimum)).size).toBe(1);
    expect(Math.max(...ends.map(({ tried }) => tried))).toBeLessThan(20);
  });

  test("shrinking ends whatever fails", () => {
    for (const seed of wholeNumbers(1, 40)) {
      const [start = ""] = fc.sample(arbitrary, { seed, numRuns: 1 });
      const fails = (text: string) => hash(text + seed) % 3 > 0;
      expect(greedyShrink(arbitrary, start, fails).tried).toBeLessThan(5000);
    }
  });

  test("lengths reach both bounds", () => {
    const lengths = new Set(fc.sample(arbitrary, { seed: 8, numRuns: 300 }).map((text) => [...text].length));
    expect(lengths).toContain(domain.lengths[0]);
    const near = domain.mostUnits === Number.POSITIVE_INFINITY ? 0 : 3;
    const last = domain.lengths.at(-1) ?? 0;
    expect([...lengths].some((length) => Math.abs(length - last) <= near)).toBe(true);
  });
});

test("half of the texts start with a given beginning", () => {
  const arbitrary = new TextArbitrary(domains.legal, ["ACCA"]);
  const texts = fc.sample(arbitrary, { seed: 9, numRuns: 400 });
  const begun = texts.filter((text) => text.startsWith("ACCA")).length;
  expect(begun).toBeGreaterThan(100);
  expect(begun).toBeLessThan(300);
  expect(texts.every((text) => domains.legal.holds(text))).toBe(true);
});

test("a single hostile character turns up at every position", () => {
  const texts = fc.sample(new TextArbitrary(domains.newline), { seed: 10, numRuns: 20_000 });
  const positions = new Set(
    texts
      .map((text) => [...text].flatMap((character, at) => (domains.newline.hurts(character) ? [at] : [])))
      .flatMap((found) => (found.length === 1 ? found : [])),
  );
  expect(positions.size).toBe(128);
});

test("every legal character turns up", () => {
  const texts = fc.sample(new TextArbitrary(domains.legal), { seed: 11, numRuns: 200 });
  expect([...wordCharacters].filter((letter) => !texts.some((text) => text.includes(letter)))).toEqual([]);
});

test("values of other kinds and outside the domain cannot be shrunk", () => {
  const arbitrary = new TextArbitrary(domains.legal);
  for (const value of [undefined, null, 5, {}, "", "A-B", "A".repeat(129)]) {
    expect(arbitrary.canShrinkWithoutContext(value)).toBe(false);
  }
});

function hash(text: string): number {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}
