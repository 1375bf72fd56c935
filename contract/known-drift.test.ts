import { describe, expect, it } from "vitest";
import { driftPoints } from "./drift-points.ts";
import { editions } from "./editions.ts";
import { allEditions, holdAgainstEditions } from "./known-drift.ts";
import { sources } from "./sources.ts";

describe("the editions", () => {
  it.each(allEditions)("%s is known to itself and cites a source", (name, edition) => {
    const stated = holdAgainstEditions(edition);
    expect(stated.length).toBeGreaterThan(0);
    for (const each of stated) expect(each.editions, each.point.point).toContain(name);
    expect(Object.keys(sources)).toContain(edition.source);
  });

  it("are told apart as the documents are", () => {
    const table = Object.fromEntries(
      [
        "status-values",
        "user-name-marks-in-prose",
        "pattern-anchors",
        "credential-id-length",
        "example-ids",
      ].map((name) => [
        name,
        allEditions.map(
          ([, edition]) => driftPoints.find(({ point }) => point === name)?.textOf(edition) ?? "–",
        ),
      ]),
    );
    expect(allEditions.map(([name]) => name)).toEqual([...Object.keys(editions), "earlier-model"]);
    const [old, all, marks] = ["Active, Inactive", "Active, Inactive, Expired", "_+=,.@-"];
    expect(table).toEqual({
      "status-values": [old, old, old, all, all, all, old],
      "user-name-marks-in-prose": ["=,.@-", marks, marks, marks, marks, marks, marks],
      "pattern-anchors": ["–", "none", "–", "–", "none", "^…$", "none"],
      "credential-id-length": ["–", "20..128", "–", "–", "20..128", "20..128", "20..128"],
      "example-ids": ["–", "20", "21", "–", "–", "–", "–"],
    });
  });
});

describe("holdAgainstEditions", () => {
  it("does not mind the order", () => {
    const [first, second] = [
      holdAgainstEditions({
        statusValues: ["Expired", "Inactive", "Active"],
        userNameMarksInProse: "-@.,=+_",
      }),
      holdAgainstEditions({
        statusValues: ["Active", "Inactive", "Expired"],
        userNameMarksInProse: "_+=,.@-",
      }),
    ];
    expect(first).toEqual(second);
    expect(first.every(({ editions: known }) => known.length > 0)).toBe(true);
  });

  it("leaves out what nothing is stated on, and keeps what is said to be none", () => {
    expect(holdAgainstEditions({})).toEqual([]);
    expect(
      holdAgainstEditions({ statusValues: [], userNamePattern: null, credentialAgeDays: null }).map(
        ({ value, editions: known }) => [value, known],
      ),
    ).toEqual([
      ["none", []],
      ["none", []],
      ["no such parameter", ["earlier-model"]],
    ]);
  });

  it("takes no value for a list or for none", () => {
    const values = [["Active, Inactive"], ["none"], [""], ["[UserName]"]].map(
      (statusValues) => holdAgainstEditions({ statusValues })[0],
    );
    expect(values.map((stated) => [stated?.value, stated?.editions])).toEqual([
      ['"Active, Inactive"', []],
      ['"none"', []],
      ['""', []],
      ['"[UserName]"', []],
    ]);
  });
});
