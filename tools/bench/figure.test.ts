import { expect, it } from "vitest";
import { figuresTable } from "./figure.ts";

it("shows each figure with its unit, and the ratio where there is one", () => {
  const table = figuresTable([
    { group: "g", name: "bare", value: 1234.5, unit: "per s" },
    { group: "g", name: "with everything", value: 0.81234, unit: "ms", ratio: { to: "bare", value: 0.5 } },
  ]);
  expect(table).toBe("g  bare             1235 per s\ng  with everything  0.812 ms    0.50 of bare\n");
});
