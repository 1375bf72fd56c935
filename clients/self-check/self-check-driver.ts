import { rm } from "node:fs/promises";
import { makeTemporaryFolder } from "../../targets/temporary-folder.ts";
import { type DriverSettings, defaultCallTimeoutMs, startDriver } from "../driver-protocol/open-driver.ts";
import type { Hello } from "../driver-protocol/protocol.ts";
import { DriverFault, openRig, type Rig } from "../rig/rig.ts";
import { createStamina } from "../rig/stamina.ts";
import { callChecks } from "./call-checks.ts";
import { type CheckOutcome, type DriverCheck, fails } from "./driver-check.ts";
import { optionChecks } from "./option-checks.ts";
import { helloCheck, processChecks } from "./process-checks.ts";

/** Every check, in the order in which they are made. */
export const driverChecks: readonly DriverCheck[] = [
  helloCheck,
  ...processChecks,
  ...callChecks,
  ...optionChecks,
];

/** What came of one check. */
export interface CheckResult {
  readonly check: DriverCheck;
  readonly finding: CheckOutcome;
}

/** The self-check of a driver. */
export interface SelfCheck {
  /** Null: the driver could not be opened, and the handshake is the only result. */
  readonly hello: Hello | null;
  readonly results: readonly CheckResult[];
}

/** Makes every check on a driver, against a scripted endpoint of its own. */
export async function selfCheckDriver(
  settings: DriverSettings,
  checks: readonly DriverCheck[] = driverChecks,
): Promise<SelfCheck> {
  const home = makeTemporaryFolder("driver");
  let rig: Rig;
  try {
    rig = await openRig(settings);
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    if (!(error instanceof DriverFault)) throw error;
    return { hello: null, results: [{ check: helloCheck, finding: fails(error.message) }] };
  }
  const { callTimeoutMs = defaultCallTimeoutMs } = settings;
  const stamina = createStamina([rig]);
  const results: CheckResult[] = [];
  try {
    for (const check of checks) {
      let endSecond = async (): Promise<void> => undefined;
      const startProcess = async () => {
        const started = await startDriver(settings, home);
        if (started.ok) endSecond = started.process.kill;
        return started;
      };
      try {
        const finding = await stamina.spend(() => check.run({ ...rig, callTimeoutMs, startProcess }));
        results.push({ check, finding: finding ?? fails(`not tried: ${stamina.problem()}`) });
      } finally {
        await endSecond();
      }
    }
  } finally {
    await rig.close();
    await rm(home, { recursive: true, force: true });
  }
  return { hello: rig.driver.hello, results };
}
