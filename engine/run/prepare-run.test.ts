import { describe, expect, it } from "vitest";
import type { Send } from "../../protocol/exchange.ts";
import { sendInProcess } from "../../reference/send-in-process.ts";
import { catalogue } from "../../suites/catalogue.ts";
import { listCredentials } from "../fixtures/fixture-calls.ts";
import { memoryJournal } from "../fixtures/journal.ts";
import { runNames } from "../fixtures/run-names.ts";
import { connectionTo, openReference, referenceConnection } from "../testing/reference-session.ts";
import { errorResponse, noResponse, parametersOf, successResponse } from "../testing/wire-answers.ts";
import type { Connection } from "./connection.ts";
import { cleanUp, prepareRun } from "./prepare-run.ts";

function options(connection: Connection, laneCount = 3) {
  return { connection, journal: memoryJournal(), names: runNames("t1", "t"), catalogue, laneCount };
}

/** An honest endpoint, but for one action, from its second call on where asked. */
function except(action: string, response = errorResponse(500, "InternalFailure"), from = 1) {
  const reference = openReference();
  const send = sendInProcess(reference);
  let calls = 0;
  const sending: Send = (request) =>
    parametersOf(request).get("Action") === action && ++calls >= from
      ? Promise.resolve(response)
      : send(request);
  return { reference, connection: referenceConnection(reference, sending) };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe("prepareRun", () => {
  it("proves the judge, probes the target and makes the lanes", async () => {
    const reference = openReference();
    const connection = referenceConnection(reference);
    const { lanes, ...rest } = await prepareRun(options(connection));
    expect(rest).toEqual({
      selfProof: { rejected: 6, of: 6, accepted: [] },
      support: { kind: "implemented" },
      authentication: "enforced",
      standIn: null,
      fixtureProblem: null,
    });
    expect(new Set(lanes.map(({ userName }) => userName)).size).toBe(3);
    expect(reference.snapshot()).toMatchObject({ users: 3, credentials: 6 });
    for (const { userName, credentialId, secondId } of lanes) {
      const state = await listCredentials(connection, userName);
      expect([...state.keys()].sort()).toEqual([credentialId, secondId].sort());
    }
  });

  it("uses the lanes that are there, and makes none", async () => {
    const reference = openReference();
    const connection = referenceConnection(reference);
    const { lanes: existing } = await prepareRun(options(connection, 2));
    const before = reference.snapshot();
    const { lanes, fixtureProblem } = await prepareRun({ ...options(connection), existing });
    expect({ lanes, fixtureProblem }).toEqual({ lanes: existing, fixtureProblem: null });
    expect(reference.snapshot()).toEqual(before);
  });

  it("says so where the lanes that should be there are not", async () => {
    const connection = referenceConnection(openReference());
    const existing = [{ userName: "nobody", credentialId: "a", secondId: "b" }];
    const { lanes, fixtureProblem } = await prepareRun({ ...options(connection), existing });
    expect(lanes).toEqual([]);
    expect(fixtureProblem?.message).toBe("ListServiceSpecificCredentials was answered 404 NoSuchEntity");
  });

  it.each<[string, Send]>([
    ["unreachable", async () => noResponse("refused")],
    ["not-implemented", async () => errorResponse(501, "NotImplemented")],
    ["refused-access", async () => errorResponse(403, "AccessDenied")],
  ])("stops where there is no sense in going on: %s", async (kind, send) => {
    let sent = 0;
    const given = options(
      connectionTo((request) => {
        sent++;
        return send(request);
      }),
    );
    const preparation = await prepareRun(given);
    expect(preparation.support.kind).toBe(kind);
    expect(preparation).toMatchObject({ authentication: "unknown", lanes: [], fixtureProblem: null });
    expect(sent).toBe(1);
    expect(given.journal.left().size).toBe(0);
  });

  it("goes on with a target that says yes to everything", async () => {
    const { support, fixtureProblem } = await prepareRun(
      options(connectionTo(async () => successResponse())),
    );
    expect(support.kind).toBe("yes-man");
    expect(fixtureProblem?.message).toContain("CreateServiceSpecificCredential");
  });

  it.each([
    ["CreateUser", "CreateUser was answered 500 InternalFailure"],
    ["CreateServiceSpecificCredential", "CreateServiceSpecificCredential was answered 500 InternalFailure"],
    ["ListServiceSpecificCredentials", "ListServiceSpecificCredentials was answered 500 InternalFailure"],
  ])("says why a target cannot make fixtures, having asked once: %s", async (action, problem) => {
    const { connection, reference } = except(action);
    const empty = reference.snapshot();
    const given = options(connection);
    const { lanes, fixtureProblem } = await prepareRun(given);
    expect({ lanes, problem: fixtureProblem?.message }).toEqual({ lanes: [], problem });
    expect(given.journal.left().size).toBe(1);
    expect(await cleanUp(connection, given.journal)).toEqual([]);
    expect(reference.snapshot()).toEqual(empty);
  });

  it("does with the lanes that could be made, and has nothing under way any more", async () => {
    const { connection, reference } = except("CreateUser", undefined, 3);
    const given = options(connection, 8);
    const { lanes, fixtureProblem, standIn } = await prepareRun(given);
    expect(lanes).toHaveLength(2);
    expect(fixtureProblem?.message).toContain("CreateUser");
    expect(standIn).toBeNull();
    expect(await cleanUp(connection, given.journal)).toEqual([]);
    await turn();
    expect(reference.snapshot()).toMatchObject({ users: 0, credentials: 0 });
  });
});

describe("cleanUp", () => {
  it("removes everything that was made, and forgets it", async () => {
    const reference = openReference();
    const connection = referenceConnection(reference);
    const empty = reference.snapshot();
    const given = options(connection);
    await prepareRun(given);
    expect(reference.snapshot()).not.toEqual(empty);
    expect(await cleanUp(connection, given.journal)).toEqual([]);
    expect(reference.snapshot()).toEqual(empty);
    expect(given.journal.left().size).toBe(0);
  });

  it("touches nothing that is not in the journal", async () => {
    const reference = openReference();
    const connection = referenceConnection(reference);
    await prepareRun(options(connection, 2));
    const others = reference.snapshot();
    const own = { ...options(connection, 2), names: runNames("t2", "t") };
    await prepareRun(own);
    await cleanUp(connection, own.journal);
    expect(reference.snapshot()).toEqual(others);
  });

  it("has nothing to remove where a run was cut off before its user was made", async () => {
    const journal = memoryJournal();
    journal.write({ made: "user", userName: "announced-only" });
    expect(await cleanUp(referenceConnection(openReference()), journal)).toEqual([]);
    expect(journal.left().size).toBe(0);
  });

  it("says what is left, and keeps it in the journal for the next time", async () => {
    const { connection, reference } = except("DeleteUser", undefined, 2);
    const given = options(connection, 2);
    await prepareRun(given);
    const left = await cleanUp(connection, given.journal);
    expect(left).toHaveLength(1);
    expect(left[0]).toMatch(/^user ic-t1-t\d: DeleteUser was answered 500 InternalFailure$/);
    expect(given.journal.left().size).toBe(1);
    expect(await cleanUp(referenceConnection(reference), given.journal)).toEqual([]);
    expect(reference.snapshot().users).toBe(0);
  });
});
