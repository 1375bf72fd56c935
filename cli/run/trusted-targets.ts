import { realpathSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { visibleExcerpt, visibleLine } from "../../reporters/words/visible.ts";
import { usualVariables } from "../../targets/endpoint-target.ts";
import type { Target } from "../../targets/target.ts";
import type { TargetFlags } from "../arguments/target-flags.ts";
import { Problem } from "../problem.ts";

/** The flags that say which file of targets is in use and whether it is trusted. */
type TrustFlags = Pick<TargetFlags, "targets" | "trustTargets">;

/**
 * Whether the file of targets may have programs started and any variable read: the one that comes with the suite, one in
 * the working folder or below, whose programs the user runs anyway, and one for which the user says so.
 */
function areTargetsTrusted({ targets, trustTargets }: TrustFlags): boolean {
  if (targets === undefined || trustTargets === true) return true;
  const way = relative(realPath("."), realPath(targets));
  return !isAbsolute(way) && way !== ".." && !way.startsWith(`..${sep}`);
}

/** What is where a link leads, since that is what is read. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // Of what is not there the reader of the file will complain.
    return resolve(path);
  }
}

/**
 * Throws Problem where an entry of a file that is not trusted reads other variables than those of AWS's own tools, each for
 * its own purpose. An access key id is sent as it is: any other variable in its place would be told to the endpoint.
 */
export function refuseUntrustedVariables({ name, credentials }: Target, flags: TrustFlags): void {
  if (credentials === null || !("environment" in credentials) || areTargetsTrusted(flags)) return;
  const {
    accessKeyId,
    secretAccessKey,
    sessionToken = usualVariables.sessionToken,
  } = credentials.environment;
  const refused = [
    ...(accessKeyId === usualVariables.accessKeyId ? [] : [accessKeyId]),
    ...(secretAccessKey === usualVariables.secretAccessKey ? [] : [secretAccessKey]),
    ...(sessionToken === usualVariables.sessionToken ? [] : [sessionToken]),
  ];
  if (refused.length === 0) return;
  throw new Problem(
    `target ${name}: ${flags.targets} is outside the working folder, so its entries may read only ${Object.values(usualVariables).join(", ")}, each for its own purpose, and not ${refused.map(visibleLine).join(", ")}; if you trust the file, add --trust-targets`,
  );
}

/** Throws Problem where a program would be started because a file says so that is not trusted. */
export function refuseUntrustedStart({ name, start }: Target, flags: TrustFlags): void {
  if (start === undefined || areTargetsTrusted(flags)) return;
  throw new Problem(
    `target ${name}: ${flags.targets} is outside the working folder, so the program that it names (${visibleExcerpt(start.command.join(" "))}) is not started; if you trust the file, add --trust-targets; to test only what is running already, add --no-start`,
  );
}
