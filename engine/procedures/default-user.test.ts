import { expect, it } from "vitest";
import type { Send, WireResponse } from "../../protocol/exchange.ts";
import { sendInProcess } from "../../reference/send-in-process.ts";
import { requirementById } from "../../suites/catalogue.ts";
import { createJudge } from "../run/run-requirements.ts";
import {
  openReference,
  openReferenceSession,
  referenceConnection,
  requirement,
} from "../testing/reference-session.ts";
import { counterexampleOf } from "../testing/sample-verdict.ts";
import { errorResponse } from "../testing/wire-answers.ts";

const id = "user-name.absent.caller-is-user";

/**
 * The verdict on a target that answers updates by a user's own key with what `answer` gives; null: as the reference.
 * `always`: also those with UserName.
 */
async function judged(
  answer: (count: number) => WireResponse | null,
  { consistencyMs = 0, always = false } = {},
) {
  const reference = openReference();
  const direct = sendInProcess(reference);
  let count = 0;
  const send: Send = async (request) => {
    const authorization = request.headers.find(([name]) => name.toLowerCase() === "authorization")?.[1] ?? "";
    const isUsers = !authorization.includes(reference.rootCredentials.accessKeyId);
    const form = new URLSearchParams(request.body);
    const isMeant = isUsers && form.has("ServiceSpecificCredentialId") && (always || !form.has("UserName"));
    return (isMeant ? answer(++count) : null) ?? direct(request);
  };
  const connection = { ...referenceConnection(reference, send), consistencyMs };
  const session = await openReferenceSession(connection, 2);
  // What it needs is judged by others.
  const known = requirement(id).needs.map(({ requirement: needed }) => ({
    requirement: needed,
    level: "MUST" as const,
    evidence: "documented" as const,
    outcome: "conforms" as const,
    runs: 1,
    durationMs: 0,
  }));
  const judge = createJudge(session, requirementById, { seed: 1, runs: 2, concurrency: 1 }, known);
  const verdict = await judge({ requirement: requirement(id), disclaimed: null });
  return { verdict, users: reference.snapshot().users, count };
}

it("conforms where the caller's own credential is updated", async () => {
  const { verdict, users } = await judged(() => null);
  expect(verdict).toMatchObject({ outcome: "conforms", runs: 2 });
  expect(users).toBe(2);
});

it("is violated by a refusal that has nothing to do with permissions", async () => {
  const { verdict } = await judged(() => errorResponse(404, "NoSuchEntity"));
  expect(verdict).toMatchObject({ outcome: "violates", counterexample: { observed: "404 NoSuchEntity" } });
});

it("says whose key signed", async () => {
  const { verdict } = await judged(() => errorResponse(404, "NoSuchEntity"));
  expect(counterexampleOf(verdict).input).toMatchObject({
    parameters: expect.not.objectContaining({ UserName: expect.anything() }),
    signedBy: expect.stringMatching(/^ic-t1-t\w+$/),
  });
});

it("is untestable where the key is not accepted with UserName either", async () => {
  const { verdict, users } = await judged(() => errorResponse(403, "InvalidClientTokenId"), { always: true });
  expect(verdict).toMatchObject({
    outcome: "untestable",
    reason:
      "an access key that was made for a user is not accepted with UserName either: 403 InvalidClientTokenId",
  });
  expect(users).toBe(2);
});

it("is untestable, and no accusation, where a user without a policy may do nothing", async () => {
  const { verdict, users } = await judged(() => errorResponse(403, "AccessDenied"));
  expect(verdict).toMatchObject({
    outcome: "untestable",
    reason:
      "the target checks permissions (AccessDenied), and a user made for a trial has no policy that allows the update",
  });
  expect(users).toBe(2);
});

it("waits until a new key is known, within the time that the entry allows", async () => {
  const late = (count: number) => (count <= 2 ? errorResponse(403, "InvalidClientTokenId") : null);
  const { verdict, count } = await judged(late, { consistencyMs: 10_000 });
  expect(verdict).toMatchObject({ outcome: "conforms" });
  expect(count).toBe(4);
  const never = await judged(() => errorResponse(403, "InvalidClientTokenId"));
  expect(never.verdict).toMatchObject({
    outcome: "violates",
    counterexample: { observed: "403 InvalidClientTokenId" },
  });
});
