/** Things that are held exclusively, several at once where asked, first come first served. */
export interface Pool<T> {
  /** Waits until `count` are free and holds them while `use` runs. Entries of `held` that `use` replaces go back replaced. */
  with<R>(count: number, use: (held: T[]) => Promise<R>): Promise<R>;
}

/** A pool over `items`. Throws RangeError where more are asked for than there are. */
export function createPool<T>(items: readonly T[]): Pool<T> {
  const free = [...items];
  const waiting: { readonly count: number; readonly resume: (held: T[]) => void }[] = [];

  function serve(): void {
    for (let next = waiting[0]; next !== undefined && next.count <= free.length; next = waiting[0]) {
      waiting.shift();
      next.resume(free.splice(free.length - next.count, next.count));
    }
  }

  return {
    async with(count, use) {
      if (count > items.length) throw new RangeError(`${count} asked of a pool of ${items.length}`);
      const held = await new Promise<T[]>((resume) => {
        waiting.push({ count, resume });
        serve();
      });
      try {
        return await use(held);
      } finally {
        free.push(...held);
        serve();
      }
    },
  };
}
