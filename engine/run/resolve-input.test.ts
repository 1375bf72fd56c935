import { describe, expect, it } from "vitest";
import type { FixtureRole } from "../../contract/fixture-role.ts";
import type { Input } from "../../generators/requests/input.ts";
import type { Lane } from "../fixtures/lane.ts";
import { userState } from "../testing/user-states.ts";
import { addressedLane, resolveInput, speaksOfAnother } from "./resolve-input.ts";

const lane: Lane = {
  userName: "Own-1",
  credentialId: "first",
  secondId: "second",
  state: userState({ second: { Status: "Inactive" } }),
};
const other: Lane = {
  userName: "Other-1",
  credentialId: "third",
  secondId: "fourth",
  state: userState({ third: { Status: "Inactive" } }),
};

function input(...roles: readonly FixtureRole[]): Input {
  return {
    parameters: roles.map((role, index) => ({ name: `P${index}`, value: { role } })),
    form: {},
    signature: "none",
  };
}

describe("resolveInput", () => {
  it.each<[FixtureRole, string]>([
    ["own-credential", "first"],
    ["own-credential-other-case", "FIRST"],
    ["other-credential", "third"],
    ["own-user", "Own-1"],
    ["own-user-other-case", "oWN-1"],
  ])("puts what it stands for in the place of %s", (role, text) => {
    expect(resolveInput(input(role), lane, other)).toEqual([["P0", text]]);
  });

  it.each<[FixtureRole, string, string]>([
    ["own-credential", "Active", "Inactive"],
    ["other-credential", "Inactive", "Active"],
  ])("sees the Status from the addressed credential: %s", (role, current, opposite) => {
    const resolved = resolveInput(input(role, "current-status", "opposite-status"), lane, other);
    expect(resolved.slice(1).map(([, text]) => text)).toEqual([current, opposite]);
  });

  it("takes a Status that was not read for Active", () => {
    const unread = { ...lane, state: null };
    expect(resolveInput(input("current-status", "opposite-status"), unread, null)).toEqual([
      ["P0", "Active"],
      ["P1", "Inactive"],
    ]);
  });

  it("keeps texts, names and their order", () => {
    const given: Input = {
      parameters: [
        { name: "Status", value: { text: "" } },
        { name: "UserName", value: { text: "own-user" } },
      ],
      form: {},
      signature: "none",
    };
    expect(resolveInput(given, lane, null)).toEqual([
      ["Status", ""],
      ["UserName", "own-user"],
    ]);
  });

  it("is the suite's own mistake where another user is spoken of and none is held", () => {
    expect(() => resolveInput(input("other-credential"), lane, null)).toThrow("only one lane is held");
  });
});

describe("speaksOfAnother", () => {
  it.each<[FixtureRole, boolean]>([
    ["other-credential", true],
    ["own-user-other-case", false],
  ])("of %s is %s", (role, expected) => {
    expect(speaksOfAnother(input("own-credential", role))).toBe(expected);
  });
});

describe("addressedLane", () => {
  it("is the own one unless the input names another user's credential", () => {
    expect(addressedLane(input("own-user"), lane, other)).toBe(lane);
    expect(addressedLane(input("other-credential"), lane, other)).toBe(other);
  });
});
