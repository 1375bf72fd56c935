import { describe, expect, it } from "vitest";
import { catalogue } from "../../suites/catalogue.ts";
import { scoreMutants } from "./mutant-score.ts";
import type { MutantProof } from "./prove-mutant.ts";

const [first, second, third] = catalogue.map(({ id }) => id);

function proof(mutant: string, killedBy: readonly (string | undefined)[], trips = killedBy): MutantProof {
  const given = (ids: readonly (string | undefined)[]) => ids.flatMap((id) => (id === undefined ? [] : [id]));
  return {
    mutant,
    named: given(killedBy),
    killedBy: given(killedBy),
    trips: given(trips),
    missed: [],
    broken: [],
  };
}

describe("scoreMutants", () => {
  const score = scoreMutants(
    [proof("a", [first]), proof("b", [second], [first, second, third]), proof("c", [], [third])],
    catalogue.slice(0, 3),
  );

  it("counts a mutant as killed only by a requirement that names it", () => {
    expect(score).toMatchObject({ killed: 2, of: 3 });
    expect(score.survivors.map(({ mutant }) => mutant)).toEqual(["c"]);
  });

  it("lists the requirements that killed none of those that name them", () => {
    expect(score.unproven.map(({ id }) => id)).toEqual([third]);
  });

  it("says how many requirements the mutants violate", () => {
    expect(score.tripped).toEqual([
      { requirements: 1, mutants: 2 },
      { requirements: 3, mutants: 1 },
    ]);
    expect(score.median).toBe(1);
    expect(score.mean).toBeCloseTo(5 / 3);
    expect(score.offenders.map(({ mutant }) => mutant)).toEqual(["b"]);
  });

  it("takes no mutants at all", () => {
    expect(scoreMutants([], [])).toMatchObject({ killed: 0, of: 0, median: 0, mean: 0 });
  });
});
