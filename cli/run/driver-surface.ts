import { resolve } from "node:path";
import { type Driver, type DriverSettings, openDriver } from "../../clients/driver-protocol/open-driver.ts";
import { knownDriver } from "../../clients/install/known-drivers.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { isChosen } from "../../engine/run/plan.ts";
import { visibleText } from "../../reporters/words/visible.ts";
import { surfaceArea, surfaceRequirements } from "../../suites/surfaces.ts";
import { expandHome } from "../../targets/home-path.ts";
import { isRealAws } from "../../targets/real-aws.ts";
import { embeddedEndpoint, type Target } from "../../targets/target.ts";
import { findDriver } from "../client/find-driver.ts";
import { Problem } from "../problem.ts";
import type { Surroundings } from "../surroundings.ts";
import { driverPrefix, type RunCommand } from "./run-command.ts";
import type { RunSurface } from "./run-surface.ts";
import { runThroughClient } from "./run-through-client.ts";

/** Milliseconds that a driver gets beyond the time that its client may wait for an answer. */
const driverGraceMs = 30_000;

/**
 * A real client as the surface: requirements on what it makes of the target's answers. Its driver is started before
 * anything is sent to the target. Throws Problem where the command asks for what goes with no client, where the target
 * is real AWS, and where there is no such driver or it does not start.
 */
export async function driverSurface(
  command: RunCommand,
  target: Target,
  surroundings: Surroundings,
): Promise<RunSurface> {
  refuseForeignFlags(command);
  refuseRealAws(target);
  const name = command.surface.slice(driverPrefix.length);
  refuseLostPath(name, target);
  const settings = settingsOf(name, target, surroundings);
  const plan = surfaceRequirements.filter((requirement) => isChosen(requirement, command.only));
  if (plan.length === 0)
    throw new Problem(
      `the plan is empty: --only matches none of the requirements through a client: ${surfaceRequirements.map(({ id }) => id).join(", ")}`,
    );
  const first = await openNamed(name, settings);
  const { hello } = first;
  // The driver that is to be closed, also where a run ends while another one is being started.
  let running = Promise.resolve(first);
  return {
    planFor: (target) => ({
      estimate: () => null,
      requirements: plan,
      exercise: async (open, watch) => {
        const trust = trustOf(target, surroundings);
        if (trust !== null) {
          // Programs read whom they trust when they start, and some targets write their certificate when they do.
          const trusting = { ...settings, environment: { ...settings.environment, ...trust } };
          running = first.close().then(() => openNamed(name, trusting));
        }
        const driver = await running;
        return runThroughClient(open, { ...watch, plan, driver, driverName: name, target });
      },
    }),
    // One lane, and none of the requirements that a budget of requests would be reckoned from.
    opening: { ...command, concurrency: 1, only: [surfaceArea] },
    client: {
      driver: hello.driver,
      version: hello.version,
      language: hello.language,
      runtime: hello.runtime,
    },
    close: async () => {
      const driver = await running.catch(() => first);
      await driver.close();
    },
  };
}

/** What goes with the requirements of the Query API only. */
const foreignFlags = {
  shard: "--shard",
  concurrency: "--concurrency",
  edition: "--edition",
  record: "--record",
  dryRun: "--dry-run",
  baseline: "--baseline",
  updateBaseline: "--update-baseline",
} as const satisfies Partial<Record<keyof RunCommand, string>>;

function refuseForeignFlags(command: RunCommand): void {
  const keys = Object.keys(foreignFlags) as (keyof typeof foreignFlags)[];
  const given = keys.find((key) => command[key] !== undefined);
  if (given === undefined) return;
  throw new Problem(
    `${foreignFlags[given]} cannot be used with --surface ${visibleText(command.surface)}; a run through a client takes --only, --level, --report and --max-time`,
  );
}

/** A client's calls pass no token bucket, and where it sends them to is not ours to see. */
function refuseRealAws({ name, endpoint }: Target): void {
  if (!isRealAws(endpoint)) return;
  throw new Problem(
    `target ${name}: ${endpoint} is real AWS, where a client could send any number of requests; test it with --surface query-api`,
  );
}

/** A client that asks elsewhere says nothing of the target. */
function refuseLostPath(name: string, { name: targetName, endpoint }: Target): void {
  if (knownDriver(name)?.leavesOutPath === undefined || endpoint === embeddedEndpoint) return;
  const { pathname } = new URL(endpoint);
  if (pathname === "/") return;
  throw new Problem(
    `target ${targetName}: the client of ${name} leaves the path ${pathname} out of its requests; test it through another client`,
  );
}

function settingsOf(name: string, target: Target, surroundings: Surroundings): DriverSettings {
  const { settings } = findDriver(name, surroundings);
  return { ...settings, callTimeoutMs: target.timeoutMs + driverGraceMs };
}

async function openNamed(name: string, settings: DriverSettings): Promise<Driver> {
  const opened = await openDriver(settings);
  const check = `for more: iam-conformance check-driver '${visibleText(name)}'`;
  if (!opened.ok)
    throw new Problem(
      `the driver ${visibleText(name)} does not start: ${visibleText(opened.problem)}; ${check}`,
    );
  const { driver } = opened;
  const operation = updateServiceSpecificCredential.name;
  if (driver.hello.operations.includes(operation)) return driver;
  await driver.close();
  throw new Problem(`the driver ${visibleText(name)} does not offer ${operation}; ${check}`);
}

/**
 * The variables that make clients trust the certificate of the target's entry, each by its own: Node.js, AWS SDKs and
 * CLIs, OpenSSL and Go. null: the entry names none.
 */
function trustOf({ tls }: Target, { environment }: Surroundings): Record<string, string> | null {
  if (tls === undefined) return null;
  const file = resolve(expandHome(tls.ca, environment));
  return { NODE_EXTRA_CA_CERTS: file, AWS_CA_BUNDLE: file, SSL_CERT_FILE: file };
}
