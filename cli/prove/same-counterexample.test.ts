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
import { sendInProcess } from "../../reference/send-in-process.ts";

const seeds = [1, 7, 23];

/** Requests that the search for the smallest input may take. */
const mostShrinkRequests = 150;

/** Every tenth mutant that something required notices, and those whose counterexamples are sequences, the dearest to shrink. */
const sample = mutants
  .filter(({ kills }, index) => index % 10 === 3 || kills[0] === "state.model")
  .flatMap((mutant) => {
    const [id = ""] = mutant.kills;
    return requirement(id).level === "OBSERVE" ? [] : [{ ...mutant, id }];
  });

/** What a run of the requirement finds, and the requests that it takes; null: the fault lets no lane be made. */
async function run(mutant: Mutant, id: string, seed: number, shrink: boolean) {
  const reference = createReference({ mutant });
  const send = sendInProcess(reference);
  let requests = 0;
  const counting = referenceConnection(reference, (request) => {
    requests++;
    return send(request);
  });
  const session = await openReferenceSession(counting, 8);
  if (session.lanes.size === 0) return null;
  const before = requests;
  const found = await runStimulus(session, requirement(id), { seed, runs: 100, concurrency: 8, shrink });
  return { found, requests: requests - before };
}

async function minimal(mutant: Mutant, id: string, seed: number) {
  const { found } = (await run(mutant, id, seed, true)) ?? {};
  if (found === undefined) return null;
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

it.each(sample)("$name: $id is shrunk in few requests", async (mutant) => {
  const [seed = 0] = seeds;
  const shrunk = await run(mutant, mutant.id, seed, true);
  const found = await run(mutant, mutant.id, seed, false);
  expect((shrunk?.requests ?? 0) - (found?.requests ?? 0)).toBeLessThanOrEqual(mostShrinkRequests);
});

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
