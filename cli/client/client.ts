import { installClient } from "../../clients/install/install-client.ts";
import { isKnownDriver } from "../../clients/install/known-drivers.ts";
import suitePackage from "../../package.json" with { type: "json" };
import { clientFormats } from "../../reporters/formats/formats.ts";
import { type ClientReport, clientFails, type ReportedClient } from "../../reporters/report/client-report.ts";
import { visibleText } from "../../reporters/words/visible.ts";
import { exitCodes } from "../exit-codes.ts";
import { packageRoot } from "../package-root.ts";
import { Problem } from "../problem.ts";
import { onInterrupt } from "../run/on-interrupt.ts";
import type { Surroundings } from "../surroundings.ts";
import { writeTexts } from "../write-texts.ts";
import type { ClientCommand } from "./client-command.ts";
import { findDriver } from "./find-driver.ts";
import { judgeDriver } from "./judge-driver.ts";

/** Judges the clients behind drivers, one after the other, and prints what was found; returns the exit code. */
export async function client(command: ClientCommand, surroundings: Surroundings): Promise<number> {
  const startedAt = new Date();
  if (command.install) await installClients(command.drivers, surroundings);
  const drivers = command.drivers.map((name) => findDriver(name, surroundings, command.callTimeout));
  const interruption = onInterrupt(
    () => surroundings.err("\ninterrupted: the calls under way are ended, and what was found is printed\n"),
    () => undefined,
  );
  const clients: ReportedClient[] = [];
  try {
    for (const driver of drivers) {
      if (interruption.signal.aborted) break;
      clients.push(await judgeDriver(driver, command, surroundings, interruption.signal));
    }
  } finally {
    interruption.end();
  }
  const report: ClientReport = {
    schemaVersion: 1,
    suite: { name: suitePackage.name, version: suitePackage.version, node: process.versions.node },
    seed: command.seed,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    interrupted: interruption.signal.aborted,
    clients,
  };
  writeTexts(
    command.report,
    (format, options) => clientFormats.get(format)?.(report, options) ?? "",
    surroundings,
  );
  if (report.interrupted) return exitCodes.interrupted;
  if (clients.some(clientFails)) return exitCodes.violates;
  return clients.some(({ problem }) => problem !== undefined) ? exitCodes.untestable : exitCodes.conforms;
}

/** Installs those that come with the suite; one that is installed already is left as it is. Throws Problem. */
async function installClients(
  names: readonly string[],
  { environment, err }: Pick<Surroundings, "environment" | "err">,
): Promise<void> {
  for (const name of names.filter(isKnownDriver)) {
    err(`${name}: checking whether its client is installed\n`);
    const installed = await installClient(name, { packageRoot, cwd: process.cwd(), environment });
    if (installed.ok) continue;
    const reason = `the client of ${name} cannot be installed: ${visibleText(installed.problem)}`;
    throw new Problem(reason, exitCodes.untestable);
  }
}
