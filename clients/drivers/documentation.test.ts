import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { driverChecks } from "../self-check/self-check-driver.ts";

const page = readFileSync(new URL("../../docs/writing-a-driver.md", import.meta.url), "utf8");
const example = readFileSync(new URL("example/driver.mjs", import.meta.url), "utf8");

it("shows the example as it is, in at most 60 lines", () => {
  expect(page).toContain(`\`\`\`js\n${example}\`\`\`\n`);
  expect(example.trimEnd().split("\n").length).toBeLessThanOrEqual(60);
});

it("lists every check with its statement", () => {
  const rows = driverChecks.map(({ name, statement }) => `| \`${name}\` | ${statement} |`);
  expect(page).toContain(`${rows.join("\n")}\n`);
});
