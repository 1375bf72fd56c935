import { expect, it } from "vitest";
import { mutants } from "../../reference/mutants/mutants.ts";
import { createMutantProver } from "../prove/mutant-prover.ts";

/** What `prove` takes where nothing else is asked for, without a look at whom else a mutant is blamed on. */
const options = { seed: 1, runs: 100, otherRuns: 0 };

/** Tests that this share of all mutants is noticed, by every requirement that has to; `index` counts from 0. */
export function testMutants(index: number, of: number): void {
  const prover = createMutantProver(options);
  const share = mutants.filter((_, position) => position % of === index);

  it.each(share)("$name is noticed: $fault", async ({ name, kills }) => {
    const { killedBy, missed, broken } = await (await prover)(name);
    expect(missed, name).toEqual([]);
    expect(killedBy).toEqual(kills);
    expect(broken).toEqual([]);
  });
}
