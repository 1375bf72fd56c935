import { describe, expect, it } from "vitest";
import { sendInProcess } from "../reference/send-in-process.ts";
import { updateServiceSpecificCredential } from "../spec/update-service-specific-credential.ts";
import { call } from "./call.ts";
import type { Connection } from "./connection.ts";
import { fixtureCall, listCredentials } from "./fixture-calls.ts";
import { FixtureError } from "./fixture-error.ts";
import { memoryJournal } from "./journal.ts";
import type { Lane, LaneNames } from "./lane.ts";
import { createLanes, makeLane } from "./lanes.ts";
import { runNames } from "./run-names.ts";
import { connectionTo, openReference, referenceConnection } from "./testing/reference-session.ts";
import { errorResponse, parametersOf, successResponse, wireResponse } from "./testing/wire-answers.ts";

async function open(count: number, canProvision = true) {
  const reference = openReference();
  const connection = referenceConnection(reference);
  const journal = memoryJournal();
  const names = runNames("t1", "t");
  const existing: LaneNames[] = [];
  for (let made = 0; made < count; made++)
    existing.push(await makeLane(connection, journal, names, names.next()));
  const lanes = createLanes(connection, journal, names, existing, canProvision);
  return { reference, connection, journal, names, existing, lanes };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function removeCredential(connection: Connection, lane: LaneNames): Promise<void> {
  await fixtureCall(connection, "deleteCredential", {
    UserName: lane.userName,
    ServiceSpecificCredentialId: lane.credentialId,
  });
}

async function fixtureUpdate(
  connection: Connection,
  lane: LaneNames | undefined,
  status: string,
): Promise<void> {
  await call(connection, {
    operation: updateServiceSpecificCredential,
    parameters: [
      ["ServiceSpecificCredentialId", lane?.credentialId ?? ""],
      ["UserName", lane?.userName ?? ""],
      ["Status", status],
    ],
  });
}

describe("makeLane", () => {
  it("makes a user of the run with two credentials, and writes it down first", async () => {
    const { connection, journal, existing, names } = await open(1);
    const [lane] = existing;
    expect(lane?.credentialId).not.toBe(lane?.secondId);
    expect([...journal.left().keys()]).toEqual([lane?.userName]);
    const user = await fixtureCall(connection, "getUser", { UserName: lane?.userName ?? "" });
    expect(JSON.stringify(user.answer?.document)).toContain(names.path);

    const journalOfNone = memoryJournal();
    const refusing = connectionTo(async () => errorResponse(500, "InternalFailure"));
    await expect(makeLane(refusing, journalOfNone, names, "never-made")).rejects.toThrow(FixtureError);
    expect([...journalOfNone.left().keys()]).toEqual(["never-made"]);
  });

  it("throws where both credentials have one id", async () => {
    const connection = connectionTo(async (request) => {
      const action = parametersOf(request).get("Action") ?? "";
      return successResponse(
        action,
        "<ServiceSpecificCredential><ServiceSpecificCredentialId>ACCA1</ServiceSpecificCredentialId></ServiceSpecificCredential>",
      );
    });
    const made = makeLane(connection, memoryJournal(), runNames("t1", "t"), "x");
    await expect(made).rejects.toThrow("the same id twice");
  });
});

describe("createLanes", () => {
  it("hands a lane to one trial at a time, read", async () => {
    const { lanes } = await open(3);
    expect(lanes.size).toBe(3);
    const held = new Set<string>();
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        lanes.with((index % 2) + 1, async (given) => {
          for (const { userName, state, credentialId, secondId } of given) {
            expect(held.has(userName), `${userName} is held twice`).toBe(false);
            held.add(userName);
            expect([...(state ?? new Map()).keys()].sort()).toEqual([credentialId, secondId].sort());
          }
          await turn();
          for (const { userName } of given) held.delete(userName);
        }),
      ),
    );
  });

  it("reads a lane again only where something may have changed", async () => {
    const { reference, connection, journal, names, existing } = await open(1);
    const send = sendInProcess(reference);
    let reads = 0;
    const counting: Connection = {
      ...connection,
      send: (request) => {
        reads++;
        return send(request);
      },
    };
    const lanes = createLanes(counting, journal, names, existing, true);
    await lanes.with(1, async () => {});
    await lanes.with(1, async ([lane]) => {
      if (lane !== undefined) lane.state = null;
    });
    expect(reads).toBe(1);
    await lanes.with(1, async () => {});
    expect(reads).toBe(2);
  });

  it.each([
    ["and nobody has looked since", async (lane: Lane) => (lane.state = null)],
    [
      "and the trial has seen it",
      async (lane: Lane, connection: Connection) => {
        lane.state = await listCredentials(connection, lane.userName);
      },
    ],
  ])("replaces a lane whose credential a fault removed %s", async (_, leave) => {
    const { lanes, connection, existing, journal } = await open(1);
    await lanes.with(1, async ([lane]) => {
      if (lane === undefined) return;
      await removeCredential(connection, lane);
      await leave(lane, connection);
    });
    const names = await lanes.with(1, async ([lane]) => {
      expect(lane?.state?.has(lane.credentialId) && lane.state.has(lane.secondId)).toBe(true);
      return lane?.userName;
    });
    expect(names).not.toBe(existing[0]?.userName);
    expect([...journal.left().keys()]).toEqual([existing[0]?.userName, names]);
    expect(await lanes.with(1, async ([lane]) => lane?.userName)).toBe(names);
  });

  it("puts right a lane whose listing a stored Status has made unreadable", async () => {
    const { reference, connection, journal, names, existing } = await open(1);
    const [lane] = existing;
    const honest = sendInProcess(reference);
    const spoiling: Connection = {
      ...connection,
      send: async (request) => {
        const outcome = await honest(request);
        const isSpoilt =
          outcome.kind === "response" && new TextDecoder().decode(outcome.body).includes(">Inactive<");
        return isSpoilt ? wireResponse(200, "<not well-formed>\u0001") : outcome;
      },
    };
    const lanes = createLanes(spoiling, journal, names, existing, false);
    await fixtureUpdate(spoiling, lane, "Inactive");
    await expect(listCredentials(spoiling, lane?.userName ?? "")).rejects.toThrow(FixtureError);
    const restored = await lanes.with(1, async ([held]) => held);
    expect(restored?.userName).toBe(lane?.userName);
    expect(restored?.state?.get(lane?.credentialId ?? "")?.get("Status")).toBe("Active");
  });

  it("throws where a lane is destroyed and none can be made", async () => {
    const { lanes, connection, existing } = await open(1, false);
    await lanes.with(1, async ([lane]) => {
      if (lane === undefined) return;
      await removeCredential(connection, lane);
      lane.state = null;
    });
    for (let time = 0; time < 2; time++) {
      await expect(lanes.with(1, async () => {})).rejects.toThrow(
        new FixtureError(`the credentials of ${existing[0]?.userName} are gone or cannot be read`),
      );
    }
  });

  it("takes a lane back where it cannot be read", async () => {
    const { connection, journal, names, existing } = await open(1);
    let working = false;
    const { send } = connection;
    const flaky: Connection = {
      ...connection,
      send: (request) => (working ? send(request) : Promise.resolve(errorResponse(500, "InternalFailure"))),
    };
    const lanes = createLanes(flaky, journal, names, existing, true);
    await expect(lanes.with(1, async () => {})).rejects.toThrow(FixtureError);
    working = true;
    expect(await lanes.with(1, async ([lane]) => lane?.userName)).toBe(existing[0]?.userName);
  });
});

describe("withUser", () => {
  it("makes a user for one trial and removes it afterwards", async () => {
    const { lanes, reference, journal } = await open(0);
    const empty = reference.snapshot();
    const result = await lanes.withUser("only-for-this", async (lane) => {
      expect(lane.userName).toBe("only-for-this");
      expect(lane.state?.size).toBe(2);
      expect(reference.snapshot()).toMatchObject({ users: 1, credentials: 2 });
      expect([...journal.left().keys()]).toEqual(["only-for-this"]);
      return 7;
    });
    expect(result).toBe(7);
    expect(reference.snapshot()).toEqual(empty);
    expect(journal.left().size).toBe(0);
  });

  it("removes the user also where the trial throws", async () => {
    const { lanes, reference } = await open(0);
    const empty = reference.snapshot();
    const broken = lanes.withUser("only-for-this", async () => {
      throw new Error("the line is down");
    });
    await expect(broken).rejects.toThrow("the line is down");
    expect(reference.snapshot()).toEqual(empty);
  });

  it("leaves in the journal what could not be removed", async () => {
    const { connection, journal, names } = await open(0);
    const { send } = connection;
    const keeping: Connection = {
      ...connection,
      send: (request) =>
        parametersOf(request).get("Action") === "DeleteUser"
          ? Promise.resolve(errorResponse(500, "InternalFailure"))
          : send(request),
    };
    await createLanes(keeping, journal, names, [], true).withUser("kept", async () => {});
    expect([...journal.left().keys()]).toEqual(["kept"]);
  });

  it("makes none where the target provides no way to", async () => {
    const { lanes, reference } = await open(0, false);
    const made = lanes.withUser("none", async () => {});
    await expect(made).rejects.toThrow("no way to make users");
    expect(reference.snapshot().users).toBe(0);
  });
});
