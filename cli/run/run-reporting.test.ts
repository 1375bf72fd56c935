import { expect, it } from "vitest";
import { replayLines } from "../../reporters/words/replay-words.ts";
import { parseCommandLine } from "../arguments/parse-command-line.ts";
import { fakeSurroundings } from "../testing/fake-surroundings.ts";
import { withholdSecrets } from "../withhold-secrets.ts";
import { runReporting } from "./run-reporting.ts";

async function wayOf(...words: readonly string[]) {
  const command = await parseCommandLine(words, { write: () => undefined });
  if (command?.name !== "run") throw new Error("this is no run");
  return runReporting(command, withholdSecrets(fakeSurroundings())).replay;
}

it.each([
  [["http://127.0.0.1:4566"], []],
  [
    ["moto", "--targets", "t.json", "--trust-targets", "--no-start"],
    ["--targets", "t.json", "--trust-targets", "--no-start"],
  ],
  [
    ["https://iam.example", "--ca", "ca.pem", "--consistency", "50"],
    ["--endpoint", "https://iam.example", "--ca", "ca.pem", "--consistency", "50"],
  ],
  [["aws", "--live"], ["--live"]],
] as const)("repeats of %j what leads to the target", async (words, flags) => {
  const way = await wayOf("run", ...words, "--report", "json=r.json");
  expect(way).toEqual({ file: "r.json", flags });
  // The words are those that `replay` takes.
  const line = replayLines({ surface: "query-api" }, { requirement: "status.one-of" }, way)[0] ?? "";
  const command = await parseCommandLine(line.split(" ").slice(1), { write: () => undefined });
  expect(command).toMatchObject({ name: "replay", report: "r.json", requirement: "status.one-of" });
});

it("knows none where no JSON report is written to a file", async () => {
  expect(await wayOf("run", "--report", "json", "--report", "html=r.html")).toBeUndefined();
});
