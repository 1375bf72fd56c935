import { describe, expect, it } from "vitest";
import { sendInProcess } from "../../reference/send-in-process.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { plainInput } from "../procedures/plain-input.ts";
import {
  openReference,
  openReferenceSession,
  referenceConnection,
  requirement,
} from "../testing/reference-session.ts";
import { wireResponse } from "../testing/wire-answers.ts";
import { requestExercise } from "./exercise-request.ts";

async function open(each: Requirement, mutant?: string) {
  const { stimulus } = each;
  if (stimulus.kind !== "request") throw new Error(`${each.id} is no single request`);
  const session = await openReferenceSession(referenceConnection(openReference(mutant)), 4);
  return requestExercise(session, { ...each, stimulus });
}

describe("requestExercise", () => {
  it("has the examples and the arbitrary of the requirement", async () => {
    const { examples, arbitrary } = await open(requirement("credential-id.max-length"));
    expect(examples.length).toBeGreaterThan(1);
    expect(arbitrary).not.toBeNull();
    expect((await open(requirement("status.accepts-documented-values"))).arbitrary).toBeNull();
  });

  it("blames nobody else for what an update changed that was accepted against expectation", async () => {
    const { attempt } = await open(requirement("status.one-of"), "status-any-case");
    const trials = await Promise.all(
      ["Deleted", "INACTIVE", "x"].map((status) => attempt(plainInput(status))),
    );
    expect(trials.map(({ failure }) => failure?.kind ?? null)).toEqual([null, "accepted", null]);
  });

  it("finds each of many refused updates that changed something", async () => {
    const { attempt } = await open(requirement("status.expired"), "state-expired-stored");
    const trials = await Promise.all(Array.from({ length: 3 }, () => attempt(plainInput("Expired"))));
    expect(trials.some(({ failure }) => failure?.kind === "state")).toBe(true);
    const honest = await open(requirement("status.expired"));
    expect((await honest.attempt(plainInput("Expired"))).failure).toBeNull();
  });

  it("holds another user's lane where the input or the state speaks of one", async () => {
    const ownership = await open(requirement("credential-id.of-another-user"), "id-of-another-user-accepted");
    const [example] = ownership.examples;
    if (example === undefined) throw new Error("there is no example");
    expect((await ownership.attempt(example)).failure?.kind).toBe("accepted");
    const others = await open(requirement("state.other-users"), "state-all-users");
    expect((await others.attempt(plainInput("Inactive"))).failure).toMatchObject({
      kind: "state",
      observed: "the other user's: Status became Inactive",
    });
  });

  it("asks for the success envelope also where a refusal would do", async () => {
    const chunked = requirement("request.chunks");
    if (chunked.stimulus.kind !== "request") throw new Error("it is no single request");
    const reference = openReference();
    const honest = sendInProcess(reference);
    const connection = referenceConnection(reference, async (request) => {
      const isChunked = request.headers.some(([name]) => name.toLowerCase() === "transfer-encoding");
      return isChunked ? wireResponse(200, "{}") : honest(request);
    });
    const session = await openReferenceSession(connection, 2);
    const { attempt, examples } = requestExercise(session, { ...chunked, stimulus: chunked.stimulus });
    const [example] = examples;
    if (example === undefined) throw new Error("there is no example");
    expect((await attempt(example)).failure?.kind).toBe("envelope");
  });
});
