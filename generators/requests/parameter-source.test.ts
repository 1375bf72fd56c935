import { expect, test } from "vitest";
import {
  statusParameter,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import { parameterSource } from "./parameter-source.ts";

test("a role stays a role", () => {
  expect(parameterSource(userNameParameter, { choose: "role", role: "own-user" })).toEqual({
    name: "UserName",
    examples: [{ role: "own-user" }],
    texts: null,
  });
});

test("an absent parameter has no value", () => {
  const absent = { name: "Status", examples: [undefined], texts: null };
  expect(parameterSource(statusParameter, { choose: "absent" })).toEqual(absent);
});

test("literals are tried in order, each once, and only they", () => {
  const { examples, texts } = parameterSource(statusParameter, {
    choose: "literal",
    values: ["b", "a", "b"],
  });
  expect(examples).toEqual([{ text: "b" }, { text: "a" }]);
  expect(texts).toBeNull();
});

test("breaking choices pass on what narrows them", () => {
  const newline = { choose: "breaking", breach: "pattern", alphabet: "newline" } as const;
  const { examples, texts } = parameterSource(userNameParameter, newline);
  expect(examples[0]).toEqual({ text: "AA\n" });
  expect(texts?.canShrinkWithoutContext("A B")).toBe(false);
  const long = { choose: "breaking", breach: "max-length", lengths: [99] } as const;
  expect(parameterSource(userNameParameter, long).examples).toEqual([{ text: "A".repeat(99) }]);
});

test("unknown identifiers are drawn", () => {
  const { examples, texts } = parameterSource(userNameParameter, { choose: "unknown" });
  expect(examples[0]).toEqual({ text: "A" });
  expect(texts?.canShrinkWithoutContext("A".repeat(64))).toBe(true);
});

test("a list without a value is refused", () => {
  expect(() => parameterSource(statusParameter, { choose: "literal", values: [] })).toThrow(
    "no value to try",
  );
});
