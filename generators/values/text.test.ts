import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { userNameCharacters, wordCharacters } from "../../contract/alphabets.ts";
import { keepsTheLaws } from "../testing/arbitrary-laws.ts";
import { hostileTo } from "./hostile-characters.ts";
import { textsOf } from "./text.ts";
import { classDomain } from "./text-domain.ts";
import { wholeNumbers } from "./whole-numbers.ts";

const identifiers = { lengths: wholeNumbers(20, 128), legal: wordCharacters };
const hostile = hostileTo(wordCharacters, undefined);
const domains = {
  legal: classDomain(identifiers),
  "too long": classDomain({ lengths: wholeNumbers(129, 512), legal: wordCharacters }),
  "too short": classDomain({ lengths: wholeNumbers(19, 0), legal: wordCharacters }),
  hostile: classDomain({ ...identifiers, hostile, mostUnits: 128 }),
  newline: classDomain({ ...identifiers, hostile: hostileTo(wordCharacters, "newline"), mostUnits: 128 }),
  astral: classDomain({ ...identifiers, hostile: hostileTo(wordCharacters, "astral"), mostUnits: 128 }),
  "short and hostile": classDomain({
    lengths: wholeNumbers(19, 1),
    legal: wordCharacters,
    hostile,
    mostUnits: 19,
  }),
  name: classDomain({
    lengths: wholeNumbers(1, 64),
    legal: userNameCharacters,
    hostile: hostileTo(userNameCharacters, undefined),
    mostUnits: 64,
  }),
};

describe.each(Object.entries(domains))("%s", (_, domain) => {
  const arbitrary = textsOf(domain);
  const [first = 0] = domain.lengths;
  const least =
    domain.fill.repeat(first - (domain.hostile === undefined ? 0 : 1)) + (domain.hostile?.known[0] ?? "");
  keepsTheLaws(arbitrary, { isLegal: (text) => domain.holds(text), least: { value: least, tried: 20 } });

  test("lengths reach both bounds", () => {
    const lengths = new Set(fc.sample(arbitrary, { seed: 8, numRuns: 300 }).map((text) => [...text].length));
    expect(lengths).toContain(domain.lengths[0]);
    const near = domain.mostUnits === Number.POSITIVE_INFINITY ? 0 : 3;
    const last = domain.lengths.at(-1) ?? 0;
    expect([...lengths].some((length) => Math.abs(length - last) <= near)).toBe(true);
  });
});

test("a single hostile character turns up at every position", () => {
  const texts = fc.sample(textsOf(domains.newline), { seed: 10, numRuns: 20_000 });
  const positions = new Set(
    texts
      .map((text) => [...text].flatMap((character, at) => (domains.newline.hurts(character) ? [at] : [])))
      .flatMap((found) => (found.length === 1 ? found : [])),
  );
  expect(positions.size).toBe(128);
});

test("every legal character turns up", () => {
  const texts = fc.sample(textsOf(domains.legal), { seed: 11, numRuns: 200 });
  expect([...wordCharacters].filter((letter) => !texts.some((text) => text.includes(letter)))).toEqual([]);
});

test("values of other kinds and outside the domain cannot be shrunk", () => {
  const arbitrary = textsOf(domains.legal);
  for (const value of [undefined, null, 5, {}, "", "A-B", "A".repeat(129)]) {
    expect(arbitrary.canShrinkWithoutContext(value)).toBe(false);
  }
});
