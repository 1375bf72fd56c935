import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { formats } from "../../reporters/formats/formats.ts";
import { buildRunReport, type RunFacts } from "../../reporters/report/run-report.ts";
import { sampleFacts, sampleVerdicts } from "../../reporters/testing/sample-run.ts";
import { runCommandLine } from "../run-command-line.ts";
import { processSurroundings } from "../surroundings.ts";
import { withholdSecrets } from "../withhold-secrets.ts";

const folder = mkdtempSync(join(tmpdir(), "iam-conformance-render-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, verdicts = sampleVerdicts, facts: Partial<RunFacts> = {}): string {
  const file = join(folder, name);
  writeFileSync(
    file,
    formats.get("json")?.render(buildRunReport({ ...sampleFacts, ...facts }, verdicts)) ?? "",
  );
  return file;
}

const whole = written("whole.json");
const other = written("other.json", sampleVerdicts.slice(0, 2), {
  target: { name: "other", endpoint: "http://x/" },
});
const shards = [1, 2].map((index) =>
  written(
    `shard-${index}.json`,
    sampleVerdicts.filter((_, position) => position % 2 === index - 1),
    { shard: { index, of: 2 } },
  ),
);

const bare = processSurroundings();

async function run(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const surroundings = withholdSecrets({
    ...bare,
    environment: {},
    outIsTerminal: false,
    columns: 100,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  const code = await runCommandLine(argv, surroundings);
  return { code, out, err };
}

it.each([...formats.keys()])(
  "report writes %s again as the run that wrote its report did",
  async (format) => {
    const { code, out, err } = await run("report", whole, "--to", format);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const replay = { file: whole, flags: [] };
    const render = formats.get(format)?.render;
    expect(out).toBe(render?.(JSON.parse(readFileSync(whole, "utf8")), undefined, { replay }));
  },
);

it("report writes files, and text where nothing is asked for", async () => {
  const file = join(folder, "new", "report.html");
  expect(await run("report", whole, "--to", `html=${file}`)).toEqual({ code: 0, out: "", err: "" });
  expect(readFileSync(file, "utf8")).toContain("<!DOCTYPE html>");
  expect((await run("report", whole)).out).toContain("VIOLATES: 1 of 6");
});

it("report makes one of the shards of a run", async () => {
  const { code, out } = await run("report", ...shards, "--to", "json");
  expect(code).toBe(0);
  const { durationMs: _, requests: __, ...merged } = JSON.parse(out);
  const { durationMs: ___, requests: ____, ...expected } = JSON.parse(readFileSync(whole, "utf8"));
  expect(merged).toEqual(expected);
});

it.each<[string, () => string[], RegExp]>([
  [
    "reports of different targets",
    () => [whole, other],
    /different targets cannot be merged: .*whole\.json has sample/,
  ],
  ["whole runs", () => [whole, whole], /are whole runs .* iam-conformance compare/],
  ["a shard alone", () => shards.slice(1), /shard 1\/2 is missing/],
  ["no file", () => [join(folder, "none.json")], /none\.json cannot be read/],
  [
    "no report",
    () => [join(import.meta.dirname, "..", "..", "package.json")],
    /package\.json .*report of a run: .*'schemaVersion'\n.*--report json=FILE$/m,
  ],
])("report refuses %s", async (_, files, message) => {
  const { code, out, err } = await run("report", ...files());
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(message);
});

it("compare holds reports side by side", async () => {
  const { code, out } = await run("compare", whole, other);
  expect(code).toBe(0);
  expect(out).toContain("2 of 2 targets answer 404 NoSuchEntity where 400 ValidationError is required");
  const { out: json } = await run("compare", whole, other, "--to", "json");
  expect(JSON.parse(json)).toMatchObject({
    schemaVersion: 1,
    reports: [{ label: "sample" }, { label: "other" }],
  });
  expect((await run("compare", whole, "--to", "markdown")).out).toContain("## Comparison");
});

it("says what cannot be written", async () => {
  const { code, err } = await run("compare", whole, "--to", `json=${folder}`);
  expect(code).toBe(2);
  expect(err).toContain("cannot be written");
});
