import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ClientReading } from "../../contract/statements.ts";
import { stampName } from "../install/install-client.ts";
import { type KnownDriverName, knownDriverNames, knownDrivers } from "../install/known-drivers.ts";
import { clientsFolder, type DriverPlaces, resolveDriver } from "../install/resolve-driver.ts";
import { type ClientContent, UnreadableClient } from "./client-content.ts";
import { readGoClient } from "./read-go-client.ts";
import { readJavascriptClient } from "./read-javascript-client.ts";
import { readPythonClient } from "./read-python-client.ts";

/** The drivers whose clients state something of the operation: those that are not the suite's own code. */
export const statingDriverNames: readonly KnownDriverName[] = knownDriverNames.filter(
  (name) => knownDrivers[name].install.kind !== "none",
);

/**
 * Reads in the files of a driver's client what it states of the operation. Runs nothing of the client, and never throws
 * for what the files hold.
 */
export function readClient(name: KnownDriverName, places: DriverPlaces): ClientReading {
  const resolved = resolveDriver(name, places);
  if (!resolved.ok) return { outcome: "not-read", client: name, reason: resolved.problem };
  try {
    return { outcome: "read", client: name, ...contentOf(name, places) };
  } catch (error) {
    if (!(error instanceof UnreadableClient)) throw error;
    return { outcome: error.outcome, client: name, reason: error.message };
  }
}

function contentOf(name: KnownDriverName, { packageRoot, environment }: DriverPlaces): ClientContent {
  const { install } = knownDrivers[name];
  const folder = join(clientsFolder(environment), name);
  switch (install.kind) {
    case "none":
      throw new UnreadableClient("it drives no client of others", "not-read");
    case "npm": {
      const installed = join(folder, "node_modules", install.package);
      // As the driver is started: else with the suite's own installation.
      const own = join(packageRoot, "node_modules", install.package);
      return readJavascriptClient(existsSync(join(installed, "package.json")) ? installed : own);
    }
    case "pip":
    case "deb":
      return readPythonClient(folder, install.package);
    case "maven":
      throw new UnreadableClient(
        "its jars hold compiled classes, and not the model that these were made from",
        "not-read",
      );
    case "go":
      return readGoClient(join(folder, stampName), environment);
  }
}
