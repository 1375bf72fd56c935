import { expect, it } from "vitest";
import { breachesOf } from "../../contract/constraint.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { runStimulus } from "../../engine/run/run-stimulus.ts";
import {
  openReferenceSession,
  referenceConnection,
  requirement,
} from "../../engine/testing/reference-session.ts";
import { createReference } from "../../reference/create-reference.ts";
import type { Mutant } from "../../reference/mutants/mutant.ts";
import { mutants } from "../../reference/mutants/mutants.ts";

const seeds = [1, 7, 23];

/** Every tenth mutant that something required notices, and whose fault lets fixtures be made. */
const sample = mutants
  .filter((_, index) => index % 10 === 3)
  .flatMap((mutant) => {
    const [id = ""] = mutant.kills;
    return requirement(id).level === "OBSERVE" ? [] : [{ ...mutant, id }];
  });

async function minimal(mutant: Mutant, id: string, seed: number) {
  const session = await openReferenceSession(referenceConnection(createReference({ mutant })), 8);
  if (session.lanes.size === 0) return null;
  const found = await runStimulus(session, requirement(id), { seed, runs: 100, concurrency: 8 });
  if (found.minimal === null) throw new Error(`${id} does not notice ${mutant.name} with seed ${seed}`);
  const { failure, resolved } = found.minimal.trial;
  return { kind: failure.kind, resolved };
}

/** Without what differs from lane to lane. */
function withoutNames(found: unknown): string {
  return JSON.stringify(found)
    .replace(/ACCA[A-Z2-7]{17}/g, "ID")
    .replace(/ic-t1-t[0-9a-z]+/g, "USER");
}

/** What each parameter of a resolved input breaks, where the input is one request. */
function breaches(resolved: unknown): string[] | null {
  const parameters =
    typeof resolved === "object" && resolved !== null && "parameters" in resolved
      ? resolved.parameters
      : null;
  if (typeof parameters !== "object" || parameters === null) return null;
  const values = new Map<string, unknown>(Object.entries(parameters));
  return updateServiceSpecificCredential.parameters.flatMap(({ name, constraints }) => {
    const value = values.get(name);
    return breachesOf(constraints, typeof value === "string" ? value : undefined);
  });
}

it.each(sample)("$name: $id gives the same counterexample whatever the seed", async (mutant) => {
  const found = [];
  for (const seed of seeds) found.push(await minimal(mutant, mutant.id, seed));
  expect(new Set(found.map(withoutNames)).size).toBe(1);

  const { stimulus } = requirement(mutant.id);
  const choices = stimulus.kind === "request" ? Object.values(stimulus.parameters) : [];
  const [broken] = choices.flatMap((choice) => (choice.choose === "breaking" ? [choice.breach] : []));
  const [first] = found;
  if (broken === undefined || first === undefined || first === null) return;
  // A value of no characters is too short and matches no pattern.
  expect([[broken], [broken, "pattern"]]).toContainEqual(breaches(first.resolved));
});
