import { selfCheckDriver } from "../../clients/self-check/self-check-driver.ts";
import { selfCheckText } from "../../reporters/formats/self-check-text.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Surroundings } from "../surroundings.ts";
import type { CheckDriverCommand } from "./check-driver-command.ts";
import { findDriver } from "./find-driver.ts";

/** Says of each driver whether it keeps to the protocol; returns the exit code. */
export async function checkDrivers(
  { drivers, callTimeout }: Omit<CheckDriverCommand, "name">,
  surroundings: Surroundings,
): Promise<number> {
  const { out } = surroundings;
  const resolved = drivers.map((driver) => findDriver(driver, surroundings, callTimeout));
  let failed = 0;
  for (const { name, settings } of resolved) {
    const { hello, results } = await selfCheckDriver(settings);
    const about = hello === null ? "" : `: ${hello.driver}, client ${hello.version}, ${hello.runtime}`;
    out(
      selfCheckText(
        name + about,
        results.map(({ check, finding }) => ({ ...check, finding })),
      ),
    );
    const failures = results.filter(({ finding }) => finding.outcome === "fails").length;
    out(
      failures === 0
        ? `\n${name} follows the driver protocol.\n\n`
        : `\n${name} fails ${failures} of ${results.length} checks.\n\n`,
    );
    if (failures > 0) failed += 1;
  }
  return failed === 0 ? exitCodes.conforms : exitCodes.violates;
}
