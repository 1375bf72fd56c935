import {
  documentedStatuses,
  statusParameter,
} from "../../../contract/operations/update-service-specific-credential.ts";
import { errorAnswer } from "../../capture/canned-answers.ts";
import { type Finding, fails, passes } from "../../driver-protocol/self-check/driver-check.ts";
import { operationParameters, sampleParams } from "../../driver-protocol/self-check/sample-call.ts";
import type { CliBench, CliFeature, CliRun } from "./feature.ts";

/**
 * AWS CLI User Guide of version 1 and of version 2, "Command line return codes in the AWS CLI". Version 1 names 2 for
 * what cannot be parsed and 255 for every failure, and gives the latter for an unknown argument.
 */
const exitCodes = {
  "cli-v1": { success: [0], usage: [2, 255], service: [255] },
  "cli-v2": { success: [0], usage: [252], service: [254] },
} as const;

const both = ["cli-v1", "cli-v2"] as const;
const [, otherStatus] = documentedStatuses;
const flags = Object.entries(sampleParams).flatMap(([name, value]) => [`--${dashed(name)}`, value]);
const yaml = Object.entries(sampleParams)
  .map(([name, value]) => `${name}: "${value}"\n`)
  .join("");

function dashed(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, "-$&").toLowerCase();
}

function describe({ exitCode, errors, requests }: CliRun): string {
  const end = exitCode === null ? "it did not end" : `exit code ${exitCode}`;
  const told = errors.trim().split("\n").at(-1) ?? "";
  return `${end}, ${requests.length} requests${told === "" ? "" : `, ${told.slice(0, 200)}`}`;
}

function sends(run: CliRun, expected: Readonly<Record<string, string>>): Finding {
  const [sent] = run.sent;
  if (run.sent.length !== 1 || sent === undefined || sent === null) return fails(describe(run));
  const wrong = operationParameters.find((name) => sent.get(name) !== expected[name]);
  return wrong === undefined ? passes : fails(`${wrong} was not sent as given`);
}

type ExitKind = "success" | "usage" | "service";

function endsAs({ source }: CliBench, { exitCode }: CliRun, kind: ExitKind): boolean {
  const codes: readonly number[] = exitCodes[source][kind];
  return exitCode !== null && codes.includes(exitCode);
}

function sendsNothing(bench: CliBench, run: CliRun, kind: ExitKind): Finding | undefined {
  if (run.requests.length > 0) return fails(`it sent a request: ${describe(run)}`);
  return endsAs(bench, run, kind) ? undefined : fails(describe(run));
}

function namesParameters(text: string): Finding {
  const missing = operationParameters.find((name) => !text.includes(name));
  return missing === undefined ? passes : fails(`the skeleton does not name ${missing}`);
}

async function printsSkeleton(bench: CliBench, words: readonly string[]): Promise<CliRun | Finding> {
  const run = await bench.run(words);
  return sendsNothing(bench, run, "success") ?? run;
}

async function endsWith(bench: CliBench, code: "ServiceUnavailable" | "NoSuchEntity"): Promise<Finding> {
  const run = await bench.run(flags, errorAnswer(code, "told by the endpoint", "r-1"));
  if (!endsAs(bench, run, "service")) return fails(describe(run));
  return run.errors.includes(`(${code})`) && run.output === ""
    ? passes
    : fails("the code of the error is not on standard error alone");
}

/** What the CLI's pages of the operation promise beyond the request. */
export const cliFeatures: readonly CliFeature[] = [
  {
    name: "no-output",
    statement: "success prints nothing and ends with exit code 0",
    sources: both,
    async run(bench) {
      const run = await bench.run(flags);
      const quiet = run.output === "" && run.errors === "";
      if (!endsAs(bench, run, "success") || !quiet) return fails(describe(run));
      return sends(run, sampleParams);
    },
  },
  {
    name: "cli-input-json",
    statement: "--cli-input-json gives the parameters",
    sources: both,
    run: async (bench) =>
      sends(
        await bench.run(["--cli-input-json", bench.file("input.json", JSON.stringify(sampleParams))]),
        sampleParams,
      ),
  },
  {
    name: "cli-input-json-override",
    statement: "arguments override what --cli-input-json gives",
    sources: both,
    run: async (bench) =>
      sends(
        await bench.run([
          ...["--cli-input-json", bench.file("input.json", JSON.stringify(sampleParams))],
          ...["--status", otherStatus],
        ]),
        { ...sampleParams, [statusParameter.name]: otherStatus },
      ),
  },
  {
    name: "cli-input-yaml",
    statement: "--cli-input-yaml gives the parameters",
    sources: ["cli-v2"],
    run: async (bench) =>
      sends(await bench.run(["--cli-input-yaml", bench.file("input.yaml", yaml)]), sampleParams),
  },
  {
    name: "cli-input-yaml-override",
    statement: "arguments override what --cli-input-yaml gives",
    sources: ["cli-v2"],
    run: async (bench) =>
      sends(await bench.run(["--cli-input-yaml", bench.file("input.yaml", yaml), "--status", otherStatus]), {
        ...sampleParams,
        [statusParameter.name]: otherStatus,
      }),
  },
  {
    name: "cli-input-both",
    statement: "--cli-input-json and --cli-input-yaml together are refused",
    sources: ["cli-v2"],
    async run(bench) {
      const json = bench.file("input.json", JSON.stringify(sampleParams));
      const run = await bench.run([
        "--cli-input-json",
        json,
        "--cli-input-yaml",
        bench.file("input.yaml", yaml),
      ]);
      return sendsNothing(bench, run, "usage") ?? passes;
    },
  },
  {
    name: "skeleton-input",
    statement:
      "--generate-cli-skeleton prints the parameters as JSON, also with the value input, and sends nothing",
    sources: both,
    async run(bench) {
      for (const words of [["--generate-cli-skeleton"], ["--generate-cli-skeleton", "input"]]) {
        const run = await printsSkeleton(bench, words);
        if ("outcome" in run) return run;
        const named = namesParameters(run.output);
        if (named.outcome !== "passes") return named;
      }
      return passes;
    },
  },
  {
    name: "skeleton-is-input",
    statement: "what --generate-cli-skeleton prints is taken by --cli-input-json",
    sources: both,
    async run(bench) {
      const skeleton = await printsSkeleton(bench, ["--generate-cli-skeleton", "input"]);
      if ("outcome" in skeleton) return skeleton;
      const run = await bench.run([
        "--cli-input-json",
        bench.file("skeleton.json", skeleton.output),
        ...flags,
      ]);
      return sends(run, sampleParams);
    },
  },
  {
    name: "skeleton-yaml-input",
    statement: "--generate-cli-skeleton yaml-input prints the parameters as YAML and sends nothing",
    sources: ["cli-v2"],
    async run(bench) {
      const run = await printsSkeleton(bench, ["--generate-cli-skeleton", "yaml-input"]);
      if ("outcome" in run) return run;
      return /^\s*\{/.test(run.output) ? fails("it is JSON") : namesParameters(run.output);
    },
  },
  {
    name: "skeleton-output",
    statement: "--generate-cli-skeleton output checks the parameters and sends nothing",
    sources: both,
    async run(bench) {
      const good = await bench.run([...flags, "--generate-cli-skeleton", "output"]);
      const sent = sendsNothing(bench, good, "success");
      if (sent !== undefined) return sent;
      const bad = await bench.run(["--status", otherStatus, "--generate-cli-skeleton", "output"]);
      if (bad.requests.length > 0) return fails(`it sent a request: ${describe(bad)}`);
      return endsAs(bench, bad, "success") ? fails("it takes parameters that lack a required one") : passes;
    },
  },
  {
    name: "auto-prompt",
    statement: "--cli-auto-prompt without a terminal is refused and sends nothing",
    sources: ["cli-v2"],
    async run(bench) {
      const run = await bench.run(["--cli-auto-prompt"]);
      if (run.requests.length > 0 || run.exitCode === null) return fails(describe(run));
      return endsAs(bench, run, "success") ? fails("it ended with exit code 0") : passes;
    },
  },
  {
    name: "exit-code-usage",
    statement: "an unknown argument ends with the exit code for wrong usage and sends nothing",
    sources: both,
    async run(bench) {
      return sendsNothing(bench, await bench.run([...flags, "--no-such-argument"]), "usage") ?? passes;
    },
  },
  {
    name: "exit-code-required",
    statement:
      "a required argument that is missing ends with the exit code for wrong usage and sends nothing",
    sources: both,
    async run(bench) {
      return sendsNothing(bench, await bench.run(["--status", otherStatus]), "usage") ?? passes;
    },
  },
  {
    name: "exit-code-service",
    statement: "an error of the service ends with its exit code and its code on standard error",
    sources: both,
    run: (bench) => endsWith(bench, "NoSuchEntity"),
  },
];
