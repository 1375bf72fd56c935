import { readClient, statingDriverNames } from "../../clients/drift/read-client.ts";
import { driftFormats } from "../../reporters/formats/formats.ts";
import { buildDriftReport } from "../../reporters/report/drift-report.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { packageRoot } from "../package-root.ts";
import { Problem } from "../problem.ts";
import type { Surroundings } from "../surroundings.ts";
import { writeTexts } from "../write-texts.ts";
import type { DriftCommand } from "./drift-command.ts";

/**
 * Says where editions of the documents differ and which of them each installed client follows; returns the exit code.
 * Throws Problem for a client that is asked for by name and not there.
 */
export function drift({ drivers, to }: DriftCommand, surroundings: Surroundings): ExitCode {
  const places = { packageRoot, cwd: process.cwd(), environment: surroundings.environment };
  const names = drivers.length === 0 ? statingDriverNames : [...new Set(drivers)];
  const readings = names.map((name) => readClient(name, places));
  for (const reading of readings) {
    if (drivers.length === 0 || reading.outcome !== "not-read") continue;
    throw new Problem(`the client of ${reading.client} cannot be read: ${reading.reason}`);
  }
  const report = buildDriftReport(readings);
  writeTexts(to, (format, options) => driftFormats.get(format)?.(report, options) ?? "", surroundings);
  if (report.unknown > 0) return exitCodes.violates;
  // A client that nothing could be learned of has not passed.
  return report.clients.some(({ outcome }) => outcome === "unreadable")
    ? exitCodes.untestable
    : exitCodes.conforms;
}
