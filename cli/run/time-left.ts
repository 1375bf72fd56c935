import { durationWords } from "../../reporters/words/duration-words.ts";
import type { Target } from "../../targets/target.ts";
import type { OpenRun } from "./open-run.ts";
import type { SurfacePlan } from "./run-surface.ts";

/** What the length of a run follows from. */
export interface RunLength {
  /** Requests that the run takes, as estimated before it began. */
  readonly requests: number;
  /** Milliseconds from a request to its answer, as measured so far. */
  readonly requestMs: number;
  /** Requests in flight at once. */
  readonly concurrency: number;
  /** Requests per second at most; absent: no limit. */
  readonly rateLimit: number | undefined;
}

/** About how many milliseconds a run of this length takes. */
export function lengthMs({ requests, requestMs, concurrency, rateLimit }: RunLength): number {
  return Math.max(
    (requests * requestMs) / concurrency,
    rateLimit === undefined ? 0 : (requests * 1000) / rateLimit,
  );
}

/** From this length on people are told beforehand. */
const tellingMs = 30_000;

/** Whether people are told beforehand. */
function isLong(length: RunLength): boolean {
  return lengthMs(length) >= tellingMs;
}

/** What is said of a long run before it begins; null: it is a short one, or `boundMs` is enough for it. */
export function lengthWords(length: RunLength, boundMs = Number.POSITIVE_INFINITY): string | null {
  if (!isLong(length)) return null;
  const whole = lengthMs(length);
  const { requests, requestMs, concurrency } = length;
  const words = `about ${requests} requests at ${Math.round(requestMs)} ms each, ${concurrency} in flight, take about ${durationWords(whole)}`;
  if (boundMs >= whole && Number.isFinite(boundMs)) return null;
  return Number.isFinite(boundMs)
    ? `${words}, more than the --max-time of ${durationWords(boundMs)}: what is not reached will be untestable`
    : `${words}; fewer: --runs, --only; to bound it: --max-time`;
}

/** So many requests tell their pace. */
const telling = 50;

/** Tells, as a run goes on, about how many milliseconds it takes yet: by its length at first, then by its pace. */
export function createTimeLeft(length: RunLength, sent: () => number, now: () => number): () => number {
  const [sentBefore, startedAt] = [sent(), now()];
  const whole = lengthMs(length);
  return () => {
    const [done, passed] = [sent() - sentBefore, now() - startedAt];
    const left = done < telling ? whole - passed : (passed / done) * (length.requests - done);
    return Math.max(left, 0);
  };
}

/** Requests of one run of a requirement, on the average of a plan at most: many have fewer inputs than runs. */
const mostRequestsOfRun = 4;

/** The length of a run that may be a long one; null: it is none, or nobody knows. */
export function lengthOf(
  plan: SurfacePlan,
  { requestMs, exercise }: OpenRun,
  { rateLimit }: Target,
): RunLength | null {
  const { concurrency, runs } = exercise;
  const base = { requestMs: requestMs(), concurrency, rateLimit };
  // To estimate takes its time too, which a short run is better off without.
  const most = { ...base, requests: plan.requirements.length * runs * mostRequestsOfRun };
  const requests = isLong(most) ? plan.estimate() : null;
  return requests === null ? null : { ...base, requests };
}
