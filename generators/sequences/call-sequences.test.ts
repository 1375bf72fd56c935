import { describe, expect, it } from "vitest";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { keepsTheLaws } from "../testing/arbitrary-laws.ts";
import { greedyShrink } from "../testing/greedy-shrink.ts";
import { xmlSpellingNames } from "../values/xml-spellings.ts";
import { callSequences } from "./call-sequences.ts";
import { errorMessages } from "./error-messages.ts";
import type { CallSequence } from "./planned-call.ts";

const source = callSequences(updateServiceSpecificCredential, ["NoSuchEntity", "ValidationError"]);
const many = source.take(300, 5);

describe("the sequences", () => {
  it("begin with the same ones, whatever the seed", () => {
    const [errors, legal, temporary, lookalikes, spelled, messages, ...strange] = source.take(20, 1);
    expect(source.take(20, 2)).toEqual(source.take(20, 1));
    expect(errors?.map(({ error }) => error?.code)).toEqual([
      undefined,
      "NoSuchEntity",
      "ValidationError",
      undefined,
    ]);
    const lengths = legal?.map(({ params }) => params["UserName"]?.length) ?? [];
    expect([Math.min(...lengths.map(Number)), Math.max(...lengths.map(Number))]).toEqual([1, 64]);
    expect(temporary?.map((call) => call.temporary === true)).toEqual([true, false, true, false]);
    expect(lookalikes?.map(({ params }) => params["UserName"])).toContain("00123");
    expect(spelled?.map((call) => call.spelled?.spelling)).toEqual(xmlSpellingNames.slice(1));
    expect(new Set(messages?.map(({ error }) => error?.message))).toEqual(new Set(errorMessages));
    expect(strange.every((calls) => calls.length === 2)).toBe(true);
  });

  it("are as many as are asked for, and those of a seed are always the same", () => {
    expect(many).toHaveLength(300);
    expect(source.take(300, 5)).toEqual(many);
    expect(source.take(300, 6)).not.toEqual(many);
    expect(source.take(1, 5)).toEqual(many.slice(0, 1));
  });

  it.each([
    ["an absent parameter", ({ params }: CallSequence[number]) => !("Status" in params)],
    ["null", ({ params }: CallSequence[number]) => params["UserName"] === null],
    ["an empty text", ({ params }: CallSequence[number]) => params["Status"] === ""],
    ["half a surrogate pair", ({ params }: CallSequence[number]) => params["Status"] === "\ud800"],
    ["a text outside ASCII", ({ params }: CallSequence[number]) => /\u00e9/.test(params["UserName"] ?? "")],
    ["temporary credentials", ({ temporary }: CallSequence[number]) => temporary === true],
    ["a spelled code", ({ spelled }: CallSequence[number]) => spelled?.part === "code"],
    ["a spelled request id", ({ spelled }: CallSequence[number]) => spelled?.part === "request-id"],
    ["markup between elements", ({ spelled }: CallSequence[number]) => spelled?.part === "document"],
    [
      "an error whose message needs escapes",
      ({ error }: CallSequence[number]) => error?.message.includes("<") === true,
    ],
  ])("hold %s", (_, holds) => {
    expect(many.some((calls) => calls.some(holds))).toBe(true);
  });

  it("put a plain call behind each strange value", () => {
    const plain = many[0]?.[0];
    const behind = many.filter((calls) => calls.length === 2 && calls[0]?.params["Status"] === "\ud800");
    expect(behind[0]?.[1]).toEqual(plain);
  });
});

describe("all of them", () => {
  const [plain] = source.take(1, 1)[0] ?? [];
  if (plain === undefined) throw new Error("the first sequence is empty");
  keepsTheLaws(source.all, { examples: many.slice(0, 60), least: { value: [plain], tried: 60 } });
});

describe("shrinking", () => {
  const leaks = (calls: CallSequence) =>
    calls.some(
      ({ params }, index) =>
        index < calls.length - 1 && Object.values(params).some((value) => /\p{Cs}/u.test(value ?? "")),
    );

  it("ends at the two calls that a leak takes, wherever it starts", () => {
    const leaking = many.filter(leaks);
    expect(leaking.length).toBeGreaterThan(20);
    for (const calls of leaking) {
      const { minimum, tried } = greedyShrink(source.all, calls, leaks);
      expect(minimum).toHaveLength(2);
      expect(minimum[1]).toEqual(many[0]?.[0]);
      const odd = Object.values(minimum[0]?.params ?? {}).filter((value) => /\p{Cs}/u.test(value ?? ""));
      expect(odd).toHaveLength(1);
      expect(["\ud800", "\udc00"]).toContain(odd[0]);
      expect(tried).toBeLessThan(300);
    }
  });

  it("keeps the spelling that matters, in the simplest way that fails", () => {
    const fails = (calls: CallSequence) =>
      calls.some(({ spelled }) => spelled?.part === "message" && /cdata|mixed/.test(spelled.spelling));
    for (const calls of many.filter(fails)) {
      const { minimum } = greedyShrink(source.all, calls, fails);
      expect(minimum).toHaveLength(1);
      expect(minimum[0]).toMatchObject({
        spelled: { part: "message", spelling: "cdata" },
        error: { code: "NoSuchEntity", message: "Refused" },
      });
      expect(minimum[0]?.temporary).toBeUndefined();
    }
  });

  it("keeps the error that matters and takes the simplest message", () => {
    const fails = (calls: CallSequence) => calls.some(({ error }) => error?.code === "ValidationError");
    const start = many.find(fails) ?? [];
    const { minimum } = greedyShrink(source.all, start, fails);
    expect(minimum).toEqual([{ ...many[0]?.[0], error: { code: "ValidationError", message: "Refused" } }]);
  });
});
