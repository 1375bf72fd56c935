import fc, { Arbitrary, type Random, Stream, Value } from "fast-check";
import { expect, test } from "vitest";
import { inSendingOrder } from "./sending-order.ts";

const declared = ["a", "b", "c"];

class Shuffles extends Arbitrary<string[]> {
  override generate(random: Random): Value<string[]> {
    return new Value(inSendingOrder(declared, "shuffled", random), undefined);
  }
  override canShrinkWithoutContext(_value: unknown): _value is string[] {
    return false;
  }
  override shrink(): Stream<Value<string[]>> {
    return Stream.nil();
  }
}

test("declared and reversed", () => {
  expect(inSendingOrder(declared)).toEqual(["a", "b", "c"]);
  expect(inSendingOrder(declared, "declared")).toEqual(["a", "b", "c"]);
  expect(inSendingOrder(declared, "reversed")).toEqual(["c", "b", "a"]);
});

test("shuffled without randomness is another order than declared and reversed", () => {
  expect(inSendingOrder(declared, "shuffled")).toEqual(["b", "c", "a"]);
});

test("every permutation is drawn", () => {
  const drawn = new Set(fc.sample(new Shuffles(), { seed: 1, numRuns: 200 }).map((order) => order.join("")));
  expect([...drawn].sort()).toEqual(["abc", "acb", "bac", "bca", "cab", "cba"]);
});

test("the declared order itself is left alone", () => {
  fc.sample(new Shuffles(), { seed: 2, numRuns: 20 });
  expect(declared).toEqual(["a", "b", "c"]);
});
