import type { Connection } from "./connection.ts";

/** Delays are met with other things going on; twice the longest is on the safe side. */
const margin = 2;

/** The setting that allows for a lag, both in ms: what `--consistency` and `consistencyMs` of an entry take. */
export function consistencyFor(lagMs: number): number {
  return Math.ceil((lagMs * margin) / 100) * 100;
}

/** How long, in ms, a read may lag behind a write: as the target's entry says, or as the run has seen it. */
export function allowedLagMs({
  consistencyMs,
  learned,
}: Pick<Connection, "consistencyMs" | "learned">): number {
  return Math.max(consistencyMs, consistencyFor(learned.lagMs));
}
