import { isRealAws } from "./real-aws.ts";
import type { Target } from "./target.ts";

/**
 * Why a run against this target must not start, or undefined where it may. Real AWS needs two consents, also where only
 * `sts`, which is asked whose keys these are, is there: the owner's in the target's entry and the user's on the command
 * line (`consent.live`: `--live` was given).
 */
export function liveGuard(
  target: Pick<Target, "name" | "endpoint" | "live" | "sts">,
  consent: { readonly live: boolean },
): string | undefined {
  const isAws = isRealAws(target.endpoint);
  const asksAws = target.sts !== undefined && isRealAws(target.sts);
  if (!(isAws || asksAws) || (target.live && consent.live)) return undefined;
  const missing = [
    ...(target.live ? [] : [`"live": true to its entry in targets.json`]),
    ...(consent.live ? [] : ["--live to the command line"]),
  ];
  const what = isAws
    ? `${target.endpoint} is real AWS, where a run creates and deletes IAM users`
    : `its "sts", ${target.sts}, is real AWS, which is asked whose keys these are`;
  return `${target.name}: ${what}. To allow that, add ${missing.join(" and ")}.`;
}
