import { InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { isKnownDriver } from "../../clients/install/known-drivers.ts";
import type { Level } from "../../contract/citation.ts";
import { editionNames } from "../../contract/editions.ts";
import { unmatchedPatterns } from "../../engine/run/plan.ts";
import { formats } from "../../reporters/formats/formats.ts";
import { surfaceRequirements } from "../../suites/surfaces.ts";
import { suggestion } from "../../targets/nearest.ts";
import schema from "../../targets/targets.schema.json" with { type: "json" };
import type { BareCommand, CommandDeclaration, FlagsOf } from "../arguments/define-command.ts";
import { reportOption } from "../arguments/report-option.ts";
import { onlyOption, pattern } from "../arguments/requirement-values.ts";
import {
  chooseTarget,
  type TargetChoice,
  targetArgument,
  withTestedTargetFlags,
} from "../arguments/target-flags.ts";
import {
  defaultRuns,
  defaultSeed,
  fileName,
  integer,
  mostRuns,
  oneOf,
  seconds,
} from "../arguments/values.ts";

/** The suite's own door to a target. */
export const queryApi = "query-api";

/** What the name of a door begins with that is a client: the name of its driver follows. */
export const driverPrefix = "driver:";

/** The door to the target, as `--surface` takes it. */
type SurfaceName = typeof queryApi | `${typeof driverPrefix}${string}`;

function declare(bare: BareCommand) {
  const described = [...formats].map(([name, { description }]) => `${name}: ${description}`).join("; ");
  return withTestedTargetFlags(bare.optionsGroup("Target:"))
    .argument("[TARGET]", `${targetArgument} (default: the embedded reference)`)
    .optionsGroup("Tests:")
    .addOption(onlyOption(surfacePattern))
    .option("--runs <N>", "runs per requirement", integer(1, mostRuns), defaultRuns)
    .option("--seed <N>", "seed of the generated inputs, or random", seed, defaultSeed)
    .option(
      "--edition <NAME>",
      `the edition to follow where the documents differ: ${editionNames.join(", ")}`,
      oneOf(editionNames),
    )
    .option(
      "--surface <NAME>",
      "the door to the target: query-api, or driver:NAME for a smoke test through a real client (driver:boto3)",
      surfaceName,
      queryApi,
    )
    .option("--shard <I/N>", "test only this share of the requirements", shard)
    .option(
      "--concurrency <N>",
      "maximum number of requests in flight (default: as the entry says)",
      integer(1, schema.definitions.target.properties.concurrency.maximum),
    )
    .option(
      "--max-time <S>",
      "end the run within this many seconds, clean-up included; exit 3 if a requirement is cut",
      seconds,
    )
    .option(
      "--cleanup-time <S>",
      "remove what the run created within this many seconds (default: 20)",
      seconds,
    )
    .option("--dry-run", "say how many requests the run would send, and send none")
    .optionsGroup("Results:")
    .addOption(
      new Option("--level <LEVEL>", "the lowest level that fails the run: must or should")
        .argParser(level)
        .default<RunLevel>("MUST", "must"),
    )
    .option("--strict-flaky", "a violation that did not come again fails the run too")
    .addOption(
      reportOption("--report", `write a report; repeatable. ${described}`, [...formats.keys()], "text"),
    )
    .option("--verbose", "show each violation in full on a terminal (default: one line each)")
    .option(
      "--baseline <FILE>",
      "known deviations, which do not fail the run (default: as the entry says)",
      fileName,
    )
    .option("--update-baseline", "write the deviations of this run into the baseline")
    .option(
      "--record <FILE>",
      "record the answers, masked, as evidence that requirements can cite",
      fileName,
    );
}

/** The lowest level that fails a run. */
type RunLevel = Exclude<Level, "OBSERVE">;

/** A run as the user asks for it. */
export type RunCommand = { readonly name: "run"; readonly target: TargetChoice } & Omit<
  FlagsOf<typeof declare>,
  "endpoint"
>;

/** `run`. */
export const runCommand: CommandDeclaration<RunCommand> = {
  examples: [
    "",
    "http://127.0.0.1:4566",
    "moto --only user-name --only 'status.*'",
    "run http://127.0.0.1:4566 --report json=report.json --report junit=junit.xml",
    "run localstack --runs 1000 --seed random --level should",
    "run localstack --shard 1/4 --max-time 60",
    "run moto --surface driver:boto3",
    "run http://127.0.0.1:4566 --baseline known.json --update-baseline",
  ],
  declare: (bare, take) =>
    declare(bare).action((target, { endpoint, ...flags }) =>
      take({ name: "run", target: chooseTarget(target, endpoint), ...flags }),
    ),
};

const mostShards = 10_000;
const seedRange = { least: -(2 ** 31), most: 2 ** 31 - 1 } as const;

/** Reads a seed: what fast-check takes, or `random`. */
function seed(value: string): number | "random" {
  if (value === "random") return value;
  const { least, most } = seedRange;
  if (/^-?\d{1,10}$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value);
  throw new InvalidArgumentError(
    `Allowed: a whole number from ${least} to ${most}, or random.${suggestion(value, ["random"])}`,
  );
}

function level(value: string): RunLevel {
  return oneOf(["must", "should"])(value) === "must" ? "MUST" : "SHOULD";
}

/** Reads `I/N`; `index` counts from 1. */
function shard(value: string): { readonly index: number; readonly of: number } {
  const [, index = 0, of = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(value) ?? []).map(Number);
  if (index >= 1 && index <= of && of <= mostShards) return { index, of };
  throw new InvalidArgumentError(
    `Allowed: I/N with I from 1 to N and N up to ${mostShards}, for example 1/4.`,
  );
}

/** Reads the name of a door to the target; whether there is such a driver shows when it is looked for. */
function surfaceName(value: string): SurfaceName {
  if (value === queryApi) return value;
  if (value.startsWith(driverPrefix) && value.length > driverPrefix.length)
    return `${driverPrefix}${value.slice(driverPrefix.length)}`;
  const meant = isKnownDriver(value)
    ? ` Did you mean "${driverPrefix}${value}"?`
    : suggestion(value, [queryApi]);
  throw new InvalidArgumentError(
    `Allowed: ${queryApi}, or ${driverPrefix}NAME with the name of a driver or the command that starts one.${meant}`,
  );
}

/** Reads a pattern that chooses at least one requirement, whichever the door. */
function surfacePattern(value: string): string {
  const isOfClients = value !== "" && unmatchedPatterns(surfaceRequirements, [value]).length === 0;
  return isOfClients ? value : pattern(value);
}
