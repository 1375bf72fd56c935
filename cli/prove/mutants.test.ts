import { expect, it } from "vitest";
import { mutants } from "../../reference/mutants/mutants.ts";
import { requirementById } from "../../suites/catalogue.ts";
import { areas } from "../../suites/requirement.ts";
import { createMutantProver } from "./mutant-prover.ts";

/** What `prove` takes where nothing else is asked for, without a look at whom else a mutant is blamed on. */
const prover = createMutantProver({ seed: 1, runs: 100, otherRuns: 0 });

/** The areas of the requirements that have to notice a mutant. */
const areasOf = (kills: readonly string[]) => kills.map((id) => requirementById(id)?.area);

// One of each area: `iam-conformance prove` tries them all.
it.each(areas)("a mutant of the area %s is noticed by every requirement that has to", async (area) => {
  const mutant = mutants.find(({ kills }) => areasOf(kills).includes(area));
  if (mutant === undefined) throw new Error(`no mutant breaks a requirement of the area ${area}`);
  const { killedBy, missed, broken } = await (await prover)(mutant.name);
  expect(missed, mutant.name).toEqual([]);
  expect(killedBy).toEqual(mutant.kills);
  expect(broken).toEqual([]);
});

it("every mutant names requirements that there are", () => {
  const unknown = mutants.flatMap(({ kills }) => kills.filter((id) => requirementById(id) === undefined));
  expect(unknown).toEqual([]);
});
