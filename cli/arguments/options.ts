import { Command as CommanderCommand, CommanderError, Option } from "commander";
import suitePackage from "../../package.json" with { type: "json" };
import { comparisonFormats } from "../../reporters/formats/comparison-formats.ts";
import { driftFormats } from "../../reporters/formats/drift-formats.ts";
import { formats } from "../../reporters/formats/formats.ts";
import { endpointProblem } from "../../targets/endpoint-url.ts";
import { nearest, suggestion } from "../../targets/nearest.ts";
import { defaultTargetName } from "../../targets/target.ts";
import {
  type ClientFlags,
  type Command,
  type DriftFlags,
  type EndpointFlag,
  type ListFlags,
  listFormats,
  type ProveFlags,
  type RenderFlags,
  type ReportRequest,
  type RunFlags,
  type TargetChoice,
  type TargetFlags,
} from "./command.ts";
import { addClientFlags, addProveFlags, addRunFlags, onlyOption, withTargetFlags } from "./flags.ts";
import {
  fileName,
  fileNames,
  formatRequest,
  oneOf,
  programName,
  requirementId,
  statingDriver,
} from "./option-values.ts";

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
    "list --format markdown",
  ]);
  list
    .addOption(onlyOption())
    .option("--format <NAME>", `how: ${listFormats.join(", ")}`, oneOf(listFormats), listFormats[0])
    .action(() => {
      command = { name: "list", ...list.opts<ListFlags>() };
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

  const cleanup = withTargetFlags(
    define("cleanup [TARGET]", "remove what crashed runs have left on targets", [
      "cleanup",
      "cleanup localstack",
    ]),
  );
  cleanup.action((target: string | undefined) => {
    const { endpoint, ...flags } = cleanup.opts<TargetFlags & EndpointFlag>();
    const isAll = target === undefined && endpoint === undefined;
    command = {
      name: "cleanup",
      ...(isAll ? {} : { target: chooseTarget(target, endpoint, cleanup) }),
      ...flags,
    };
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

  function defineRendering(name: "report" | "compare", description: string, known: readonly string[]): void {
    const examples = { report: reportExamples, compare: compareExamples }[name];
    const rendering = define(name, description, examples)
      .argument("<REPORT...>", "files of JSON reports", fileNames)
      .addOption(
        new Option("--to <FORMAT[=FILE]>", `${known.join(", ")}; repeatable (default: text)`)
          .argParser(formatRequest(known))
          .default([], "text"),
      );
    rendering.action((reports: readonly string[]) => {
      const { to } = rendering.opts<Pick<RenderFlags, "to">>();
      checkReports(to, rendering, "--to");
      command = { name, reports, to };
    });
  }
  defineRendering("report", "write a JSON report in another format, or the shards of one run as one", [
    ...formats.keys(),
  ]);
  defineRendering("compare", "hold JSON reports side by side", [...comparisonFormats.keys()]);

  define("check-driver", "say whether a driver of a client keeps to the driver protocol", [
    "check-driver aws-sdk-js",
    "check-driver 'python3 my-driver.py'",
  ])
    .argument("<DRIVER...>", "name of a driver, or the command that starts one")
    .action((drivers: readonly string[]) => {
      command = { name: "check-driver", drivers };
    });

  const driftNames = [...driftFormats.keys()];
  const drift = define("drift", "say where editions differ, and which each installed client follows", [
    "drift",
    "drift boto3 aws-sdk-js --to json=drift.json",
  ])
    .argument("[DRIVER...]", "names of drivers (default: all that are installed)", statingDriver)
    .addOption(
      new Option("--to <FORMAT[=FILE]>", `${driftNames.join(", ")}; repeatable (default: text)`)
        .argParser(formatRequest(driftNames))
        .default([], "text"),
    );
  drift.action((drivers: DriftFlags["drivers"] | undefined) => {
    const { to } = drift.opts<Pick<DriftFlags, "to">>();
    checkReports(to, drift, "--to");
    command = { name: "drift", drivers: drivers ?? [], to };
  });

  const client = define("client", "judge a client: what it sends, and what it makes of the answers", [
    "client aws-sdk-js",
    "client boto3 aws-cli-v2 --install --report json=clients.json",
    "client 'python3 my-driver.py' --record",
  ]).argument("<DRIVER...>", "name of a driver, or the command that starts one");
  addClientFlags(client).action((drivers: readonly string[]) => {
    const flags = client.opts<Omit<ClientFlags, "drivers">>();
    checkReports(flags.report, client);
    command = { name: "client", drivers, ...flags };
  });

  const prove = define("prove", "show that the suite notices faults and blames them on the right rule", [
    "prove",
    "prove --mutant state-no-effect --report json=proof.json",
    "prove --seeds 20",
  ]);
  addProveFlags(prove).action(() => {
    const flags = prove.opts<ProveFlags>();
    checkReports(flags.report, prove);
    command = { name: "prove", ...flags };
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
  "run moto --surface driver:boto3",
  "run --endpoint http://127.0.0.1:4566 --baseline known.json --update-baseline",
];
const reportExamples = [
  "report report.json --to html=report.html",
  "report shard-1.json shard-2.json --to json=report.json",
];
const compareExamples = ["compare moto.json localstack.json", "compare before.json after.json --to markdown"];
const replayExamples = ["replay report.json", "replay report.json status.one-of"];

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

function checkReports(
  reports: readonly ReportRequest[],
  command: CommanderCommand,
  flag: "--report" | "--to" = "--report",
): void {
  const places = reports.map(({ file }) => file ?? "standard output");
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice === undefined) return;
  command.error(
    `option '${flag} <FORMAT[=FILE]>' is given twice for ${twice}; each report needs a place of its own.`,
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
