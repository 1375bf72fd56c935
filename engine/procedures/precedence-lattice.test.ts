import { expect, it } from "vitest";
import type { Send } from "../../protocol/exchange.ts";
import { createReference } from "../../reference/create-reference.ts";
import { mutantByName } from "../../reference/mutants/mutants.ts";
import { sendInProcess } from "../../reference/send-in-process.ts";
import type { SeenPrecedence } from "../judge/observation.ts";
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
  const { observations, runs } = await runStimulus(session, requirement("precedence.lattice"), {
    seed: 1,
    runs: 1,
    concurrency: 2,
  });
  const [seen] = observations;
  if (seen?.observation.kind !== "precedence" || seen.count !== 1) throw new Error("no lattice was observed");
  const { pairs, unnoticed } = seen.observation;
  return { pairs, unnoticed, runs, updates };
}

it("finds the order of an endpoint that does as AWS, each pair asked once", async () => {
  const { pairs, runs, updates } = await lattice();
  expect(runs).toBe(1);
  expect(updates).toBe(36);
  expect(pairs).toHaveLength(27);
  for (const pair of [
    { first: "no signature", relation: "before", second: "malformed id" },
    { first: "malformed id", relation: "together with", second: "malformed user" },
    { first: "malformed id", relation: "together with", second: "absent Status" },
    { first: "malformed id", relation: "before", second: "unknown user" },
    { first: "wrong Status", relation: "before", second: "another user's id" },
    { first: "unknown user", relation: "before", second: "unknown id" },
  ])
    expect(pairs).toContainEqual(pair);
});

const invalidInput = { status: 400, code: "InvalidInput", body: "envelope" } as const;

it.each<[string, SeenPrecedence]>([
  ["precedence-existence-first", { first: "unknown user", relation: "before", second: "malformed id" }],
  ["precedence-credential-before-user", { first: "unknown id", relation: "before", second: "unknown user" }],
  ["precedence-status-last", { first: "unknown id", relation: "before", second: "wrong Status" }],
  [
    "precedence-several-code",
    { first: "malformed id", relation: "beside", second: "wrong Status", answer: invalidInput },
  ],
])("sees another order: %s", async (mutant, pair) => {
  expect((await lattice()).pairs).not.toContainEqual(pair);
  expect((await lattice(mutant)).pairs).toContainEqual(pair);
});

it("says what an endpoint does not notice, and compares it with nothing", async () => {
  expect((await lattice()).unnoticed).toEqual([]);
  const { pairs, unnoticed } = await lattice("status-expired-accepted");
  expect(unnoticed).toEqual(["Expired"]);
  expect(pairs.flatMap(({ first, second }) => [first, second])).not.toContain("Expired");
});

it("does not make an order up where all answers are alike", async () => {
  const { pairs } = await lattice(
    undefined,
    (send) => async (request) =>
      request.body.includes("Action=UpdateServiceSpecificCredential")
        ? errorResponse(404, "NoSuchEntity")
        : send(request),
  );
  expect(pairs).toHaveLength(27);
  for (const { relation } of pairs) expect(relation).toBe("told as");
});
