import { describe, expect, it } from "vitest";

import { userState } from "../testing/user-states.ts";
import { judgeState, type SettledState, type StateReading, settled, showsEnough } from "./judge-state.ts";

const inactive = { Status: "Inactive" };
const before = userState();

/** An update of the first credential to Inactive. */
function reading(after: StateReading["after"], other: StateReading["other"] = null): StateReading {
  return { addressedId: "first", secondId: "second", before, after, other, requested: "Inactive" };
}

const updated = userState({ first: inactive });
const newDate = { CreateDate: "2026-01-02T04:04:05Z" };
const quietOther = { before, after: userState() };
const movedOther = { before, after: userState({ second: inactive }) };

describe("judgeState", () => {
  it.each<[SettledState, string, StateReading]>([
    ["unread", "whatever happened", reading(userState({ first: null, second: newDate }), movedOther)],
    ["updated", "the new Status", reading(updated)],
    [
      "updated",
      "the new Status, whatever else changed",
      reading(userState({ first: { ...inactive, ...newDate } })),
    ],
    ["unchanged", "nothing changed", reading(userState())],
    ["unchanged", "nothing changed, nor did the other user's", reading(userState(), quietOther)],
    ["unchanged-if-refused", "nothing changed", reading(userState(), quietOther)],
    ["only-status", "a new Status", reading(updated)],
    ["only-status", "no new Status", reading(userState())],
    ["only-status", "a change of the second credential", reading(userState({ second: newDate }))],
    ["second-unchanged", "a change of the first credential", reading(userState({ first: null }))],
    ["other-unchanged", "a change of the user's own", reading(userState({ first: newDate }), quietOther)],
    ["other-unchanged", "no other user was held", reading(updated)],
  ])("%s is content with: %s", (expectation, _, given) => {
    expect(judgeState(expectation, given)).toBeNull();
  });

  it.each<[SettledState, string, StateReading, string, string]>([
    ["updated", "the former Status", reading(before), "Status Inactive", "Status Active"],
    [
      "updated",
      "no Status",
      reading(userState({ first: { Status: undefined } })),
      "Status Inactive",
      "Status absent",
    ],
    [
      "updated",
      "no credential",
      reading(userState({ first: null })),
      "Status Inactive",
      "the credential disappeared",
    ],
    [
      "updated",
      "a Status that nobody asked for",
      { ...reading(updated), requested: undefined },
      "Status as before",
      "Status Inactive",
    ],
    [
      "only-status",
      "two new fields",
      reading(userState({ first: { ...inactive, ...newDate, ServiceUserName: "renamed" } })),
      "nothing but Status changed",
      "changed: CreateDate, ServiceUserName",
    ],
    [
      "second-unchanged",
      "two new fields of the second",
      reading(userState({ second: { ...inactive, ...newDate } })),
      "the second credential unchanged",
      "changed: Status, CreateDate",
    ],
    ["unchanged", "a new Status", reading(updated), "nothing changed", "Status became Inactive"],
    [
      "unchanged",
      "a new Status of the second",
      reading(userState({ second: inactive })),
      "nothing changed",
      "Status became Inactive",
    ],
    [
      "unchanged",
      "another field",
      reading(userState({ second: newDate })),
      "nothing changed",
      "CreateDate changed",
    ],
    [
      "unchanged",
      "a field that appeared",
      reading(userState({ first: { Extra: "1" } })),
      "nothing changed",
      "Extra changed",
    ],
    [
      "unchanged",
      "a credential that is gone",
      reading(userState({ second: null })),
      "nothing changed",
      "a credential disappeared",
    ],
    [
      "unchanged",
      "the other user's",
      reading(userState(), movedOther),
      "nothing changed",
      "the other user's: Status became Inactive",
    ],
    ["unchanged-if-refused", "a new Status", reading(updated), "nothing changed", "Status became Inactive"],
    [
      "only-status",
      "a new date",
      reading(userState({ first: { ...inactive, ...newDate } })),
      "nothing but Status changed",
      "changed: CreateDate",
    ],
    [
      "only-status",
      "no credential",
      reading(userState({ first: null })),
      "nothing but Status changed",
      "changed: the credential itself",
    ],
    [
      "second-unchanged",
      "a new Status of the second",
      reading(userState({ second: inactive })),
      "the second credential unchanged",
      "changed: Status",
    ],
    [
      "second-unchanged",
      "no second",
      reading(userState({ second: null })),
      "the second credential unchanged",
      "changed: the credential itself",
    ],
    [
      "other-unchanged",
      "the other user's",
      reading(before, movedOther),
      "nothing changed",
      "the other user's: Status became Inactive",
    ],
  ])("%s fails on: %s", (expectation, _, given, expected, observed) => {
    expect(judgeState(expectation, given)).toEqual({ kind: "state", expected, observed });
  });
});

describe("showsEnough", () => {
  const empty = userState({ first: null, second: null });
  const unlisted: StateReading = { ...reading(empty), before: empty };
  const firstUnlisted: StateReading = {
    ...reading(userState({ first: null })),
    before: userState({ first: null }),
  };

  it.each<[SettledState, string, boolean, StateReading]>([
    ["unread", "nothing", true, unlisted],
    ["updated", "neither credential", false, unlisted],
    ["updated", "only the second", false, firstUnlisted],
    ["updated", "the first, which appeared", true, { ...reading(updated), before: empty }],
    ["updated", "the first, which disappeared", true, reading(empty)],
    ["unchanged", "neither credential", false, unlisted],
    ["unchanged", "only the second", true, firstUnlisted],
    ["unchanged-if-refused", "neither credential", false, unlisted],
    ["only-status", "only the second", false, firstUnlisted],
    ["second-unchanged", "neither credential", false, unlisted],
    ["second-unchanged", "only the second", true, firstUnlisted],
    ["other-unchanged", "none of the other user's", false, reading(updated, { before: empty, after: empty })],
    ["other-unchanged", "no other user", true, unlisted],
    ["other-unchanged", "the other user's", true, { ...unlisted, other: quietOther }],
  ])("%s, where the listing shows %s: %s", (expectation, _, isEnough, given) => {
    expect(showsEnough(expectation, given)).toBe(isEnough);
  });
});

it("settles what depends on the answer", () => {
  expect(settled("as-answered", true)).toBe("updated");
  expect(settled("as-answered", false)).toBe("unchanged");
  expect(settled("only-status", false)).toBe("only-status");
});
