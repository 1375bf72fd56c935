/** The lists that are `items` without one block, the largest blocks first. At least one item stays. */
export function* shorter<T>(items: readonly T[]): Generator<readonly T[], void, undefined> {
  for (let size = items.length - 1; size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < items.length; from += size) {
      const left = [...items.slice(0, from), ...items.slice(from + size)];
      if (left.length > 0) yield left;
    }
  }
}
