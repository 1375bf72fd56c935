import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { NoResponse, Send, WireResponse } from "../../protocol/exchange.ts";
import { createCredential, createUser } from "../fixtures/create-fixtures.ts";
import { listCredentials } from "../fixtures/fixture-calls.ts";
import { openLane } from "../fixtures/lane.ts";
import { plainInput } from "../procedures/plain-input.ts";
import { openReference, referenceConnection, requirement } from "../testing/reference-session.ts";
import { errorResponse, noResponse, parametersOf } from "../testing/wire-answers.ts";
import type { Connection } from "./connection.ts";
import { TransportError } from "./trial.ts";
import { clock } from "./try-again.ts";
import { tryRequest } from "./try-request.ts";

beforeEach(() => {
  vi.spyOn(clock, "pause").mockImplementation(async () => {});
});

afterEach(() => {
  vi.restoreAllMocks();
});

const success = { status: 200, code: null, body: "envelope" };
const invalidAnswer = { status: 400, code: "ValidationError", body: "envelope" };

const visible = requirement("state.visible-after-update");
const onlyStatus = requirement("state.only-status-changes");
const accepts = requirement("status.accepts-documented-values");
const invalid = requirement("status.one-of");

async function open(mutant?: string) {
  const connection = referenceConnection(openReference(mutant));
  await createUser(connection, "somebody", "/");
  const credentialId = await createCredential(connection, "somebody");
  const secondId = await createCredential(connection, "somebody");
  const lane = openLane({ userName: "somebody", credentialId, secondId });
  lane.state = await listCredentials(connection, "somebody");
  return { connection, lane };
}

type Opened = Awaited<ReturnType<typeof open>>;

function attempt({ connection, lane }: Opened, { expectation } = visible, status = "Inactive") {
  return tryRequest({
    connection,
    operation: updateServiceSpecificCredential,
    expectation,
    input: plainInput(status),
    lane,
    other: null,
  });
}

/** The same connection, in which updates are answered otherwise. */
function updatesAnswered(connection: Connection, outcome: WireResponse | NoResponse): Connection {
  const { send } = connection;
  const sending: Send = (request) =>
    parametersOf(request).get("Action") === "UpdateServiceSpecificCredential"
      ? Promise.resolve(outcome)
      : send(request);
  return { ...connection, send: sending };
}

/** The same connection, in which a listing shows what the third listing after it was asked for would show. */
function lagging(connection: Connection): Connection {
  const { send } = connection;
  let shown: ReturnType<Send> | undefined;
  let reads = 0;
  return {
    ...connection,
    consistencyMs: 60_000,
    send: (request) => {
      if (parametersOf(request).get("Action") !== "ListServiceSpecificCredentials") return send(request);
      if (shown === undefined || ++reads % 3 === 0) shown = send(request);
      return shown;
    },
  };
}

describe("tryRequest", () => {
  it("judges the answer and the state, and keeps what it has read", async () => {
    const opened = await open();
    const trial = await attempt(opened);
    expect(trial.failure).toBeNull();
    expect(trial.observation).toEqual({
      kind: "answer",
      answer: success,
      effect: { changed: "status", status: "Inactive" },
    });
    expect(trial.resolved).toEqual({
      parameters: {
        ServiceSpecificCredentialId: opened.lane.credentialId,
        UserName: "somebody",
        Status: "Inactive",
      },
      form: {},
      signature: "none",
    });
    expect(opened.lane.state?.get(opened.lane.credentialId)?.get("Status")).toBe("Inactive");
  });

  it("finds a state that is not as the answer says", async () => {
    const trial = await attempt(await open("state-no-effect"));
    expect(trial.failure).toEqual({ kind: "state", expected: "Status Inactive", observed: "Status Active" });
    expect(trial.observation).toEqual({ kind: "answer", answer: success, effect: null });
  });

  it("does not read the state where the answer was wrong, and trusts what it read before no longer", async () => {
    const opened = await open("always-not-found");
    const trial = await attempt(opened);
    expect(trial.failure).toMatchObject({ kind: "refused", observed: "404 NoSuchEntity" });
    const answer = { status: 404, code: "NoSuchEntity", body: "envelope" };
    expect(trial.observation).toEqual({ kind: "answer", answer });
    expect(opened.lane.state).toBeNull();
  });

  it("finds a refusal that changed something", async () => {
    const trial = await attempt(await open("state-changed-after-refusal"), invalid, "Deleted");
    expect(trial.failure).toMatchObject({ kind: "state", observed: "Status became Inactive" });
    const honest = await attempt(await open(), invalid, "Deleted");
    expect(honest).toMatchObject({ failure: null, observation: { answer: invalidAnswer, effect: null } });
  });

  it("reads nothing where the state is of no interest", async () => {
    const opened = await open();
    const trial = await attempt(opened, accepts);
    expect(trial).toMatchObject({ failure: null, observation: { kind: "answer", answer: success } });
    expect(trial.observation).not.toHaveProperty("effect");
    expect(opened.lane.state).toBeNull();
  });

  it("blames a target that answers everything but this", async () => {
    const opened = await open();
    const silent = { ...opened, connection: updatesAnswered(opened.connection, noResponse("timeout")) };
    expect(await attempt(silent)).toMatchObject({
      failure: { kind: "no-answer", expected: "an answer", observed: "nothing came: timeout" },
      observation: { kind: "silence", detail: "nothing came: timeout" },
    });
  });

  it("blames nobody where the target answers nothing any more", async () => {
    const opened = await open();
    const dead: Connection = { ...opened.connection, send: async () => noResponse("refused") };
    const trial = attempt({ ...opened, connection: dead });
    await expect(trial).rejects.toThrow(TransportError);
    await expect(trial).rejects.toThrow("the target stopped answering: no response (nothing came: refused)");
  });

  it.each([visible, accepts, invalid])(
    "has no verdict on a target that goes on throttling: $id",
    async (each) => {
      const opened = await open();
      const throttling = updatesAnswered(
        opened.connection,
        errorResponse(400, "Throttling", "Rate exceeded"),
      );
      const trial = attempt({ ...opened, connection: throttling }, each);
      await expect(trial).rejects.toThrow(new TransportError("the target goes on throttling"));
    },
  );

  it.each([visible, onlyStatus, accepts])(
    "waits until an accepted update shows, lest the next trial be blamed for it: $id",
    async (each) => {
      const opened = await open();
      const late = { ...opened, connection: lagging(opened.connection) };
      opened.lane.state = await listCredentials(late.connection, "somebody");
      expect((await attempt(late, each)).failure).toBeNull();
      expect(opened.lane.state.get(opened.lane.credentialId)?.get("Status")).toBe("Inactive");
      const next = await attempt(late, invalid, "Deleted");
      expect(next).toMatchObject({ failure: null, observation: { answer: invalidAnswer, effect: null } });
    },
  );
});
