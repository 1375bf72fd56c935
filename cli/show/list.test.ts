import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, it } from "vitest";
import schema from "../../reporters/words/catalogue/requirements.schema.json" with { type: "json" };
import { everyRequirement } from "../../suites/every-requirement.ts";
import { exitCodes } from "../exit-codes.ts";
import { fakeSurroundings } from "../testing/fake-surroundings.ts";
import { list } from "./list.ts";
import type { ListCommand } from "./list-command.ts";

function listed(only: readonly string[], format: ListCommand["format"]): string {
  const surroundings = fakeSurroundings({ columns: 80 });
  expect(list({ name: "list", only, format }, surroundings)).toBe(exitCodes.conforms);
  return surroundings.printed.out;
}

it("prints a line for each requirement of the three catalogues, under its area", () => {
  const text = listed([], "text");
  const ids = [...text.matchAll(/^ {4}([\w.-]+) +(?:MUST|SHOULD|OBSERVE) +\S.*$/gm)].map(([, id]) => id);
  expect(ids).toEqual(everyRequirement.map(({ id }) => id));
  const titles = [...text.matchAll(/^(\S.*) {2}\(`iam-conformance .*`\)$/gm)].map(([, title]) => title);
  expect(titles).toEqual([
    "Requirements on endpoints",
    "Requirements on clients",
    "Requirements on endpoints as a client sees them",
  ]);
});

it("prints the chosen ones, of whichever catalogue", () => {
  const text = listed(["status.required", "wire", "client.unknown-*"], "text");
  expect(text).toMatch(/\n {4}status\.required {2}MUST {5}A request .*\n/);
  expect(text).toContain("wire.host");
  expect(text).toContain("client.unknown-user");
  expect(text).not.toContain("credential-id.required");
  expect(text).toMatch(/\n\n\d+ requirements: 1\d MUST, 0 SHOULD, 0 OBSERVE\.\n$/);
});

it("prints all that is known of the chosen ones, in Markdown", () => {
  const text = listed(["status.required"], "markdown");
  expect(text).toContain("#### `status.required`\n");
  expect(text).toContain("- proved by: `");
  expect(text).not.toContain("`credential-id.required`\n\n");
});

it("prints the page that is committed", () => {
  const committed = readFileSync(new URL("../../docs/requirements.md", import.meta.url), "utf8");
  expect(committed === listed([], "markdown"), "docs/requirements.md is stale: npm run docs").toBe(true);
});

const validate = new Ajv({ allErrors: true }).compile(schema);

it("prints JSON that is valid against its published schema", () => {
  const data = JSON.parse(listed([], "json"));
  validate(data);
  expect(validate.errors ?? []).toEqual([]);
  expect(data.requirements).toHaveLength(everyRequirement.length);
  expect(data.summary.MUST + data.summary.SHOULD + data.summary.OBSERVE).toBe(everyRequirement.length);
  for (const { citations } of data.requirements)
    for (const { source } of citations) expect(data.sources).toHaveProperty([source]);
});

it.each([
  ["schemaVersion", 2],
  ["surprise", 1],
  ["suite.version", undefined],
  ["summary.MUST", -1],
  ["sources.api-reference.title", undefined],
  ["requirements.0.catalogue", "server"],
  ["requirements.0.id", "Status One"],
  ["requirements.0.level", "MAY"],
  ["requirements.0.evidence", "guessed"],
  ["requirements.0.citations", []],
  ["requirements.0.citations.0.source", undefined],
  ["requirements.0.needs", ["a"]],
  ["requirements.0.surprise", 1],
  ["requirements.0.provedBy", undefined],
])("would refuse it where %s is %j", (path, value) => {
  const data: unknown = JSON.parse(listed(["credential-id"], "json"));
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const holder = keys.reduce<unknown>((part, key) => Reflect.get(Object(part), key), data);
  if (value === undefined) expect(Reflect.deleteProperty(Object(holder), last)).toBe(true);
  else Reflect.set(Object(holder), last, value);
  expect(validate(data)).toBe(false);
});
