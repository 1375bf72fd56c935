import type { FixtureError } from "../../engine/fixtures/fixture-error.ts";
import type { Learned } from "../../engine/fixtures/learned.ts";
import { allowedLagMs } from "../../engine/run/lag.ts";
import { gistWords } from "../../protocol/answers/describe-answer.ts";
import type { Redactor } from "./redact.ts";

/** What is to be said of the users and credentials of a run, where they could not be made as usual. */
export interface ReportedFixtures {
  /** `none`: only what needs none was judged; `fewer`: fewer users than requests at once. Absent: all. */
  readonly made?: "none" | "fewer";
  /** Why not all could be made. */
  readonly problem?: string;
  /** What requests went without, because the target refused one with it. */
  readonly avoided?: readonly { readonly part: string; readonly answered: string }[];
  /** The service that credentials were made for in the place of one that was refused. */
  readonly serviceName?: string;
}

/** A listing that showed the old state first; both in ms. */
export interface ReportedConsistency {
  /** The longest that it took to show a write. */
  readonly lagMs: number;
  /** What the run allowed for from then on: the setting that does. */
  readonly allowedMs: number;
}

/** What a run that made `lanes` users has learned of how its target makes fixtures; undefined: nothing that is unusual. */
export function reportFixtures(
  { avoided, refusedServices, serviceName }: Learned,
  problem: FixtureError | null,
  lanes: number,
  redact: Redactor,
): ReportedFixtures | undefined {
  const without = [
    ...avoided,
    ...[...refusedServices].map(([service, refusal]) => [`the service ${service}`, refusal] as const),
  ].map(([part, refusal]) => ({ part, answered: redact(gistWords(refusal)) }));
  if (problem === null && without.length === 0) return undefined;
  return {
    ...(problem && { made: lanes === 0 ? "none" : "fewer", problem: redact(problem.message) }),
    ...(without.length > 0 && { avoided: without }),
    ...(refusedServices.size > 0 && { serviceName }),
  };
}

/** How late a listing was, beyond what the target's entry allows; undefined: it was not. */
export function reportConsistency(learned: Learned, consistencyMs: number): ReportedConsistency | undefined {
  const { lagMs } = learned;
  return lagMs === 0 ? undefined : { lagMs, allowedMs: allowedLagMs({ consistencyMs, learned }) };
}
