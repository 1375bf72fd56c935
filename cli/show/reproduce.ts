import { exitCodes } from "../exit-codes.ts";
import { Problem, writeText } from "../problem.ts";
import type { Surroundings } from "../surroundings.ts";
import { readReport } from "./read-reports.ts";
import type { ReproduceCommand } from "./reproduce-command.ts";

/** Writes the stand-alone program that shows a violation of a report again. Throws Problem where there is none. */
export function reproduce(
  { report: file, requirement, output }: ReproduceCommand,
  surroundings: Surroundings,
): number {
  const { report } = readReport(file, surroundings);
  const counterexample = report.results.find((result) => result.requirement === requirement)?.counterexample;
  if (counterexample === undefined) throw new Problem(`${file} holds no counterexample of ${requirement}`);
  const { mjs } = counterexample.reproduce;
  if (typeof mjs !== "string")
    throw new Problem(
      `${file} holds no program for ${requirement}: its exchanges were not kept, as where it did not come again or came through a client`,
    );
  if (output === undefined) surroundings.out(mjs);
  else writeText("the program", output, mjs, surroundings);
  return exitCodes.conforms;
}
