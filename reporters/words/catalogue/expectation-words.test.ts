import { expect, it } from "vitest";
import type { Need } from "../../../suites/requirement.ts";
import { accountedFor } from "./expectation-words.ts";

it.each<[Omit<Need, "requirement">, string | null]>([
  [{ explains: "all" }, null],
  [{ explains: ["code", "state"] }, "code, state"],
  [{ explains: ["status"], code: "NoSuchEntity" }, "status of NoSuchEntity"],
  [
    { explains: ["message"], failing: ["accepted", "looked-up"] },
    "message, where it fails by accepted or looked-up",
  ],
  [{ explains: ["code"], failing: ["code"], alike: true }, "code, where it fails by code in the same way"],
])("says what %o accounts for", (need, words) => {
  expect(accountedFor({ requirement: "a.b", ...need })).toBe(words);
});
