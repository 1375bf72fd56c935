import { expect, it } from "vitest";
import type { Send } from "../../protocol/exchange.ts";
import { createReference } from "../../reference/create-reference.ts";
import { mutantByName } from "../../reference/mutants/mutants.ts";
import { sendInProcess } from "../../reference/send-in-process.ts";
import { runStimulus } from "../run/run-stimulus.ts";
import { openReferenceSession, referenceConnection, requirement } from "../testing/reference-session.ts";
import { errorResponse } from "../testing/wire-answers.ts";

/** The observations on an endpoint, and how many requests they took. */
async function lattice(mutantName?: string, change: (send: Send) => Send = (send) => send) {
  const mutant = mutantName === undefined ? undefined : mutantByName(mutantName);
  if (mutantName !== undefined && mutant === undefined) throw new Error(`there is no mutant ${mutantName}`);
  const reference = createReference(mutant === undefined ? {} : { mutant });
  let updates = 0;
  let send = sendInProcess(reference);
  const counting: Send = (request) => {
    if (request.body.includes("Action=UpdateServiceSpecificCredential")) updates++;
    return send(request);
  };
  const session = await openReferenceSession(referenceConnection(reference, counting), 2);
  updates = 0;
  send = change(send);
  const { behaviours, runs } = await runStimulus(session, requirement("precedence.lattice"), {
    seed: 1,
    runs: 1,
    concurrency: 2,
  });
  return { behaviours: [...behaviours.keys()], counts: [...behaviours.values()], runs, updates };
}

it("finds the order of an endpoint that does as AWS, each pair asked once", async () => {
  const { behaviours, counts, runs, updates } = await lattice();
  expect(runs).toBe(1);
  expect(updates).toBe(36);
  expect(behaviours).toHaveLength(27);
  expect(new Set(counts)).toEqual(new Set([1]));
  for (const behaviour of [
    "no signature before malformed id",
    "malformed id together with malformed user",
    "malformed id together with absent Status",
    "malformed id before unknown user",
    "wrong Status before another user's id",
    "unknown user before unknown id",
  ])
    expect(behaviours).toContain(behaviour);
});

it.each([
  ["precedence-existence-first", "unknown user before malformed id"],
  ["precedence-credential-before-user", "unknown id before unknown user"],
  ["precedence-status-last", "unknown id before wrong Status"],
  ["precedence-several-code", "malformed id beside wrong Status: 400 InvalidInput"],
])("sees another order: %s", async (mutant, behaviour) => {
  const honest = await lattice();
  expect(honest.behaviours).not.toContain(behaviour);
  expect((await lattice(mutant)).behaviours).toContain(behaviour);
});

it("says what an endpoint does not notice, and compares it with nothing", async () => {
  expect((await lattice()).behaviours.join()).not.toContain("is not noticed");
  const { behaviours } = await lattice("status-expired-accepted");
  expect(behaviours.filter((behaviour) => behaviour.includes("Expired"))).toEqual(["Expired is not noticed"]);
});

it("does not make an order up where all answers are alike", async () => {
  const { behaviours } = await lattice(
    undefined,
    (send) => async (request) =>
      request.body.includes("Action=UpdateServiceSpecificCredential")
        ? errorResponse(404, "NoSuchEntity")
        : send(request),
  );
  expect(behaviours).toHaveLength(27);
  for (const behaviour of behaviours) expect(behaviour).toContain(" told as ");
});
