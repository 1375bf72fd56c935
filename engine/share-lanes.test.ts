import { describe, expect, it } from "vitest";
import type { Input } from "../generators/input.ts";
import type { Send } from "../protocol/exchange.ts";
import { sendInProcess } from "../reference/send-in-process.ts";
import { updateServiceSpecificCredential } from "../spec/update-service-specific-credential.ts";
import { plainInput } from "./procedures/plain-input.ts";
import type { Session } from "./session.ts";
import { mostSharing, shareLanes } from "./share-lanes.ts";
import {
  openReference,
  openReferenceSession,
  referenceConnection,
  requirement,
} from "./testing/reference-session.ts";
import { parametersOf } from "./testing/wire-answers.ts";
import type { Trial } from "./trial.ts";
import { tryRequest } from "./try-request.ts";

const { expectation } = requirement("status.one-of");

/** A session on the reference that counts its requests; after each update that `turns` chooses, it sets a Status. */
async function openCounting(turns: (status: string | null) => boolean = () => false) {
  const reference = openReference();
  const direct = sendInProcess(reference);
  const counts = new Map<string, number>();
  const base = referenceConnection(reference);
  let change: Send = direct;
  const send: Send = async (request) => {
    const parameters = parametersOf(request);
    const action = parameters.get("Action") ?? "";
    counts.set(action, (counts.get(action) ?? 0) + 1);
    const answer = await direct(request);
    // Long enough for the other trials of a group to be under way.
    await new Promise((resolve) => setImmediate(resolve));
    if (turns(parameters.get("Status"))) await change(request);
    return answer;
  };
  const session = await openReferenceSession({ ...base, send }, 4);
  change = async (request) => {
    const parameters = parametersOf(request);
    const trial = {
      connection: base,
      operation: updateServiceSpecificCredential,
      input: plainInput("Inactive"),
    };
    const [userName, id] = [parameters.get("UserName"), parameters.get("ServiceSpecificCredentialId")];
    if (userName === null || id === null) throw new Error("the request names no credential");
    const lane = { userName, credentialId: id, secondId: id, state: null };
    const { exchange } = await tryRequest({
      ...trial,
      expectation: requirement("state.visible-after-update").expectation,
      lane,
      other: null,
    });
    return exchange.outcome;
  };
  counts.clear();
  return { session, counts };
}

function sharing(session: Session) {
  const { connection, operation, lanes } = session;
  const trial = { connection, operation, expectation };
  const alone = (input: Input): Promise<Trial> =>
    lanes.with(1, ([lane]) => {
      if (lane === undefined) throw new Error("no lane is held");
      return tryRequest({ ...trial, input, lane, other: null });
    });
  return shareLanes(session, trial, alone);
}

describe("shareLanes", () => {
  it("reads the lane once for all trials that are under way together", async () => {
    const { session, counts } = await openCounting();
    const attempt = sharing(session);
    const inputs = Array.from({ length: mostSharing }, (_, index) => plainInput(`Wrong${index}`));
    const trials = await Promise.all(inputs.map(attempt));
    expect(trials.map(({ failure }) => failure)).toEqual(inputs.map(() => null));
    expect(trials.map(({ behaviour }) => behaviour)).toEqual(
      inputs.map(() => "400 ValidationError, nothing changed"),
    );
    expect(counts.get("UpdateServiceSpecificCredential")).toBe(mostSharing);
    // Before the first of them and after the last.
    expect(counts.get("ListServiceSpecificCredentials")).toBe(2);
  });

  it("shares a lane among no more than the bound, and none between one trial and the next", async () => {
    const { session, counts } = await openCounting();
    const attempt = sharing(session);
    await Promise.all(
      Array.from({ length: mostSharing + 1 }, (_, index) => attempt(plainInput(`W${index}`))),
    );
    expect(counts.get("ListServiceSpecificCredentials")).toBe(4);
    const before = counts.get("ListServiceSpecificCredentials") ?? 0;
    await attempt(plainInput("Wrong"));
    await attempt(plainInput("Wrong"));
    expect((counts.get("ListServiceSpecificCredentials") ?? 0) - before).toBe(2);
  });

  it("finds the input that changed the state, and blames no other", async () => {
    const { session } = await openCounting((status) => status === "Wrong3");
    const attempt = sharing(session);
    const trials = await Promise.all([1, 2, 3, 4].map((number) => attempt(plainInput(`Wrong${number}`))));
    expect(trials.map(({ failure }) => failure?.observed ?? null)).toEqual([
      null,
      null,
      "Status became Inactive",
      null,
    ]);
  });

  it("blames the first where the change does not come again", async () => {
    let left = 1;
    const { session } = await openCounting((status) => status === "Wrong3" && left-- > 0);
    const attempt = sharing(session);
    const trials = await Promise.all([1, 2, 3].map((number) => attempt(plainInput(`Wrong${number}`))));
    expect(trials.map(({ failure }) => failure?.kind ?? null)).toEqual(["state", null, null]);
  });

  it("leaves a wrong answer to the trial that got it", async () => {
    const { session } = await openCounting();
    const attempt = sharing(session);
    const [wrong, right] = await Promise.all([attempt(plainInput("Active")), attempt(plainInput("Wrong"))]);
    expect(wrong.failure?.kind).toBe("accepted");
    expect(right.failure).toBeNull();
  });

  it("says of every trial that no lane can be had", async () => {
    const { session } = await openCounting();
    const failing = {
      ...session,
      lanes: { ...session.lanes, with: () => Promise.reject(new Error("none")) },
    };
    const attempt = sharing(failing);
    const results = await Promise.allSettled([attempt(plainInput("A")), attempt(plainInput("B"))]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});
