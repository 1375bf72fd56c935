import { expect, it } from "vitest";
import { createMutantProver } from "./mutant-prover.ts";

const prover = createMutantProver({ seed: 1, runs: 10, otherRuns: 10 });

it.each([
  ["validation-error-500", ["response.status.validation-error"]],
  ["no-such-entity-400", ["response.status.no-such-entity"]],
  ["transport-reset-on-refusal", ["response.answers-every-request"]],
  ["id-length-unchecked", ["credential-id.min-length", "credential-id.max-length"]],
])("the fault of %s is blamed on what it breaks, and on nothing else", async (name, blamed) => {
  const { trips } = await (await prover)(name);
  expect([...trips].sort()).toEqual([...blamed].sort());
});
