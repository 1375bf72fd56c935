import { type Command as CommanderCommand, Option } from "commander";
import { editions } from "../../contract/editions.ts";
import { formats } from "../../reporters/formats/formats.ts";
import { mostConcurrency } from "../../targets/targets-file.ts";
import { queryApi } from "./command.ts";
import {
  edition,
  fileName,
  formatRequest,
  integer,
  level,
  mostRuns,
  mutantName,
  pattern,
  reportRequest,
  seconds,
  seed,
  shard,
  surfaceName,
  surfacePattern,
} from "./option-values.ts";

/** The seed of a run that asks for none: a constant, so that two runs compare. */
export const defaultSeed = 1;

/** Runs per requirement where `--runs` is not given. */
export const defaultRuns = 100;

/** Adds what every command that reaches a target takes. */
export function withTargetFlags(command: CommanderCommand): CommanderCommand {
  return command
    .option(
      "--endpoint <URL>",
      "an endpoint that is in no file; credentials from the AWS environment variables",
    )
    .option("--targets <FILE>", "the file of targets instead of the one that comes with the suite", fileName)
    .option("--start", "start the target as its entry says, whatever answers at its endpoint")
    .option("--no-start", "start nothing (default: start it where its endpoint does not answer)")
    .addOption(
      new Option("--live", 'allow real AWS, for targets that say "live": true').default(
        false,
        "emulators only",
      ),
    );
}

/** Adds what a run takes beside its target. */
export function addRunFlags(command: CommanderCommand): CommanderCommand {
  const reports = [...formats].map(([name, { description }]) => `${name}: ${description}`).join("; ");
  return command
    .option(
      "--surface <NAME>",
      "the door to the target: query-api, or driver:NAME, a smoke test through a real client (driver:boto3)",
      surfaceName,
      queryApi,
    )
    .addOption(onlyOption(surfacePattern))
    .option("--runs <N>", "runs per requirement", integer(1, mostRuns), defaultRuns)
    .option("--seed <N>", "seed of the generated inputs, or random", seed, defaultSeed)
    .option(
      "--concurrency <N>",
      "most requests in flight at once (default: the target's)",
      integer(1, mostConcurrency),
    )
    .addOption(
      new Option("--level <LEVEL>", "must, or should to fail for what is only recorded too")
        .argParser(level)
        .default("MUST", "must"),
    )
    .option(
      "--edition <NAME>",
      `the edition where the documents differ: ${Object.keys(editions).join(", ")}`,
      edition,
    )
    .addOption(
      new Option("--report <FORMAT[=FILE]>", `write a report, repeatable. ${reports}`)
        .argParser(reportRequest)
        .default([], "none"),
    )
    .option("--shard <I/N>", "only this share of the requirements", shard)
    .option(
      "--max-time <S>",
      "begin no further requirement after so many seconds; ends with 3 where one is left",
      seconds,
    )
    .option(
      "--baseline <FILE>",
      "known deviations, which do not fail the run (default: the target's)",
      fileName,
    )
    .option("--record <FILE>", "keep the answers, masked, as evidence that requirements can cite", fileName)
    .option("--dry-run", "only say how many requests it would send, and send none")
    .option("--update-baseline", "write the deviations of this run into the baseline");
}

/** Adds what `prove` takes. */
export function addProveFlags(command: CommanderCommand): CommanderCommand {
  return command
    .addOption(
      new Option("--mutant <NAME>", "only this endpoint with one fault; repeatable")
        .argParser((value, previous: readonly string[]) => [...previous, mutantName(value)])
        .default([], "all"),
    )
    .option("--seed <N>", "seed of the generated inputs", integer(-1_000_000, 1_000_000), defaultSeed)
    .option("--seeds <N>", "try so many seeds, to see that nothing is noticed by luck", integer(1, 1000), 1)
    .option("--runs <N>", "runs of each requirement that has to notice", integer(1, mostRuns), defaultRuns)
    .addOption(
      new Option("--report <FORMAT[=FILE]>", "write the result as text or json, repeatable")
        .argParser(formatRequest(["text", "json"]))
        .default([], "text"),
    )
    .option("--badge <FILE>", "write an SVG that shows the score", fileName);
}

/** Adds what `client` takes beside its drivers. */
export function addClientFlags(command: CommanderCommand): CommanderCommand {
  return command
    .option("--runs <N>", "sequences of calls (default: as many as suit the client)", integer(1, mostRuns))
    .option("--seed <N>", "seed of the generated calls", integer(-1_000_000, 1_000_000), defaultSeed)
    .option(
      "--install",
      "install the client first, from the list of versions that comes with the suite",
      false,
    )
    .option("--record", "write the profile of each client instead of comparing with it", false)
    .option("--profiles <FOLDER>", "where profiles are (default: those that come with the suite)", fileName)
    .addOption(
      new Option("--report <FORMAT[=FILE]>", "write the result as text or json, repeatable")
        .argParser(formatRequest(["text", "json"]))
        .default([], "text"),
    );
}

/** The option that chooses requirements; `parse` reads a pattern. */
export function onlyOption(parse = pattern): Option {
  return new Option("--only <PATTERN>", "an area, or an id with * for any part; repeatable")
    .argParser((value, previous: readonly string[]) => [...previous, parse(value)])
    .default([], "everything");
}
