import { expect, it } from "vitest";
import { selfCheckText } from "./self-check-text.ts";

it("shows each finding, and why where it is no pass, without control characters", () => {
  const text = selfCheckText("mine 1.0", [
    { name: "success", statement: "a call succeeds", finding: { outcome: "passes" } },
    { name: "order", statement: "in order", finding: { outcome: "fails", detail: "\u001b[31mnothing" } },
  ]);
  expect(text).toBe(
    [
      "mine 1.0",
      "ok     success  a call succeeds",
      "FAILS  order    in order",
      `         ${text.split("\n")[3]?.trim()}`,
      "",
    ].join("\n"),
  );
  expect(text).not.toContain("\u001b");
  expect(text).toContain("nothing");
});
