import { isRealAws } from "./real-aws.ts";
import type { Target } from "./target.ts";

/**
 * Why a run against this target must not start, or undefined where it may. Real AWS needs two consents:
 * the owner's in the target's entry and the user's on the command line (`consent.live`: `--live` was given).
 */
export function liveGuard(
  target: Pick<Target, "name" | "endpoint" | "live">,
  consent: { readonly live: boolean },
): string | undefined {
  if (!isRealAws(target.endpoint) || (target.live && consent.live)) return undefined;
  const missing = [
    ...(target.live ? [] : [`"live": true to its entry in targets.json`]),
    ...(consent.live ? [] : ["--live to the command line"]),
  ];
  return `${target.name}: ${target.endpoint} is real AWS, where a run creates and deletes IAM users. To allow that, add ${missing.join(" and ")}.`;
}
