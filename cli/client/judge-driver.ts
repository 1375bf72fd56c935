import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Hello } from "../../clients/driver-protocol/protocol.ts";
import { isKnownDriver, knownDriver } from "../../clients/install/known-drivers.ts";
import type { ClientExamination } from "../../clients/judge/examine-client.ts";
import { judgeClient } from "../../clients/judge/judge-client.ts";
import type { MeasuredHabits } from "../../clients/profiles/measure-habits.ts";
import {
  type ClientProfile,
  lastingDifferences,
  profileDifferences,
} from "../../clients/profiles/profile.ts";
import { lockOf, readProfile } from "../../clients/profiles/profile-files.ts";
import { writeJson } from "../../reporters/formats/json.ts";
import { type ReportedClient, reportClientVerdict } from "../../reporters/report/client-report.ts";
import { packageRoot } from "../package-root.ts";
import { Problem, writeText } from "../problem.ts";
import type { Surroundings } from "../surroundings.ts";
import type { ClientCommand } from "./client-command.ts";
import type { FoundDriver } from "./find-driver.ts";

/** Sequences of calls where `--runs` is not given: a few seconds, or a minute where each call is a process. */
const defaultRuns = { usual: 200, processPerCall: 30 } as const;

/**
 * Judges the client behind one driver and holds it against its profile, or writes the profile. Throws Problem where
 * the profile cannot be read or written.
 */
export async function judgeDriver(
  { name, settings }: FoundDriver,
  command: Pick<ClientCommand, "runs" | "seed" | "record" | "profiles">,
  surroundings: Pick<Surroundings, "readFile" | "writeFile" | "err" | "errIsTerminal">,
  signal?: AbortSignal,
): Promise<ReportedClient> {
  const file = profileFile(name, command.profiles);
  const read = readProfile(existsSync(file) ? surroundings.readFile(file) : undefined);
  if (read.kind === "problem" && !command.record) {
    throw new Problem(`the profile ${file} cannot be used: ${read.problem}; to write it again: --record`);
  }
  const recorded = read.kind === "profile" ? read.profile : undefined;
  const judged = await judgeClient(settings, {
    runs: command.runs ?? defaultRunsOf(name),
    seed: command.seed,
    habits: command.record || recorded !== undefined,
    doubts: (habits) =>
      !command.record &&
      recorded !== undefined &&
      profileDifferences(recorded, { ...recorded, ...habits }).length > 0,
    ...(signal === undefined ? {} : { signal }),
    onSequence: (done) => {
      if (surroundings.errIsTerminal) surroundings.err(`\r${name}: ${done} sequences`);
    },
  });
  if (surroundings.errIsTerminal) surroundings.err("\r\u001b[K");
  const { hello, examination, measurements } = judged;
  const measured =
    hello === null ? [] : measurements.map((habits) => profileOf(name, hello, examination, habits));
  const [now] = measured;
  if (command.record && now !== undefined) writeText("the profile", file, writeJson(now), surroundings);
  // What was just written down foresees everything: a first profile is there to be reviewed.
  const known = command.record ? now : recorded;
  return {
    driver: name,
    client:
      hello === null ? null : { version: hello.version, language: hello.language, runtime: hello.runtime },
    ...(judged.problem === undefined ? {} : { problem: judged.problem }),
    sequences: examination.sequences,
    calls: examination.calls,
    results: examination.verdicts.map((verdict) =>
      reportClientVerdict(verdict, known?.violations.includes(verdict.requirement) === true),
    ),
    profile: { file, ...comparison(command.record, recorded, measured, examination.sequences) },
  };
}

function comparison(
  isRecorded: boolean,
  recorded: ClientProfile | undefined,
  measured: readonly ClientProfile[],
  sequences: number,
): Omit<ReportedClient["profile"], "file"> {
  if (recorded === undefined && !isRecorded) return { state: "none", differences: [] };
  if (measured.length === 0) return { state: "not compared", differences: [] };
  if (recorded === undefined || isRecorded) return { state: "recorded", differences: [] };
  return {
    state: "compared",
    differences: lastingDifferences(
      recorded,
      measured.map((profile) => asFarAsTried(profile, recorded, sequences)),
    ),
  };
}

function profileOf(
  name: string,
  { driver, version }: Hello,
  { verdicts }: ClientExamination,
  habits: MeasuredHabits,
): ClientProfile {
  return {
    $schema: "./profile.schema.json",
    schemaVersion: 1,
    driver: isKnownDriver(name) ? name : driver,
    version,
    lock: lockOf(name, packageRoot),
    ...habits,
    violations: verdicts.flatMap(({ requirement, outcome }) => (outcome === "violates" ? [requirement] : [])),
  };
}

/** A violation that is known and was not found is gone only if it was looked for as far as usual. */
function asFarAsTried(now: ClientProfile, recorded: ClientProfile, sequences: number): ClientProfile {
  if (sequences >= defaultRunsOf(recorded.driver)) return now;
  const { violations } = recorded;
  return { ...now, violations: [...violations, ...now.violations.filter((id) => !violations.includes(id))] };
}

function defaultRunsOf(name: string): number {
  return knownDriver(name)?.processPerCall === true ? defaultRuns.processPerCall : defaultRuns.usual;
}

/** Profiles of drivers that come with the suite come with it, too; others are looked for in the working folder. */
function profileFile(name: string, folder: string | undefined): string {
  const known = isKnownDriver(name);
  const file = `${known ? name : name.replace(/[^\w.-]+/g, "-").replace(/^-|-$/g, "")}.json`;
  return join(folder ?? (known ? join(packageRoot, "clients", "profiles") : "profiles"), file);
}
