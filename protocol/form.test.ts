import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeForm, encodeForm } from "./form.ts";

const style = fc.record(
  {
    space: fc.constantFrom("+" as const, "%20" as const),
    hexCase: fc.constantFrom("upper" as const, "lower" as const),
    escape: fc.constantFrom("reserved" as const, "all" as const),
  },
  { requiredKeys: [] },
);
const name = fc.string({ unit: "binary", minLength: 1 });
const pairs = fc.array(fc.tuple(name, fc.string({ unit: "binary" })), { maxLength: 6 });

describe("encodeForm", () => {
  it.each([
    ["unreserved characters stay", "AZaz09-._~", {}, "AZaz09-._~"],
    ["a space is %20", "a b", {}, "a%20b"],
    ["a space is + on request", "a b", { space: "+" }, "a+b"],
    ["a plus sign is escaped", "a+b", {}, "a%2Bb"],
    ["a plus sign stays on request", "a+b", { plus: "+" }, "a+b"],
    ["digits in upper case", "/", {}, "%2F"],
    ["digits in lower case on request", "/", { hexCase: "lower" }, "%2f"],
    ["what encodeURIComponent spares is escaped", "!'()*", {}, "%21%27%28%29%2A"],
    ["every byte on request", "Az9 ", { escape: "all" }, "%41%7A%39%20"],
    ["a space asked for as + stays so among escapes", "A b", { escape: "all", space: "+" }, "%41+%62"],
    ["two bytes", "é", {}, "%C3%A9"],
    ["three bytes", "中", {}, "%E4%B8%AD"],
    ["four bytes", "😀", {}, "%F0%9F%98%80"],
    ["NUL", "\u0000", {}, "%00"],
    ["a lone high surrogate", "a\ud800b", {}, "a%ED%A0%80b"],
    ["a lone low surrogate", "\udfff", {}, "%ED%BF%BF"],
  ] as const)("%s", (_, value, formStyle, written) => {
    expect(encodeForm([["", value]], formStyle)).toBe(`=${written}`);
  });

  it("joins pairs, escapes names too and keeps the order", () => {
    expect(
      encodeForm([
        ["b&", "1"],
        ["a=", ""],
      ]),
    ).toBe("b%26=1&a%3D=");
  });

  it("is read by the platform's own decoder as what was written", () => {
    const check = fc.property(pairs, style, (written, formStyle) => {
      expect([...new URLSearchParams(encodeForm(written, formStyle))]).toEqual(written);
    });
    fc.assert(check, { numRuns: 300 });
  });
});

describe("decodeForm", () => {
  it("reads back what encodeForm writes, in every style", () => {
    const check = fc.property(pairs, style, (written, formStyle) => {
      expect(decodeForm(encodeForm(written, formStyle))).toEqual({ ok: true, pairs: written });
    });
    fc.assert(check, { numRuns: 300 });
  });

  it("reads the empty form as no pairs", () => {
    expect(decodeForm("")).toEqual({ ok: true, pairs: [] });
  });

  it("keeps a byte order mark and an asterisk in a value", () => {
    expect(decodeForm("a=%EF%BB%BFx*")).toEqual({ ok: true, pairs: [["a", "\ufeffx*"]] });
  });

  it("splits at the first equals sign only where the second is escaped", () => {
    expect(decodeForm("a=b%3Dc")).toEqual({ ok: true, pairs: [["a", "b=c"]] });
  });

  const cut = "has a percent sign without two hexadecimal digits";
  const bare = "has a character that must be escaped";

  it.each([
    ["a%", "a=%", `the value of pair 1 ${cut}`],
    ["a percent sign with one digit", "a=%4", `the value of pair 1 ${cut}`],
    ["a percent sign with a letter beyond F", "a=%4G", `the value of pair 1 ${cut}`],
    ["a percent sign with a letter beyond F first", "a=%G4", `the value of pair 1 ${cut}`],
    ["the same in a name", "a=1&b%=2", `the name of pair 2 ${cut}`],
    ["a percent sign behind a whole escape", "a=%41%", `the value of pair 1 ${cut}`],
    ["a raw space", "a=b c", `the value of pair 1 ${bare}`],
    ["a raw character beside a whole escape", "a=%4f/", `the value of pair 1 ${bare}`],
    ["a raw character outside ASCII", "a=é", `the value of pair 1 ${bare}`],
    ["a raw slash", "a=/", `the value of pair 1 ${bare}`],
    ["a raw slash in a name", "a/=1", `the name of pair 1 ${bare}`],
    ["a control character", "a=\u0000", `the value of pair 1 ${bare}`],
    ["a second equals sign", "a=b=c", `the value of pair 1 ${bare}`],
    ["overlong UTF-8", "a=%C0%80", "the value of pair 1 is not UTF-8"],
    ["an encoded surrogate", "a=%ED%A0%80", "the value of pair 1 is not UTF-8"],
    ["a cut sequence", "a=%E4%B8", "the value of pair 1 is not UTF-8"],
    ["a cut sequence in a name", "%E4%B8=a", "the name of pair 1 is not UTF-8"],
    ["an empty pair", "a=1&&b=2", "pair 2 is empty"],
    ["a trailing ampersand", "a=1&", "pair 2 is empty"],
    ["a pair without equals sign", "a=1&b", 'pair 2 has no "="'],
    ["a pair without name", "=1", "pair 1 has no name"],
  ])("reports %s", (_, text, problem) => {
    expect(decodeForm(text)).toEqual({ ok: false, problem });
  });

  it("names the place and never the text", () => {
    const decoded = decodeForm("a=1&SecretName=SecretValue%");
    expect(decoded).toEqual({
      ok: false,
      problem: "the value of pair 2 has a percent sign without two hexadecimal digits",
    });
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => typeof decodeForm(text).ok === "boolean"));
  });
});
