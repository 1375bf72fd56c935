import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { exitCodes } from "../exit-codes.ts";
import { list } from "./list.ts";

function listed(only: readonly string[], format: "text" | "markdown"): string {
  let text = "";
  const out = (part: string) => {
    text += part;
  };
  const code = list({ name: "list", only, format }, { out, outIsTerminal: false, columns: 80 });
  expect(code).toBe(exitCodes.conforms);
  return text;
}

it("prints a line for each requirement, under its area", () => {
  const text = listed(["status.required", "credential-id.required"], "text");
  expect(text).toMatch(
    /^credential-id\n {2}credential-id\.required {2}MUST {5}A request .*\nstatus\n {2}status\.required {8} MUST/,
  );
  expect(text).toMatch(/\n\n2 requirements: 2 MUST, 0 SHOULD, 0 OBSERVE\n$/);
});

it("prints all that is known of the chosen ones, in Markdown", () => {
  const text = listed(["status.required"], "markdown");
  expect(text).toContain("### `status.required`\n");
  expect(text).toContain("- proved by: `");
  expect(text).not.toContain("### `credential-id.required`\n");
});

it("prints the page that is committed; otherwise run `npm run docs`", () => {
  const committed = readFileSync(new URL("../../docs/requirements.md", import.meta.url), "utf8");
  expect(committed === listed([], "markdown"), "docs/requirements.md is stale").toBe(true);
});
