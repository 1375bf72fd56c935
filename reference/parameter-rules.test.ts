import { describe, expect, it } from "vitest";
import { credentialId, path, pathPrefix, status, userName } from "./operations/parameters.ts";
import { brokenRules, countCharacters, fullMatch } from "./parameter-rules.ts";

const pattern = "Member must satisfy regular expression pattern: ";

describe("brokenRules", () => {
  it.each([
    [20, []],
    [128, []],
    [19, ["Member must have length greater than or equal to 20"]],
    [129, ["Member must have length less than or equal to 128"]],
  ])("holds an id of %i characters against its bounds", (length, broken) => {
    expect(brokenRules(credentialId, "A".repeat(length))).toEqual(broken);
  });

  it.each(["\n", "é", "-", " ", "\u0000", "ｱ", "😀", "\ufffd"])(
    "refuses an id that ends in %j",
    (character) => {
      expect(brokenRules(credentialId, `ACCA0000000000000000_${character}`)).toEqual([`${pattern}[\\w]+`]);
    },
  );

  it("names every rule that a value breaks", () => {
    expect(brokenRules(userName, "")).toEqual([
      "Member must have length greater than or equal to 1",
      `${pattern}[\\w+=,.@-]+`,
    ]);
    expect(brokenRules(userName, "!".repeat(65))).toHaveLength(2);
    expect(brokenRules(userName, "_+=,.@-aZ09")).toEqual([]);
  });

  it("asks for what is required, and only for that", () => {
    expect(brokenRules(credentialId, undefined)).toEqual(["Member must not be null"]);
    expect(brokenRules(userName, undefined)).toEqual([]);
  });

  it("compares Status letter by letter; Expired is refused later", () => {
    expect(["Active", "Inactive", "Expired"].flatMap((value) => brokenRules(status, value))).toEqual([]);
    for (const value of ["active", "Active ", "", "Deleted"]) {
      expect(brokenRules(status, value)).toEqual(["Member must satisfy enum value set"]);
    }
  });

  it("holds paths against their patterns", () => {
    expect(["/", "/a/", "/a/b/", "/!~/"].flatMap((value) => brokenRules(path, value))).toEqual([]);
    expect(["a/", "/a", "/é/", "//"].map((value) => brokenRules(path, value).length)).toEqual([1, 1, 1, 1]);
    expect(brokenRules(pathPrefix, "/a")).toEqual([]);
  });
});

describe("fullMatch", () => {
  it("takes every character of the alphabet literally", () => {
    const matches = fullMatch("a-z]^\\");
    expect(matches("a-z]^\\")).toBe(true);
    expect(matches("b")).toBe(false);
    expect(matches("")).toBe(false);
  });
});

describe("countCharacters", () => {
  it("counts an astral character once", () => {
    expect(countCharacters("a😀é")).toBe(3);
  });
});
