import { existsSync } from "node:fs";
import { join } from "node:path";
import { type KnownDriver, knownDrivers } from "../../clients/drivers/known-drivers.ts";
import { isKnownDriver } from "../../clients/drivers/resolve-driver.ts";
import { type JudgedClient, judgeClient } from "../../clients/judge/judge-client.ts";
import type { MeasuredHabits } from "../../clients/profiles/measure-profile.ts";
import {
  type ClientProfile,
  type ProfileDifference,
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
  if (!judged.ok) {
    const profile = { file, state: "not compared" as const, differences: [] };
    return {
      driver: name,
      client: null,
      problem: judged.problem,
      sequences: 0,
      calls: 0,
      results: [],
      profile,
    };
  }
  const { hello, examination } = judged;
  const now = profileOf(name, judged);
  if (command.record && now !== undefined) writeText("the profile", file, writeJson(now), surroundings);
  // What was just written down foresees everything: a first profile is there to be reviewed.
  const known = command.record ? now : recorded;
  const state = command.record ? "recorded" : recorded === undefined ? "none" : "compared";
  return {
    driver: name,
    client: { version: hello.version, language: hello.language, runtime: hello.runtime },
    sequences: examination.sequences,
    calls: examination.calls,
    results: examination.verdicts.map((verdict) =>
      reportClientVerdict(verdict, known?.violations.includes(verdict.requirement) === true),
    ),
    profile: {
      file,
      state: now === undefined && state !== "none" ? "not compared" : state,
      differences:
        now === undefined || recorded === undefined || command.record
          ? []
          : lastingDifferences(
              recorded,
              asFarAsTried(now, recorded, examination.sequences),
              judged.again ?? now,
            ),
    },
  };
}

function profileOf(name: string, judged: Extract<JudgedClient, { ok: true }>): ClientProfile | undefined {
  const { hello, examination, habits } = judged;
  if (habits === undefined) return undefined;
  return {
    $schema: "./profile.schema.json",
    schemaVersion: 1,
    driver: isKnownDriver(name) ? name : hello.driver,
    version: hello.version,
    lock: lockOf(name, packageRoot),
    ...habits,
    violations: examination.verdicts.flatMap(({ requirement, outcome }) =>
      outcome === "violates" ? [requirement] : [],
    ),
  };
}

/** The differences of a measurement that the second one shows, too. */
function lastingDifferences(
  recorded: ClientProfile,
  now: ClientProfile,
  again: MeasuredHabits,
): ProfileDifference[] {
  const { wire, inputs, answers } = again;
  const lasting = profileDifferences(recorded, { ...now, wire, inputs, answers }).map(({ place }) => place);
  return profileDifferences(recorded, now).filter(({ place }) => lasting.includes(place));
}

/** A violation that is known and was not found is gone only if it was looked for as far as usual. */
function asFarAsTried(now: ClientProfile, recorded: ClientProfile, sequences: number): ClientProfile {
  if (sequences >= defaultRunsOf(recorded.driver)) return now;
  const { violations } = recorded;
  return { ...now, violations: [...violations, ...now.violations.filter((id) => !violations.includes(id))] };
}

function defaultRunsOf(name: string): number {
  const known: KnownDriver | undefined = isKnownDriver(name) ? knownDrivers[name] : undefined;
  return known?.processPerCall === true ? defaultRuns.processPerCall : defaultRuns.usual;
}

/** Profiles of drivers that come with the suite come with it, too; others are looked for in the working folder. */
function profileFile(name: string, folder: string | undefined): string {
  const known = isKnownDriver(name);
  const file = `${known ? name : name.replace(/[^\w.-]+/g, "-").replace(/^-|-$/g, "")}.json`;
  return join(folder ?? (known ? join(packageRoot, "clients", "profiles") : "profiles"), file);
}
