import { Arbitrary, type Random, type Stream, stream, Value } from "fast-check";

/** A set of values. */
export interface Values<T> {
  readonly draw: (random: Random) => T;
  readonly holds: (value: unknown) => boolean;
  /** The values simpler than this one, the boldest simplification first. A greedy descent through them ends. */
  readonly simpler: (value: T) => IterableIterator<T>;
}

/**
 * The arbitrary of a set of values, which shrink by what they are and not by how they came about: examples shrink as
 * drawn values do. fast-check's bias and size are ignored.
 */
export function contextless<T>({ draw, holds, simpler }: Values<T>): Arbitrary<T> {
  return new (class extends Arbitrary<T> {
    override generate(random: Random): Value<T> {
      return new Value(draw(random), undefined);
    }

    override canShrinkWithoutContext(value: unknown): value is T {
      return holds(value);
    }

    override shrink(value: T): Stream<Value<T>> {
      return stream(simpler(value)).map((found) => new Value(found, undefined));
    }
  })();
}

/** Draws one of `items`; where there is no choice nothing is drawn. Throws where there is none. */
export function pick<T>(items: readonly T[], random: Random): T {
  if (items.length === 0) throw new Error("there is nothing to pick from");
  return items[items.length === 1 ? 0 : random.nextInt(0, items.length - 1)] as T;
}
