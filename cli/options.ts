import { Command as CommanderCommand, CommanderError, InvalidArgumentError, Option } from "commander";
import { unmatchedPatterns } from "../engine/plan.ts";
import suitePackage from "../package.json" with { type: "json" };
import { formats } from "../reporters/formats.ts";
import { catalogue } from "../spec/catalogue.ts";
import type { Level } from "../spec/citation.ts";
import { type EditionName, editions } from "../spec/editions.ts";
import { areas } from "../spec/requirement.ts";
import { endpointProblem } from "../targets/endpoint-url.ts";
import { nearest, suggestion } from "../targets/nearest.ts";
import { defaultTargetName } from "../targets/target.ts";
import { mostConcurrency } from "../targets/targets-file.ts";

/** The seed of a run that asks for none: a constant, so that two runs compare. */
export const defaultSeed = 1;

/** Runs per requirement where `--runs` is not given. */
export const defaultRuns = 100;

/** The doors to a target that `--surface` takes, the default first. */
const surfaces = ["query-api"] as const;

/** The door to the target. */
export type SurfaceName = (typeof surfaces)[number];

/** Which target is meant: an entry of targets.json, or an address that is in no file. */
export type TargetChoice =
  | { readonly by: "name"; readonly name: string }
  | { readonly by: "endpoint"; readonly url: string };

/** One report to be written; without a file it goes to standard output. */
export interface ReportRequest {
  readonly format: string;
  readonly file?: string;
}

/** What every command that reaches a target takes. */
export interface TargetFlags {
  /** The file of targets; absent: the one that comes with the suite. */
  readonly targets?: string;
  /** The user's consent to real AWS. */
  readonly live: boolean;
  /** Whether a program is started that the target's entry names; absent: where its endpoint does not answer. */
  readonly start?: boolean;
}

interface RunFlags extends TargetFlags {
  readonly surface: SurfaceName;
  /** Ids, areas or patterns with `*`; empty: everything. Each chooses at least one requirement. */
  readonly only: readonly string[];
  readonly runs: number;
  readonly seed: number | "random";
  /** Absent: as the target's entry says. */
  readonly concurrency?: number;
  /** The lowest level that fails the run. */
  readonly level: Exclude<Level, "OBSERVE">;
  /** Absent: as the target's entry says. */
  readonly edition?: EditionName;
  readonly report: readonly ReportRequest[];
  /** `index` counts from 1. */
  readonly shard?: { readonly index: number; readonly of: number };
  /** Seconds after which no further requirement is begun. */
  readonly maxTime?: number;
}

/** What the user asks for, as plain data. `help`: the help or the version has been written already. */
export type Command =
  | ({ readonly name: "run"; readonly target: TargetChoice } & RunFlags)
  | { readonly name: "list"; readonly only: readonly string[] }
  | { readonly name: "explain"; readonly requirement: string }
  | ({ readonly name: "doctor"; readonly target: TargetChoice } & TargetFlags)
  | ({
      readonly name: "replay";
      /** The file of the JSON report. */
      readonly report: string;
      readonly requirement?: string;
      /** Absent: the target that the report names. */
      readonly endpoint?: string;
    } & TargetFlags)
  | { readonly name: "help" };

/** A command line that cannot be carried out. */
export interface UsageProblem {
  readonly name: "usage-problem";
  /** What is wrong, what is allowed and, on the last line, which help to read. */
  readonly message: string;
}

/** Where help goes and how wide it may be. */
export interface HelpOutput {
  readonly write: (text: string) => void;
  /** Columns of the terminal, where it is one. */
  readonly columns?: number;
}

const programName = "iam-conformance";
const mostRuns = 10_000_000;
const mostShards = 10_000;
const seedRange = { least: -(2 ** 31), most: 2 ** 31 - 1 } as const;

/** Reads a command line (without the program itself). Prints nothing but help, and never ends the process. */
export function parseCommandLine(argv: readonly string[], io: HelpOutput): Command | UsageProblem {
  let command: Command = { name: "help" };
  let failedIn = "";
  const program = new CommanderCommand(programName)
    .description(
      "Tells, requirement by requirement, where an endpoint departs from IAM's UpdateServiceSpecificCredential.",
    )
    .version(suitePackage.version)
    .configureOutput({
      writeOut: io.write,
      // Errors come back as a value; the caller prints them.
      writeErr: () => undefined,
      getOutHelpWidth: () => io.columns ?? 100,
    })
    .exitOverride();

  function define(
    usage: string,
    description: string,
    examples: readonly string[],
    isDefault = false,
  ): CommanderCommand {
    const name = usage.split(" ", 1).join();
    return program
      .command(usage, { isDefault })
      .description(description)
      .addHelpText(
        "after",
        ["", "Examples:", ...examples.map((line) => `  ${programName} ${line}`.trimEnd())].join("\n"),
      )
      .exitOverride((error) => {
        failedIn = `${name} `;
        throw error;
      });
  }

  const run = withTargetFlags(
    define("run [TARGET]", "run the suite against a target (the default command)", runExamples, true),
  );
  addRunFlags(run).action((target: string | undefined) => {
    const { endpoint, ...flags } = run.opts<RunFlags & EndpointFlag>();
    const choice = chooseTarget(target, endpoint, run);
    checkReports(flags.report, run);
    command = { name: "run", target: choice, ...flags };
  });

  const list = define("list", "list the requirements", [
    "list",
    "list --only status",
    "list --only '*.max-length'",
  ]);
  list.addOption(onlyOption()).action(() => {
    command = { name: "list", ...list.opts<{ only: readonly string[] }>() };
  });

  define("explain", "say what a requirement asks for and what it rests on", [
    "explain credential-id.max-length",
  ])
    .argument("<REQUIREMENT>", "id of a requirement", requirementId)
    .action((requirement: string) => {
      command = { name: "explain", requirement };
    });

  const doctor = withTargetFlags(
    define("doctor [TARGET]", "look for what keeps a target from being tested", ["doctor localstack"]),
  );
  doctor.action((target: string | undefined) => {
    const { endpoint, ...flags } = doctor.opts<TargetFlags & EndpointFlag>();
    command = { name: "doctor", target: chooseTarget(target, endpoint, doctor), ...flags };
  });

  const replay = withTargetFlags(
    define("replay", "send the counterexamples of a JSON report once more", replayExamples)
      .argument("<REPORT>", "file of the JSON report", fileName)
      .argument("[REQUIREMENT]", "only this one", requirementId),
  );
  replay.action((report: string, requirement: string | undefined) => {
    const flags = replay.opts<TargetFlags & EndpointFlag>();
    if (flags.endpoint !== undefined) checkEndpoint(flags.endpoint, replay);
    command = { name: "replay", report, ...(requirement === undefined ? {} : { requirement }), ...flags };
  });

  try {
    refuseMisspelledCommand(argv, program);
    program.parse(argv, { from: "user" });
    return command;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { name: "help" };
    const message = error.message
      .replace(/^error: /, "")
      .replace(/^unknown option '--live=.*'$/s, "option '--live' takes no value");
    return { name: "usage-problem", message: `${message}\ntry: ${programName} ${failedIn}--help` };
  }
}

const runExamples = [
  "",
  "moto --only user-name --only 'status.*'",
  "run --endpoint http://127.0.0.1:4566 --report json=report.json --report junit=junit.xml",
  "run localstack --runs 1000 --seed random --level should",
  "run localstack --shard 1/4 --max-time 60",
];
const replayExamples = ["replay report.json", "replay report.json status.one-of"];

interface EndpointFlag {
  readonly endpoint?: string;
}

function withTargetFlags(command: CommanderCommand): CommanderCommand {
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

function addRunFlags(command: CommanderCommand): CommanderCommand {
  const reports = [...formats].map(([name, { description }]) => `${name}: ${description}`).join("; ");
  return command
    .option("--surface <NAME>", "the door to the target", oneOf(surfaces), surfaces[0])
    .addOption(onlyOption())
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
    .option("--max-time <S>", "begin no further requirement after so many seconds", seconds);
}

function onlyOption(): Option {
  return new Option("--only <PATTERN>", "an area, or an id with * for any part; repeatable")
    .argParser((value, previous: readonly string[]) => [...previous, pattern(value)])
    .default([], "everything");
}

function chooseTarget(
  name: string | undefined,
  endpoint: string | undefined,
  command: CommanderCommand,
): TargetChoice {
  if (endpoint === undefined) return { by: "name", name: name ?? defaultTargetName };
  checkEndpoint(endpoint, command);
  if (name !== undefined) {
    command.error(
      `both the target '${name}' and '--endpoint ${endpoint}' are given; one of them is allowed.`,
    );
  }
  return { by: "endpoint", url: endpoint };
}

/** Not the parser of the option, because Commander would repeat the value, which may hold a password. */
function checkEndpoint(endpoint: string, command: CommanderCommand): void {
  const problem = endpointProblem(endpoint);
  const shown = /[@?#]/.test(endpoint) ? "" : ` '${endpoint}'`;
  if (problem !== undefined)
    command.error(`option '--endpoint <URL>' argument${shown} is invalid. It ${problem}`);
}

function checkReports(reports: readonly ReportRequest[], command: CommanderCommand): void {
  const places = reports.map(({ file }) => file ?? "standard output");
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice === undefined) return;
  command.error(
    `option '--report <FORMAT[=FILE]>' is given twice for ${twice}; each report needs a place of its own.`,
  );
}

/** A first word that is nearly a command is taken for one, not for a target of the default command. */
function refuseMisspelledCommand([word, ofHelp]: readonly string[], program: CommanderCommand): void {
  const names = [...program.commands.map((command) => command.name()), "help"];
  if (word === "help" && ofHelp !== undefined && !names.includes(ofHelp)) {
    program.error(`unknown command '${ofHelp}'.${suggestion(ofHelp, names)} Allowed: ${names.join(", ")}.`);
  }
  if (word === undefined || word.startsWith("-") || names.includes(word)) return;
  const meant = nearest(word, names);
  if (meant === undefined) return;
  program.error(
    `unknown command '${word}'. Did you mean "${meant}"? A target of that name: ${programName} run ${word}`,
  );
}

function integer(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Allowed: a whole number from ${least} to ${most}.`);
  };
}

function oneOf<T extends string>(names: readonly T[]): (value: string) => T {
  return (value) => {
    const name = names.find((candidate) => candidate === value);
    if (name !== undefined) return name;
    throw new InvalidArgumentError(`Allowed: ${names.join(", ")}.${suggestion(value, names)}`);
  };
}

function seed(value: string): number | "random" {
  if (value === "random") return value;
  const { least, most } = seedRange;
  if (/^-?\d{1,10}$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value);
  throw new InvalidArgumentError(
    `Allowed: a whole number from ${least} to ${most}, or random.${suggestion(value, ["random"])}`,
  );
}

function level(value: string): "MUST" | "SHOULD" {
  return oneOf(["must", "should"])(value) === "must" ? "MUST" : "SHOULD";
}

function edition(value: string): string {
  return oneOf(Object.keys(editions))(value);
}

function seconds(value: string): number {
  const number = /^\d{1,7}(?:\.\d{1,3})?$/.test(value) ? Number(value) : 0;
  if (number > 0) return number;
  throw new InvalidArgumentError("Allowed: a number of seconds above 0, for example 90 or 0.5.");
}

function shard(value: string): { index: number; of: number } {
  const [, index = 0, of = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(value) ?? []).map(Number);
  if (index >= 1 && index <= of && of <= mostShards) return { index, of };
  throw new InvalidArgumentError(
    `Allowed: I/N with I from 1 to N and N up to ${mostShards}, for example 1/4.`,
  );
}

function reportRequest(value: string, previous: readonly ReportRequest[]): ReportRequest[] {
  const [name = "", ...rest] = value.split("=");
  const format = oneOf([...formats.keys()])(name);
  if (rest.length === 0) return [...previous, { format }];
  return [...previous, { format, file: fileName(rest.join("=")) }];
}

function fileName(value: string): string {
  if (value !== "" && !value.startsWith("-")) return value;
  throw new InvalidArgumentError('Allowed: the name of a file; one that begins with "-" is written ./-name.');
}

function pattern(value: string): string {
  if (value !== "" && unmatchedPatterns(catalogue, [value]).length === 0) return value;
  const known = [...areas, ...catalogue.map(({ id }) => id)];
  throw new InvalidArgumentError(
    `It chooses no requirement.${suggestion(value, known)} Allowed: an area (${areas.join(", ")}) or an id, with * for any part of it.`,
  );
}

function requirementId(value: string): string {
  const ids = catalogue.map(({ id }) => id);
  if (ids.includes(value)) return value;
  throw new InvalidArgumentError(`It is no requirement.${suggestion(value, ids)} See: ${programName} list`);
}
