import { expect, it } from "vitest";
import { formats } from "../reporters/formats/formats.ts";
import { buildRunReport } from "../reporters/report/run-report.ts";
import { sampleFacts, sampleVerdicts } from "../reporters/testing/sample-run.ts";
import { requirementById } from "../suites/catalogue.ts";
import { Problem } from "./problem.ts";
import { fakeSurroundings } from "./testing/fake-surroundings.ts";
import { withholdSecrets } from "./withhold-secrets.ts";
import { printReports, writeReportFiles, writeTexts } from "./write-texts.ts";

const report = buildRunReport(sampleFacts, sampleVerdicts);
const reporting = { lookup: requirementById, replay: undefined, verbose: false };

function write(
  requests: Parameters<typeof writeReportFiles>[0],
  changes: Parameters<typeof fakeSurroundings>[0] = {},
) {
  const bare = fakeSurroundings(changes);
  const surroundings = withholdSecrets(bare);
  const problems = writeReportFiles(requests, report, reporting, surroundings);
  printReports(requests, report, reporting, surroundings);
  return { problems, out: bare.printed.out, files: bare.files };
}

it("writes the one for people where no other goes to standard output", () => {
  const text = formats.get("text")?.render(report);
  expect(write([]).out).toBe(text);
  expect(write([{ format: "json", file: "r.json" }]).out).toBe(text);
  expect(write([{ format: "text" }]).out).toBe(text);
});

it("writes what was asked for, to files and to standard output", () => {
  const { out, files, problems } = write([
    { format: "junit", file: "out/j.xml" },
    { format: "json" },
    { format: "text", file: "t.txt" },
  ]);
  expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(report)));
  expect([...files.keys()]).toEqual(["out/j.xml", "t.txt"]);
  expect(files.get("out/j.xml")).toBe(formats.get("junit")?.render(report));
  expect(files.get("t.txt")).toBe(formats.get("text")?.render(report));
  expect(problems).toEqual([]);
});

it("fits text to a terminal, in colour unless that is unwanted", () => {
  const wide = { outIsTerminal: true, columns: 60 };
  const { out } = write([{ format: "text" }], wide);
  expect(out).toMatch(/\p{Cc}\[31m/u);
  expect(out).not.toBe(write([{ format: "text" }], { ...wide, columns: 200 }).out);
  for (const environment of [{ NO_COLOR: "1" }, { TERM: "dumb" }])
    expect(write([], { ...wide, environment }).out).not.toContain("\u001b");
  expect(write([], { columns: 60 }).out).not.toContain("\u001b");
});

it("goes on where one file cannot be written, and says which", () => {
  const files = new Map<string, string>();
  const { out, problems } = write(
    [
      { format: "json", file: "full/r.json" },
      { format: "markdown", file: "r.md" },
    ],
    {
      writeFile: (path, text) => {
        if (path.startsWith("full/")) throw new Error("ENOSPC: no space left on device");
        files.set(path, text);
      },
    },
  );
  expect(out).toContain("VIOLATES");
  expect([...files.keys()]).toEqual(["r.md"]);
  expect(problems).toEqual(["the report full/r.json cannot be written: ENOSPC: no space left on device"]);
});

it("prints what was found out where the only file cannot be written", () => {
  const bare = fakeSurroundings({
    writeFile: () => {
      throw new Error("EROFS: read-only file system");
    },
  });
  const write = () =>
    writeTexts([{ format: "json", file: "r.json" }], (format) => `as ${format}`, withholdSecrets(bare));
  expect(write).toThrow(Problem);
  expect(bare.printed.out).toBe("as text");
});
