import { join } from "node:path";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import { credentialsFromChain } from "../../targets/credentials/credential-chain.ts";
import { resolveCredentials } from "../../targets/credentials/credentials.ts";
import { endpointTarget } from "../../targets/endpoint-target.ts";
import { isHttps } from "../../targets/endpoint-url.ts";
import { expandHome } from "../../targets/home-path.ts";
import { liveGuard } from "../../targets/live-guard.ts";
import { loadTargets } from "../../targets/load-targets.ts";
import { suggestion } from "../../targets/nearest.ts";
import { formatFileProblem } from "../../targets/read-json-file.ts";
import type { Target } from "../../targets/target.ts";
import type { TargetChoice, TargetFlags } from "../arguments/target-flags.ts";
import { exitCodes } from "../exit-codes.ts";
import { packageRoot } from "../package-root.ts";
import { Problem, readText } from "../problem.ts";
import type { Surroundings } from "../surroundings.ts";
import { accountProblem } from "./account-problem.ts";
import { refuseUntrustedVariables } from "./trusted-targets.ts";

/** The file of targets that comes with the suite. */
export const shippedTargets = join(packageRoot, "targets.json");

/** A target with the secrets it takes to talk to it. */
export interface ChosenTarget {
  readonly target: Target;
  /** null: the embedded reference hands out its own. */
  readonly credentials: Credentials | null;
  /** Certificates to trust, in PEM. */
  readonly ca?: string | undefined;
  /** The suite has started it, and it ends with the command. */
  readonly isOurs?: true;
  /** Ends it and starts it again at the same place; where the suite has started it. */
  readonly restart?: () => Promise<void>;
}

/**
 * The target that the command line names, with the settings that it gives. The one place where targets are looked up.
 * Throws Problem where there is none, or none that may be used.
 */
export function findTarget(choice: TargetChoice, flags: TargetFlags, surroundings: Surroundings): Target {
  const target = withSettings(
    choice.by === "endpoint"
      ? byEndpoint(choice.url, surroundings)
      : byName(choice.name, flags, surroundings),
    flags,
  );
  const guarded = liveGuard(target, { live: flags.live });
  if (guarded !== undefined) throw new Problem(guarded);
  return target;
}

function withSettings(target: Target, { ca, consistency, targetVersion }: TargetFlags): Target {
  if (ca !== undefined && !isHttps(target.endpoint))
    throw new Problem(
      `--ca names certificates for https, but the endpoint of ${target.name} is ${target.endpoint}; leave out --ca, or give an https URL`,
    );
  return {
    ...target,
    ...(ca === undefined ? {} : { tls: { ca } }),
    ...(consistency === undefined ? {} : { consistencyMs: consistency }),
    ...(targetVersion === undefined ? {} : { version: targetVersion }),
  };
}

/**
 * Reads what it takes to talk to the target, and asks whose account the credentials belong to where its entry lists
 * some. Throws Problem where that cannot be read, or is another account's.
 */
export async function completeTarget(target: Target, surroundings: Surroundings): Promise<ChosenTarget> {
  const credentials = await credentialsOf(target, surroundings);
  const ca = target.tls === undefined ? undefined : readCa(target.tls.ca, surroundings);
  const problem = await accountProblem(target, credentials, ca);
  if (problem !== null) {
    const exitCode = problem.kind === "another-account" ? exitCodes.usage : exitCodes.untestable;
    throw new Problem(problem.message, exitCode);
  }
  return { target, credentials, ca };
}

function byEndpoint(url: string, { environment, err }: Surroundings): Target {
  const result = endpointTarget(url, environment);
  if (!result.ok) throw new Problem(result.problem);
  for (const note of result.notes) err(`note: ${note}\n`);
  return result.target;
}

/** The entries of the file of targets that is in use, by name. Throws Problem where it cannot be read or is mistyped. */
export function readTargets(
  { targets: file = shippedTargets }: TargetFlags,
  surroundings: Surroundings,
): ReadonlyMap<string, Target> {
  const result = loadTargets(readText("the file of targets", file, surroundings), file);
  if (!result.ok) throw new Problem(result.problems.map(formatFileProblem).join("\n"));
  return result.targets;
}

function byName(name: string, flags: TargetFlags, surroundings: Surroundings): Target {
  const targets = readTargets(flags, surroundings);
  const target = targets.get(name);
  if (target === undefined) {
    const names = [...targets.keys()];
    throw new Problem(
      `there is no target ${JSON.stringify(name)} in ${flags.targets ?? shippedTargets}.${suggestion(name, names)}\n` +
        `The file has: ${names.join(", ")}.\nFor an endpoint that is in no file: iam-conformance run URL`,
    );
  }
  refuseUntrustedVariables(target, flags);
  return target;
}

async function credentialsOf(
  { name, credentials }: Target,
  { environment, readFile, withhold }: Surroundings,
): Promise<Credentials | null> {
  if (credentials === null) return null;
  const result =
    "chain" in credentials
      ? await credentialsFromChain(credentials.chain)
      : resolveCredentials(credentials, environment, readFile);
  if (!result.ok) throw new Problem(`target ${name}: ${result.problem}`);
  withhold(result.credentials);
  return result.credentials;
}

function readCa(file: string, { environment, readFile }: Surroundings): string {
  const path = expandHome(file, environment);
  try {
    return readFile(path);
  } catch {
    throw new Problem(
      `the certificate file ${path} cannot be read; some endpoints write this file when they start; check that yours is running`,
    );
  }
}
