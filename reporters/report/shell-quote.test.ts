import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { shellQuote } from "./shell-quote.ts";

const text = fc
  .oneof(
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.constantFrom("'", '"', "\\", "\n", "\r", "$", "`", "!", "*", " ", "a", "\u001b", "é"),
    }),
  )
  .map((value) => value.replaceAll("\u0000", ""));

it("gives every text to a program unchanged", () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 50, maxLength: 50 }), (values) => {
      const script = `printf '%s\\0' ${values.map(shellQuote).join(" ")}`;
      const { stdout, status } = spawnSync("sh", ["-c", script], { encoding: "utf8" });
      expect(status).toBe(0);
      expect(stdout.split("\u0000").slice(0, -1)).toEqual(values);
    }),
    { numRuns: 3 },
  );
});

it("leaves no quotation mark open", () => {
  expect(shellQuote("it's")).toBe("'it'\\''s'");
  expect(shellQuote("")).toBe("''");
});
