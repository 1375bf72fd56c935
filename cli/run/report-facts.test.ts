import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import suitePackage from "../../package.json" with { type: "json" };
import { formats } from "../../reporters/formats/formats.ts";
import { type AlteredReference, startAlteredReference } from "../testing/altered-reference.ts";
import { type CommandLines, createCommandLines } from "../testing/command-lines.ts";

let lines: CommandLines;
let reference: AlteredReference;
let health: string;

beforeEach(async () => {
  lines = createCommandLines();
  reference = await startAlteredReference((_action, _count, { path }) =>
    path === "/_emulator/health"
      ? { kind: "response", status: 200, headers: [["Content-Type", "application/json"]], body: health }
      : null,
  );
});

afterEach(async () => {
  lines.end();
  await reference.close();
});

async function reportOf(
  words: string,
  { ready = "http://127.0.0.1:{port}/_emulator/health", ...entry }: { ready?: string; version?: string } = {},
) {
  const { accessKeyId, secretAccessKey } = reference.credentials;
  const target = {
    endpoint: reference.url,
    credentials: { literal: { accessKeyId, secretAccessKey } },
    start: { command: ["none"], ready: { url: ready, timeoutMs: 1000 } },
    ...entry,
  };
  writeFileSync(join(lines.folder, "t.json"), JSON.stringify({ targets: { mine: target } }));
  const kinds = [...formats.keys()].filter((name) => name !== "badge");
  const { code, err } = await lines.run([
    ...`run mine --targets t.json --no-start --runs 1 ${words}`.split(" "),
    ...kinds.flatMap((name) => ["--report", `${name}=r.${name}`]),
  ]);
  expect({ code, err: code === 0 ? "" : err }).toEqual({ code: 0, err: "" });
  const texts = kinds.filter((name) => name !== "json").map((name) => lines.read(`r.${name}`));
  return { report: JSON.parse(lines.read("r.json")), texts };
}

it("every report says what was chosen, with which versions, and what it took", async () => {
  health = '{"edition": "community", "version": "4.14.0"}';
  const { report, texts } = await reportOf("--only status.required --only status.one-of --shard 2/2");
  expect(report).toMatchObject({
    suite: { version: suitePackage.version, node: process.versions.node },
    target: { name: "mine", version: "4.14.0" },
    selection: {
      operation: "UpdateServiceSpecificCredential",
      only: ["status.required", "status.one-of"],
      shard: { index: 2, of: 2 },
    },
  });
  expect(report.durationMs).toBeGreaterThan(0);
  const asked = [...reference.asked.values()].reduce((sum, count) => sum + count, 0);
  expect(report.requests).toBeGreaterThan(asked / 2);
  for (const text of texts)
    for (const fact of [
      "mine 4.14.0 at http://",
      `on Node ${process.versions.node}`,
      "UpdateServiceSpecificCredential, only status.required, status.one-of",
      "2 of 2",
      `${report.requests} requests`,
    ])
      expect(text.replace(/\s+/g, " ")).toContain(fact);
});

it.each<[what: string, health: string, version: string | undefined]>([
  ["is no JSON", "<html>4.14.0</html>", undefined],
  ["has no version", "[]", undefined],
  ["has one that is no text", '{"version": {"x": 1}}', undefined],
  ["is null", "null", undefined],
  ["has a long one", JSON.stringify({ version: "9".repeat(5000) }), `${"9".repeat(80)}…`],
])("a health page that %s", async (_, text, version) => {
  health = text;
  const { report } = await reportOf("--only status.required");
  expect(report.target.version).toBe(version);
});

it("the command line comes before the entry, and the entry before the target", async () => {
  health = '{"version": "3"}';
  const only = "--only status.required";
  expect((await reportOf(`${only} --target-version 1`, { version: "2" })).report.target.version).toBe("1");
  expect((await reportOf(only, { version: "2" })).report.target.version).toBe("2");
  const selection = { operation: "UpdateServiceSpecificCredential", only: ["status.required"] };
  expect((await reportOf(only)).report).toMatchObject({ target: { version: "3" }, selection });
});

it("nobody but the endpoint is asked for its version", async () => {
  health = '{"version": "3"}';
  const ready = `${reference.url.replace("127.0.0.1", "localhost")}/_emulator/health`;
  expect((await reportOf("--only status.required", { ready })).report.target.version).toBeUndefined();
});
