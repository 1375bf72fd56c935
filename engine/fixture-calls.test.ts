import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Send, WireRequest, WireResponse } from "../protocol/exchange.ts";
import { sendInProcess } from "../reference/send-in-process.ts";
import { clock } from "./clock.ts";
import {
  createAccessKey,
  createCredential,
  createUser,
  fixtureCall,
  listCredentials,
  listUntil,
  removeUser,
} from "./fixture-calls.ts";
import { FixtureError } from "./fixture-error.ts";
import { connectionTo, openReference, referenceConnection } from "./testing/reference-session.ts";
import {
  errorResponse,
  noResponse,
  parametersOf,
  successResponse,
  wireResponse,
} from "./testing/wire-answers.ts";

beforeEach(() => {
  vi.spyOn(clock, "pause").mockImplementation(async () => {});
});

afterEach(() => {
  vi.restoreAllMocks();
});

function listing(ids: readonly string[], marker?: string, status = "Active"): WireResponse {
  const members = ids.map(
    (id) =>
      `<member><ServiceSpecificCredentialId>${id}</ServiceSpecificCredentialId><Status>${status}</Status></member>`,
  );
  const more = marker === undefined ? "" : `<IsTruncated>true</IsTruncated><Marker>${marker}</Marker>`;
  return successResponse(
    "ListServiceSpecificCredentials",
    `<ServiceSpecificCredentials>${members.join("")}</ServiceSpecificCredentials>${more}`,
  );
}

function answered(response: WireResponse): Send {
  return async () => response;
}

describe("fixtureCall", () => {
  it("gives the answer of a success", async () => {
    const made = await fixtureCall(connectionTo(answered(successResponse("GetUser", ""))), "getUser", {
      UserName: "x",
    });
    expect(made.answer?.status).toBe(200);
    expect(Object.fromEntries(parametersOf(made.exchange.request))).toMatchObject({
      Action: "GetUser",
      UserName: "x",
    });
  });

  it.each<[string, WireResponse | ReturnType<typeof noResponse>, string]>([
    ["an error", errorResponse(409, "LimitExceeded"), "GetUser was answered 409 LimitExceeded"],
    ["a redirection", wireResponse(302, ""), "GetUser was answered 302 (empty body)"],
    ["nothing", noResponse("timeout"), "GetUser was answered no response (nothing came: timeout)"],
  ])("throws for %s", async (_, outcome, message) => {
    const connection = connectionTo(async () => outcome);
    const made = fixtureCall(connection, "getUser", { UserName: "x" });
    await expect(made).rejects.toThrow(FixtureError);
    await expect(made).rejects.toThrow(message);
  });
});

describe("making fixtures", () => {
  it("makes a user, credentials and an access key that signs", async () => {
    const reference = openReference();
    const connection = referenceConnection(reference);
    await createUser(connection, "somebody", "/iam-conformance/");
    const id = await createCredential(connection, "somebody");
    const credentials = await createAccessKey(connection, "somebody");
    expect([...(await listCredentials({ ...connection, credentials }, "somebody")).keys()]).toEqual([id]);
    expect(reference.snapshot()).toMatchObject({ users: 1, credentials: 1 });
  });

  it("throws where a success lacks what was made, and shows nothing of what it holds", async () => {
    const credential = successResponse(
      "CreateServiceSpecificCredential",
      "<ServiceSpecificCredential><ServicePassword>hunter2</ServicePassword></ServiceSpecificCredential>",
    );
    await expect(createCredential(connectionTo(answered(credential)), "x")).rejects.toThrow(
      "CreateServiceSpecificCredential succeeded without ServiceSpecificCredential/ServiceSpecificCredentialId",
    );
    const key = successResponse(
      "CreateAccessKey",
      "<AccessKey><AccessKeyId>AKIA1</AccessKeyId><SecretAccessKey></SecretAccessKey></AccessKey>",
    );
    await expect(createAccessKey(connectionTo(answered(key)), "x")).rejects.toThrow(
      "CreateAccessKey succeeded without AccessKey/SecretAccessKey",
    );
    const page = connectionTo(answered(wireResponse(200, "<html><body>Hello</body></html>", "text/html")));
    await expect(createCredential(page, "x")).rejects.toThrow(FixtureError);
  });
});

describe("listCredentials", () => {
  it("follows the markers through all pages", async () => {
    const sent: WireRequest[] = [];
    const pages: Readonly<Record<string, WireResponse>> = {
      "": listing(["a", "b"], "to b&amp;c"),
      "to b&c": listing([], "to d"),
      "to d": listing(["c"]),
    };
    const connection = connectionTo(async (request) => {
      sent.push(request);
      return pages[parametersOf(request).get("Marker") ?? ""] ?? errorResponse(400, "ValidationError");
    });
    expect([...(await listCredentials(connection, "somebody")).keys()]).toEqual(["a", "b", "c"]);
    expect(sent).toHaveLength(3);
    for (const request of sent) {
      const parameters = parametersOf(request);
      expect(parameters.get("UserName")).toBe("somebody");
      expect(parameters.get("ServiceName")).toBe("codecommit.amazonaws.com");
    }
  });

  it("does not follow markers for ever", async () => {
    let sent = 0;
    const connection = connectionTo(async () => listing([`id${sent}`], `more${sent++}`));
    await expect(listCredentials(connection, "x")).rejects.toThrow("goes on for more than 20 pages");
    expect(sent).toBe(20);
  });

  it.each<[string, WireResponse]>([
    ["an error", errorResponse(404, "NoSuchEntity")],
    ["an empty body", wireResponse(200, "")],
    ["a page", wireResponse(200, "<html><body>Hello</body></html>", "text/html")],
    ["JSON", wireResponse(200, '{"ServiceSpecificCredentials":[]}', "application/json")],
    ["a list of something else", successResponse("ListServiceSpecificCredentials", "<Users/>")],
    [
      "a credential without an id",
      successResponse(
        "ListServiceSpecificCredentials",
        "<ServiceSpecificCredentials><member><Status>Active</Status></member></ServiceSpecificCredentials>",
      ),
    ],
    ["a truncated list without a marker", listing(["a"], "")],
  ])("throws where the list cannot be read: %s", async (_, response) => {
    await expect(listCredentials(connectionTo(answered(response)), "x")).rejects.toThrow(FixtureError);
  });

  it("takes the names of fields for nothing but names", async () => {
    const response = successResponse(
      "ListServiceSpecificCredentials",
      "<ServiceSpecificCredentials><member><ServiceSpecificCredentialId>__proto__</ServiceSpecificCredentialId><__proto__>x</__proto__></member></ServiceSpecificCredentials>",
    );
    const state = await listCredentials(connectionTo(answered(response)), "x");
    expect(state.get("__proto__")?.get("__proto__")).toBe("x");
  });
});

describe("listUntil", () => {
  function lagging(reads: number) {
    let sent = 0;
    const connection = connectionTo(async () =>
      listing(["a"], undefined, ++sent > reads ? "Inactive" : "Active"),
    );
    return { connection, sent: () => sent };
  }
  const isInactive = (state: ReadonlyMap<string, ReadonlyMap<string, string>>) =>
    state.get("a")?.get("Status") === "Inactive";

  it("reads once where reads do not lag, settled or not", async () => {
    const { connection, sent } = lagging(5);
    expect(isInactive(await listUntil(connection, "x", isInactive))).toBe(false);
    expect(sent()).toBe(1);
  });

  it("reads again until it is settled where they may", async () => {
    const { connection, sent } = lagging(5);
    const state = await listUntil({ ...connection, consistencyMs: 60_000 }, "x", isInactive);
    expect(isInactive(state)).toBe(true);
    expect(sent()).toBe(6);
  });

  it("gives what it has when the time is over", async () => {
    const { connection, sent } = lagging(Number.POSITIVE_INFINITY);
    let now = 0;
    const date = vi.spyOn(Date, "now").mockImplementation(() => (now += 100));
    try {
      const state = await listUntil({ ...connection, consistencyMs: 450 }, "x", isInactive);
      expect(isInactive(state)).toBe(false);
      expect(sent()).toBe(5);
    } finally {
      date.mockRestore();
    }
  });
});

describe("removeUser", () => {
  it("removes a user with its credentials and access keys", async () => {
    const reference = openReference();
    const connection = referenceConnection(reference);
    const empty = reference.snapshot();
    await createUser(connection, "somebody", "/");
    await createCredential(connection, "somebody");
    await createCredential(connection, "somebody");
    const { accessKeyId } = await createAccessKey(connection, "somebody");
    expect(await removeUser(connection, "somebody", [accessKeyId])).toEqual([]);
    expect(reference.snapshot()).toEqual(empty);
  });

  it("has nothing to say of what is gone already", async () => {
    const connection = referenceConnection(openReference());
    expect(await removeUser(connection, "nobody", ["AKIA00000000000000000"])).toEqual([]);
  });

  it("says what is left and why, and removes the rest", async () => {
    const reference = openReference();
    const send = sendInProcess(reference);
    const connection = referenceConnection(reference);
    await createUser(connection, "somebody", "/");
    const id = await createCredential(connection, "somebody");
    await createCredential(connection, "somebody");
    const stubborn: Send = (request) =>
      parametersOf(request).get("ServiceSpecificCredentialId") === id
        ? Promise.resolve(errorResponse(500, "InternalFailure"))
        : send(request);
    const left = await removeUser({ ...connection, send: stubborn }, "somebody");
    expect(left).toEqual([
      `credential ${id}: DeleteServiceSpecificCredential was answered 500 InternalFailure`,
      "user somebody: DeleteUser was answered 409 DeleteConflict",
    ]);
    expect(reference.snapshot()).toMatchObject({ users: 1, credentials: 1 });
  });

  it("says so where the access keys are not known, and where nothing answers", async () => {
    const connection = referenceConnection(openReference());
    await createUser(connection, "somebody", "/");
    await createAccessKey(connection, "somebody");
    expect(await removeUser(connection, "somebody")).toEqual([
      "user somebody: DeleteUser was answered 409 DeleteConflict",
    ]);
    const left = await removeUser(
      connectionTo(async () => noResponse()),
      "somebody",
      ["AKIA1"],
    );
    expect(left.map((entity) => entity.split(":")[0])).toEqual([
      "credentials of somebody",
      "access key AKIA1",
      "user somebody",
    ]);
  });
});
