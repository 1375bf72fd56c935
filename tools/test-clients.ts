import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { defaultSeed } from "../cli/arguments/values.ts";
import { judgeDriver } from "../cli/client/judge-driver.ts";
import { checkCliFeatures } from "../clients/cli-page/check-features.ts";
import { installClient } from "../clients/install/install-client.ts";
import {
  isKnownDriver,
  type KnownDriverName,
  knownDriverNames,
  knownDrivers,
} from "../clients/install/known-drivers.ts";
import { awsCliVariable, resolveDriver } from "../clients/install/resolve-driver.ts";
import { selfCheckDriver } from "../clients/self-check/self-check-driver.ts";
import { createPool } from "../engine/run/pool.ts";
import { together } from "../engine/run/together.ts";
import { documentText } from "../reporters/formats/document/text.ts";
import { type CheckLine, selfCheckText } from "../reporters/formats/self-check-text.ts";
import type { ReportedClient } from "../reporters/report/client-report.ts";
import { clientDocument } from "../reporters/words/client-document.ts";
import { visibleLine } from "../reporters/words/visible.ts";
import { clientCatalogue } from "../suites/clients.ts";

// Started as `node dist/tools/test-clients.js [DRIVER...] [--results FILE]`: the package is two folders up.
const places = {
  packageRoot: fileURLToPath(new URL("../..", import.meta.url)),
  cwd: process.cwd(),
  environment: process.env,
};

/** Clients that are run at once: each is one program at a time, and half of that time is waiting. */
const sideBySide = 2;

/** What was found of one client: a line for each check, or why it cannot be run here. */
type TestedClient = { readonly driver: KnownDriverName } & (
  | { readonly notRun: string }
  /** `version`: of the client, as its driver says; null where the driver could not be opened. */
  | { readonly version: string | null; readonly checks: readonly CheckLine[] }
);

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { results: { type: "string" } },
});

process.exitCode = await testAll();

async function testAll(): Promise<number> {
  const unknown = positionals.filter((name) => !isKnownDriver(name));
  if (unknown.length > 0) {
    console.error(`no such driver: ${unknown.join(", ")}; there are: ${knownDriverNames.join(", ")}`);
    return 2;
  }
  // Clients of which each call is a process take longest: they are begun first.
  const isSlow = (name: KnownDriverName) => Number(knownDrivers[name].processPerCall === true);
  const names = knownDriverNames
    .filter((name) => positionals.length === 0 || positionals.includes(name))
    .sort((a, b) => isSlow(b) - isSlow(a));
  const lanes = createPool(Array.from({ length: sideBySide }, (_, lane) => lane));
  const clients = await together(names.map((name) => lanes.with(1, () => testClient(name))));
  const lines = clients.flatMap((client) => ("checks" in client ? client.checks : []));
  const count = (outcome: CheckLine["finding"]["outcome"]) =>
    lines.filter(({ finding }) => finding.outcome === outcome).length;
  const notRun = clients.filter((client) => "notRun" in client).length;
  if (flags.results !== undefined) {
    const results = {
      numTotalTests: lines.length + notRun,
      numPassedTests: count("passes"),
      numFailedTests: count("fails"),
      numPendingTests: count("inapplicable") + notRun,
      numTodoTests: 0,
      clients: clients.map((client) =>
        "notRun" in client
          ? client
          : { ...client, checks: client.checks.map(({ name, finding }) => ({ name, ...finding })) },
      ),
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

async function testClient(driver: KnownDriverName): Promise<TestedClient> {
  const tested = await checkClient(driver);
  console.log(
    "notRun" in tested
      ? `== ${driver}\nnot run: ${visibleLine(tested.notRun)}\n`
      : selfCheckText(`== ${driver} ${tested.version ?? ""}`, tested.checks),
  );
  return tested;
}

/** Installs a client, makes every check on its driver and on the page of the CLI, and judges the client. */
async function checkClient(driver: KnownDriverName): Promise<TestedClient> {
  const installed = await installClient(driver, places);
  if (!installed.ok) return { driver, notRun: installed.problem };
  const resolved = resolveDriver(driver, places);
  if (!resolved.ok) return { driver, notRun: resolved.problem };
  const { settings } = resolved;
  const { hello, results } = await selfCheckDriver(settings);
  const aws = settings.environment?.[awsCliVariable];
  const page = driver === "aws-cli-v1" ? "cli-v1" : "cli-v2";
  const features = aws === undefined ? [] : await checkCliFeatures(aws, page, places.environment);
  const judgement = await judgeDriver(
    resolved,
    { seed: defaultSeed, record: false },
    {
      readFile: (file) => readFileSync(file, "utf8"),
      writeFile: writeFileSync,
      err: () => undefined,
      errIsTerminal: false,
    },
  );
  const judged = [...judgement.results.map(resultLine), profileLine(judgement)];
  if (judged.some(({ finding }) => finding.outcome === "fails"))
    console.log(documentText(clientDocument({ clients: [judgement], seed: defaultSeed }), {}));
  const checks = [
    ...results.map(({ check, finding }) => ({ ...check, finding })),
    ...features.map(({ feature, finding }) => ({ ...feature, name: `page.${feature.name}`, finding })),
    ...judged,
  ];
  return { driver, version: hello?.version ?? null, checks };
}

function resultLine(result: ReportedClient["results"][number]): CheckLine {
  const { requirement, outcome, foreseen, reason, counterexample } = result;
  const statement = clientCatalogue.find(({ id }) => id === requirement)?.statement ?? "";
  const line = { name: requirement, statement };
  if (outcome === "conforms") return { ...line, finding: { outcome: "passes" } };
  if (outcome !== "violates")
    return { ...line, finding: { outcome: "inapplicable", detail: reason ?? outcome } };
  const departure = `expected ${counterexample?.expected}, observed ${counterexample?.observed}`;
  return foreseen === true
    ? { ...line, finding: { outcome: "inapplicable", detail: `known violation: ${departure}` } }
    : { ...line, finding: { outcome: "fails", detail: departure } };
}

function profileLine({ problem, profile }: ReportedClient): CheckLine {
  const { file, state, differences } = profile;
  const detail =
    problem ??
    (state === "compared" ? differences.map(({ place }) => place).join(", ") : `there is no profile ${file}`);
  return {
    name: "profile",
    statement: "the client is as its profile says",
    finding: detail === "" ? { outcome: "passes" } : { outcome: "fails", detail },
  };
}
