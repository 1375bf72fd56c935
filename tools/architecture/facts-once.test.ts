import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type AllowedCopies, allowedCopies } from "./allowed-copies.ts";
import { type FactCopy, factCopies } from "./fact-copies.ts";
import { sourceFiles } from "./source-file.ts";

const copies = factCopies(sourceFiles(fileURLToPath(new URL("../..", import.meta.url))));

function isAllowedBy({ path, kind }: FactCopy, allowed: AllowedCopies): boolean {
  return kind === allowed.kind && (path === allowed.place || path.startsWith(`${allowed.place}/`));
}

function planted(code: string, path = "engine/planted.ts"): FactCopy[] {
  return factCopies([{ path, text: code }]);
}

describe("the facts of the contract", () => {
  it("are written down in contract/ and nowhere else", () => {
    const found = copies.filter((copy) => !allowedCopies.some((allowed) => isAllowedBy(copy, allowed)));
    expect(found).toEqual([]);
  });

  it("are allowed elsewhere only where they are, each with a reason", () => {
    for (const allowed of allowedCopies) {
      expect(allowed.reason.length, allowed.place).toBeGreaterThan(20);
      const used = copies.some((copy) => isAllowedBy(copy, allowed));
      expect(used, `${allowed.place} holds no ${allowed.kind} any more`).toBe(true);
    }
  });
});

describe("factCopies", () => {
  it.each([
    ["namespace", 'const x = "https://iam.amazonaws.com/doc/2010-05-08/";'],
    ["namespace", "const x = `<A xmlns='http://webservices.amazon.com/AWSFault/2005-15-09'/>`;"],
    ["version", 'const x = { Version: "2010-05-08" };'],
    ["version", "const x = `Action=A&Version=2010-05-08`;"],
    ["region", 'const x = "us-east-1";'],
    ["media type", 'const x = "application/x-www-form-urlencoded; charset=utf-8";'],
    ["media type", 'const x = "text/xml";'],
    ["error code", 'const x = "NoSuchEntity";'],
    ["error code", "const x = 'ValidationError';"],
    ["status", 'const x = ["Active"];'],
    ["status", "const x = `Expired`;"],
    ["bound", "if (id.length < 20) return;"],
    ["bound", "const rule = { minimum: 20 };"],
    ["bound", "const rule = { maximum: 128 };"],
    ["bound", "const maximum = 64;"],
    ["bound", 'const x = "It has at most 64 characters.";'],
    ["bound", "const longest = 128;"],
  ] as const)("finds a planted %s: %s", (kind, code) => {
    expect(planted(code).map((copy) => copy.kind)).toContain(kind);
  });

  it("says where", () => {
    expect(planted('// a comment\nconst x = "NoSuchEntity";\n')).toEqual([
      { path: "engine/planted.ts", line: 2, kind: "error code", text: '"NoSuchEntity"' },
    ]);
  });

  it.each([
    ["a comment", "// 404 NoSuchEntity of 2010-05-08, at most 64 characters"],
    ["another word", 'const x = "NoSuchEntityException: inactive, InActive, Actives";'],
    ["another number", "const rule = { maximum: 1280, minimum: 200 };"],
    ["a bound of something else", "const pageSize = 20;"],
    ["a bound that is added to", "const width = length + 20;"],
  ])("lets be %s", (_, code) => {
    expect(planted(code)).toEqual([]);
  });

  it("leaves the contract itself and tests alone", () => {
    const code = 'const x = "NoSuchEntity";';
    expect(planted(code, "contract/error-codes.ts")).toEqual([]);
    expect(planted(code, "engine/run/plan.test.ts")).toEqual([]);
    expect(planted(code, "engine/testing/x.ts")).toEqual([]);
    expect(planted(code, "contracts/x.ts")).toHaveLength(1);
  });
});
