import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { defaultSeed } from "../cli/arguments/values.ts";
import { judgeDriver } from "../cli/client/judge-driver.ts";
import {
  type KnownDriver,
  type KnownDriverName,
  knownDriverNames,
  knownDrivers,
} from "../clients/drivers/known-drivers.ts";
import { type DriverPlaces, isKnownDriver } from "../clients/drivers/resolve-driver.ts";
import { type ClientFindings, runClientChecks } from "../clients/drivers/run-client-checks.ts";
import { createPool } from "../engine/run/pool.ts";
import { together } from "../engine/run/together.ts";
import { documentText } from "../reporters/formats/document/text.ts";
import { selfCheckText } from "../reporters/formats/self-check-text.ts";
import type { ReportedClient } from "../reporters/report/client-report.ts";
import { clientDocument } from "../reporters/words/client-document.ts";
import { visibleLine } from "../reporters/words/visible.ts";
import { clientCatalogue } from "../suites/clients.ts";

// Started as `node dist/cli/test-clients.js [DRIVER...] [--results FILE]`: the package is two folders up.
const packageRoot = fileURLToPath(new URL("../..", import.meta.url));

/** Clients that are run at once: each is one program at a time, and half of that time is waiting. */
const sideBySide = 2;

interface Line {
  readonly name: string;
  readonly statement: string;
  readonly finding:
    | { readonly outcome: "passes" }
    | { readonly outcome: "inapplicable" | "fails"; readonly detail: string };
}

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { results: { type: "string" } },
});

process.exitCode = await runAll();

async function runAll(): Promise<number> {
  const unknown = positionals.filter((name) => !isKnownDriver(name));
  if (unknown.length > 0) {
    console.error(`no such driver: ${unknown.join(", ")}; there are: ${knownDriverNames.join(", ")}`);
    return 2;
  }
  const places = { packageRoot, cwd: process.cwd(), environment: process.env };
  const names = knownDriverNames
    .filter((name) => positionals.length === 0 || positionals.includes(name))
    .sort((a, b) => Number(isSlow(b)) - Number(isSlow(a)));
  const lanes = createPool(Array.from({ length: sideBySide }, (_, lane) => lane));
  const clients = await together(names.map((name) => lanes.with(1, () => runOne(name, places))));
  const all = clients.flatMap(({ lines }) => lines);
  const count = (outcome: Line["finding"]["outcome"]) =>
    all.filter(({ finding }) => finding.outcome === outcome).length;
  const notRun = clients.filter(({ findings }) => findings.kind === "not-run").length;
  if (flags.results !== undefined) {
    const results = {
      numTotalTests: all.length + notRun,
      numPassedTests: count("passes"),
      numFailedTests: count("fails"),
      numPendingTests: count("inapplicable") + notRun,
      numTodoTests: 0,
      clients: clients.map(({ driver, findings, lines }) => ({
        driver,
        ...(findings.kind === "not-run"
          ? { notRun: findings.reason }
          : {
              version: findings.version,
              checks: lines.map(({ name, finding }) => ({ name, ...finding })),
            }),
      })),
    };
    writeFileSync(flags.results, `${JSON.stringify(results, null, 2)}\n`);
  }
  console.log(
    `clients: ${clients.length - notRun} run, ${notRun} not run; ` +
      `checks: ${count("passes")} passed, ${count("fails")} failed, ${count("inapplicable")} not claimed`,
  );
  // A gate through which nothing passed has not been open.
  return count("fails") > 0 || count("passes") === 0 ? 1 : 0;
}

/** The judgement of a client as lines; what its profile does not foresee is printed in full. */
async function judgementLines(findings: ClientFindings): Promise<readonly Line[]> {
  if (findings.kind === "not-run") return [];
  const options = { seed: defaultSeed, record: false };
  const judged = await judgeDriver(findings.driver, options, {
    readFile: (file) => readFileSync(file, "utf8"),
    writeFile: writeFileSync,
    err: () => undefined,
    errIsTerminal: false,
  });
  const lines = [...judged.results.map(resultLine), profileLine(judged)];
  if (lines.some(({ finding }) => finding.outcome === "fails")) {
    console.log(documentText(clientDocument({ clients: [judged], seed: defaultSeed }), {}));
  }
  return lines;
}

function resultLine({
  requirement,
  outcome,
  foreseen,
  reason,
  counterexample,
}: ReportedClient["results"][number]): Line {
  const statement = clientCatalogue.find(({ id }) => id === requirement)?.statement ?? "";
  const line = { name: requirement, statement };
  if (outcome === "conforms") return { ...line, finding: { outcome: "passes" } };
  const observed = `expected ${counterexample?.expected}, observed ${counterexample?.observed}`;
  if (outcome !== "violates")
    return { ...line, finding: { outcome: "inapplicable", detail: reason ?? outcome } };
  return foreseen === true
    ? { ...line, finding: { outcome: "inapplicable", detail: `known violation: ${observed}` } }
    : { ...line, finding: { outcome: "fails", detail: observed } };
}

function profileLine({ problem, profile }: ReportedClient): Line {
  const line = { name: "profile", statement: "the client is as its profile says" };
  if (problem !== undefined) return { ...line, finding: { outcome: "fails", detail: problem } };
  if (profile.state !== "compared") {
    return { ...line, finding: { outcome: "fails", detail: `there is no profile ${profile.file}` } };
  }
  const { differences } = profile;
  return differences.length === 0
    ? { ...line, finding: { outcome: "passes" } }
    : { ...line, finding: { outcome: "fails", detail: differences.map(({ place }) => place).join(", ") } };
}

interface RunClient {
  readonly driver: KnownDriverName;
  readonly findings: ClientFindings;
  readonly lines: readonly Line[];
}

/** Clients of which each call is a process take longest: they are begun first. */
function isSlow(name: KnownDriverName): boolean {
  const { processPerCall }: KnownDriver = knownDrivers[name];
  return processPerCall === true;
}

async function runOne(driver: KnownDriverName, places: DriverPlaces): Promise<RunClient> {
  const findings = await runClientChecks(driver, places);
  const lines = [...linesOf(findings), ...(await judgementLines(findings))];
  console.log(
    findings.kind === "not-run"
      ? `== ${driver}\nnot run: ${visibleLine(findings.reason)}\n`
      : selfCheckText(`== ${driver} ${findings.version ?? ""}`, lines),
  );
  return { driver, findings, lines };
}

function linesOf(findings: ClientFindings): readonly Line[] {
  if (findings.kind === "not-run") return [];
  return [
    ...findings.checks.map(({ check, finding }) => ({ ...check, finding })),
    ...findings.features.map(({ feature, finding }) => ({
      name: `page.${feature.name}`,
      statement: feature.statement,
      finding,
    })),
  ];
}
