import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCapture } from "../../capture/start-capture.ts";
import { driverEnvironment } from "../driver-environment.ts";
import { type DriverProcess, startDriverProcess } from "../driver-process.ts";
import { type DriverSettings, openDriver } from "../open-driver.ts";
import { driverProtocol, type Hello } from "../protocol.ts";
import { readHello } from "../read-message.ts";
import { callChecks } from "./call-checks.ts";
import { type Bench, type DriverCheck, type Finding, fails } from "./driver-check.ts";
import { optionChecks } from "./option-checks.ts";
import { processChecks } from "./process-checks.ts";
import { sampleCall } from "./sample-call.ts";

/** Every check, in the order in which they are made. */
export const driverChecks: readonly DriverCheck[] = [...processChecks, ...callChecks, ...optionChecks];

/** What one check found. */
export interface CheckResult {
  readonly check: DriverCheck;
  readonly finding: Finding;
}

/** The self-check of a driver. */
export interface SelfCheck {
  /** Null: the driver could not be opened, and the handshake is the only result. */
  readonly hello: Hello | null;
  readonly results: readonly CheckResult[];
}

const startTimeoutMs = 30_000;
const maxLineBytes = 1024 * 1024;

/** Makes every check on a driver, against a scripted endpoint of its own. */
export async function selfCheckDriver(
  settings: DriverSettings,
  checks: readonly DriverCheck[] = driverChecks,
): Promise<SelfCheck> {
  const opened = await openDriver(settings);
  if (!opened.ok) {
    const [check] = processChecks;
    return { hello: null, results: check === undefined ? [] : [{ check, finding: fails(opened.problem) }] };
  }
  const { driver } = opened;
  const capture = await startCapture();
  const home = await mkdtemp(join(tmpdir(), "iam-conformance-driver-"));
  const results: CheckResult[] = [];
  try {
    for (const check of checks) {
      const started: DriverProcess[] = [];
      const bench: Bench = {
        driver,
        capture,
        async call(script, changes) {
          const recording = capture.record(script);
          const result = await driver.call({ ...sampleCall(capture.endpoint), ...changes });
          return {
            result,
            reply: result.kind === "reply" ? result.reply : undefined,
            requests: recording.end(),
          };
        },
        command: (seq) => ({ cmd: "call", seq, ...sampleCall(capture.endpoint) }),
        startProcess: () => startSecond(settings, home, started),
      };
      try {
        results.push({ check, finding: await check.run(bench) });
      } finally {
        await Promise.all(started.map((process) => process.kill()));
      }
    }
  } finally {
    await driver.close();
    await capture.close();
    await rm(home, { recursive: true, force: true });
  }
  return { hello: driver.hello, results };
}

async function startSecond(
  settings: DriverSettings,
  home: string,
  started: DriverProcess[],
): ReturnType<Bench["startProcess"]> {
  const process = startDriverProcess({
    command: settings.command,
    cwd: home,
    environment: driverEnvironment(settings.ownEnvironment, home, settings.environment),
    maxLineBytes,
  });
  started.push(process);
  process.write({ cmd: "start", protocol: driverProtocol });
  const line = await process.next(startTimeoutMs);
  if (line.kind !== "line") return "a second process of the driver says no hello";
  const hello = readHello(line.text);
  return hello.ok ? { process, hello: hello.message } : hello.problem;
}
