/**
 * Waits until all of them have ended, then throws what the first of them to be listed threw, if one did. Unlike with
 * `Promise.all` nothing is still under way afterwards: what is removed then stays removed.
 */
export async function together<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(promises);
  return settled.map((result) => {
    if (result.status === "rejected") throw result.reason;
    return result.value;
  });
}
