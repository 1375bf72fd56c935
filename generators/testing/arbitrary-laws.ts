import fc from "fast-check";
import { expect, test } from "vitest";
import { greedyShrink } from "./greedy-shrink.ts";

/** What tests of one arbitrary add to the laws. */
interface Laws<T> {
  /** Values that a run tries first. */
  readonly examples?: readonly T[];
  /** Whether a value is as it should be, beside belonging to the arbitrary. */
  readonly isLegal?: (value: T) => boolean;
  /** Where every value fails: the one at which each descent ends, and the most candidates that this may take. */
  readonly least?: { readonly value: T; readonly tried: number };
}

/** Defines the tests that every arbitrary of a generator has to pass. */
export function keepsTheLaws<T>(
  arbitrary: fc.Arbitrary<T>,
  { examples = [], isLegal = () => true, least }: Laws<T> = {},
): void {
  const draw = (seed: number, numRuns = 30) => fc.sample(arbitrary, { seed, numRuns });

  test("a seed draws the same values each time, whatever the size", () => {
    const drawn = draw(1);
    expect(draw(1)).toEqual(drawn);
    expect(draw(2)).not.toEqual(drawn);
    fc.configureGlobal({ baseSize: "xlarge" });
    const large = draw(1);
    fc.resetConfigureGlobal();
    expect(large).toEqual(drawn);
  });

  test("values belong to it as plain JSON, and shrink to others of its own", () => {
    const drawn = draw(3, 500);
    const starts = [...examples, ...drawn.slice(0, 10)];
    const simplerThan = (value: T) => [...arbitrary.shrink(value, undefined)].map((found) => found.value);
    const simpler = starts.map((value) => ({ text: JSON.stringify(value), found: simplerThan(value) }));
    expect(simpler.filter(({ text, found }) => found.some((each) => JSON.stringify(each) === text))).toEqual(
      [],
    );
    const values = [...examples, ...drawn, ...simpler.flatMap(({ found }) => found)];
    const copies: T[] = JSON.parse(JSON.stringify(values));
    expect(values.filter((value) => !isLegal(value))).toEqual([]);
    expect(copies.filter((copy) => !arbitrary.canShrinkWithoutContext(copy))).toEqual([]);
    expect(copies.slice(0, 100)).toStrictEqual(values.slice(0, 100));
  });

  test("shrinking ends, whatever fails", () => {
    for (const [seed, start] of draw(4).entries()) {
      const fails = (value: T) => hash(JSON.stringify(value) + seed) % 3 > 0;
      expect(greedyShrink(arbitrary, start, fails).tried).toBeLessThan(5000);
    }
  });

  if (least === undefined) return;
  test("where everything fails, every descent ends at the same value", () => {
    for (const start of [...examples, ...draw(5, 100)]) {
      const { minimum, tried } = greedyShrink(arbitrary, start, () => true);
      expect(minimum).toEqual(least.value);
      expect(tried).toBeLessThanOrEqual(least.tried);
    }
  });
}

function hash(text: string): number {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}
