import { describe, expect, it } from "vitest";
import { changedFields, openLane, stateDifference, statusOf } from "./lane.ts";
import { userState } from "./testing/user-states.ts";

describe("stateDifference", () => {
  it("is null for two readings of the same", () => {
    expect(stateDifference(userState(), userState())).toBeNull();
  });

  it.each([
    ["Status became Inactive", userState({ first: { Status: "Inactive", CreateDate: "later" } })],
    ["CreateDate changed", userState({ first: { CreateDate: "later" } })],
    ["ServiceUserName, Alias changed", userState({ second: { ServiceUserName: "x", Alias: "y" } })],
    ["Status became absent", userState({ first: { Status: undefined } })],
  ])("is %j", (difference, after) => {
    expect(stateDifference(userState(), after)).toBe(difference);
  });

  it("tells credentials that came from those that went", () => {
    const third = userState({ third: {} });
    expect(stateDifference(userState(), third)).toBe("a credential appeared");
    expect(stateDifference(third, userState())).toBe("a credential disappeared");
  });

  it("shows no value but a Status", () => {
    const secret = userState({ first: { ServicePassword: "hunter2", ServiceUserName: "hunter2" } });
    expect(stateDifference(userState(), secret)).not.toContain("hunter2");
  });
});

describe("changedFields", () => {
  it("leaves one field out where asked", () => {
    const before = userState().get("first");
    const after = userState({ first: { Status: "Inactive", CreateDate: "later" } }).get("first");
    expect(changedFields(before, after)).toEqual(["Status", "CreateDate"]);
    expect(changedFields(before, after, "Status")).toEqual(["CreateDate"]);
    expect(changedFields(before, undefined)).toEqual(["the credential itself"]);
    expect(changedFields(undefined, undefined)).toEqual([]);
  });
});

describe("statusOf", () => {
  it("is undefined where there is no such credential", () => {
    expect(statusOf(userState(), "first")).toBe("Active");
    expect(statusOf(userState(), "third")).toBeUndefined();
  });
});

describe("openLane", () => {
  it("has not been read", () => {
    expect(openLane({ userName: "u", credentialId: "a", secondId: "b" }).state).toBeNull();
  });
});
