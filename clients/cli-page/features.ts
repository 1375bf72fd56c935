import {
  documentedStatuses,
  statusParameter,
  updateServiceSpecificCredential,
} from "../../contract/operations/update-service-specific-credential.ts";
import { plainParams } from "../../generators/values/parameter-values.ts";
import { errorAnswer } from "../capture/canned-answers.ts";
import { type CheckOutcome, fails, passes } from "../self-check/driver-check.ts";
import type { CliFeature, CliRig, CliRun } from "./feature.ts";

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
const plain = plainParams(updateServiceSpecificCredential);
const flags = Object.entries(plain).flatMap(([name, value]) => [`--${dashed(name)}`, value]);
const yaml = Object.entries(plain)
  .map(([name, value]) => `${name}: "${value}"\n`)
  .join("");

function dashed(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, "-$&").toLowerCase();
}

function describe({ how, errors, requests }: CliRun): string {
  const told = errors.trim().split("\n").at(-1) ?? "";
  return `${how}, ${requests.length} requests${told === "" ? "" : `, ${told.slice(0, 200)}`}`;
}

function sends(run: CliRun, expected: Readonly<Record<string, string>>): CheckOutcome {
  const [sent] = run.sent;
  if (run.sent.length !== 1 || sent === undefined || sent === null) return fails(describe(run));
  const wrong = Object.keys(plain).find((name) => sent.get(name) !== expected[name]);
  return wrong === undefined ? passes : fails(`${wrong} was not sent as given`);
}

type ExitKind = "success" | "usage" | "service";

function endsAs({ source }: CliRig, { exitCode }: CliRun, kind: ExitKind): boolean {
  const codes: readonly number[] = exitCodes[source][kind];
  return exitCode !== null && codes.includes(exitCode);
}

function sendsNothing(rig: CliRig, run: CliRun, kind: ExitKind): CheckOutcome | undefined {
  if (run.requests.length > 0) return fails(`it sent a request: ${describe(run)}`);
  return endsAs(rig, run, kind) ? undefined : fails(describe(run));
}

function namesParameters(text: string): CheckOutcome {
  const missing = Object.keys(plain).find((name) => !text.includes(name));
  return missing === undefined ? passes : fails(`the skeleton does not name ${missing}`);
}

/** A check that these words give the plain parameters, but for `changes`. */
function gives(
  words: (rig: CliRig) => readonly string[],
  changes: Readonly<Record<string, string>> = {},
): CliFeature["run"] {
  return async (rig) => sends(await rig.run(words(rig)), { ...plain, ...changes });
}

function inputFile(rig: CliRig, kind: "json" | "yaml"): string[] {
  const text = kind === "json" ? JSON.stringify(plain) : yaml;
  return [`--cli-input-${kind}`, rig.file(`input.${kind}`, text)];
}

const overriding = ["--status", otherStatus] as const;

async function printsSkeleton(rig: CliRig, words: readonly string[]): Promise<CliRun | CheckOutcome> {
  const run = await rig.run(words);
  return sendsNothing(rig, run, "success") ?? run;
}

async function endsWith(rig: CliRig, code: "ServiceUnavailable" | "NoSuchEntity"): Promise<CheckOutcome> {
  const run = await rig.run(flags, errorAnswer(code, "told by the endpoint", "r-1"));
  if (!endsAs(rig, run, "service")) return fails(describe(run));
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
    async run(rig) {
      const run = await rig.run(flags);
      const quiet = run.output === "" && run.errors === "";
      if (!endsAs(rig, run, "success") || !quiet) return fails(describe(run));
      return sends(run, plain);
    },
  },
  {
    name: "cli-input-json",
    statement: "--cli-input-json gives the parameters",
    sources: both,
    run: gives((rig) => inputFile(rig, "json")),
  },
  {
    name: "cli-input-json-override",
    statement: "arguments override what --cli-input-json gives",
    sources: both,
    run: gives((rig) => [...inputFile(rig, "json"), ...overriding], { [statusParameter.name]: otherStatus }),
  },
  {
    name: "cli-input-yaml",
    statement: "--cli-input-yaml gives the parameters",
    sources: ["cli-v2"],
    run: gives((rig) => inputFile(rig, "yaml")),
  },
  {
    name: "cli-input-yaml-override",
    statement: "arguments override what --cli-input-yaml gives",
    sources: ["cli-v2"],
    run: gives((rig) => [...inputFile(rig, "yaml"), ...overriding], { [statusParameter.name]: otherStatus }),
  },
  {
    name: "cli-input-both",
    statement: "--cli-input-json and --cli-input-yaml together are refused",
    sources: ["cli-v2"],
    async run(rig) {
      const run = await rig.run([...inputFile(rig, "json"), ...inputFile(rig, "yaml")]);
      return sendsNothing(rig, run, "usage") ?? passes;
    },
  },
  {
    name: "skeleton-input",
    statement:
      "--generate-cli-skeleton prints the parameters as JSON, also with the value input, and sends nothing",
    sources: both,
    async run(rig) {
      for (const words of [["--generate-cli-skeleton"], ["--generate-cli-skeleton", "input"]]) {
        const run = await printsSkeleton(rig, words);
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
    async run(rig) {
      const skeleton = await printsSkeleton(rig, ["--generate-cli-skeleton", "input"]);
      if ("outcome" in skeleton) return skeleton;
      const run = await rig.run(["--cli-input-json", rig.file("skeleton.json", skeleton.output), ...flags]);
      return sends(run, plain);
    },
  },
  {
    name: "skeleton-yaml-input",
    statement: "--generate-cli-skeleton yaml-input prints the parameters as YAML and sends nothing",
    sources: ["cli-v2"],
    async run(rig) {
      const run = await printsSkeleton(rig, ["--generate-cli-skeleton", "yaml-input"]);
      if ("outcome" in run) return run;
      return /^\s*\{/.test(run.output) ? fails("it is JSON") : namesParameters(run.output);
    },
  },
  {
    name: "skeleton-output",
    statement: "--generate-cli-skeleton output checks the parameters and sends nothing",
    sources: both,
    async run(rig) {
      const good = await rig.run([...flags, "--generate-cli-skeleton", "output"]);
      const sent = sendsNothing(rig, good, "success");
      if (sent !== undefined) return sent;
      const bad = await rig.run([...overriding, "--generate-cli-skeleton", "output"]);
      if (bad.requests.length > 0) return fails(`it sent a request: ${describe(bad)}`);
      return endsAs(rig, bad, "success") ? fails("it takes parameters that lack a required one") : passes;
    },
  },
  {
    name: "auto-prompt",
    statement: "--cli-auto-prompt without a terminal is refused and sends nothing",
    sources: ["cli-v2"],
    async run(rig) {
      const run = await rig.run(["--cli-auto-prompt"]);
      if (run.requests.length > 0 || run.exitCode === null) return fails(describe(run));
      return endsAs(rig, run, "success") ? fails("it ended with exit code 0") : passes;
    },
  },
  {
    name: "exit-code-usage",
    statement: "an unknown argument ends with the exit code for wrong usage and sends nothing",
    sources: both,
    async run(rig) {
      return sendsNothing(rig, await rig.run([...flags, "--no-such-argument"]), "usage") ?? passes;
    },
  },
  {
    name: "exit-code-required",
    statement:
      "a required argument that is missing ends with the exit code for wrong usage and sends nothing",
    sources: both,
    async run(rig) {
      return sendsNothing(rig, await rig.run(overriding), "usage") ?? passes;
    },
  },
  {
    name: "exit-code-service",
    statement: "an error of the service ends with its exit code and its code on standard error",
    sources: both,
    run: (rig) => endsWith(rig, "NoSuchEntity"),
  },
];
