import { type ErrorCode, lookUpCode } from "../../contract/error-codes.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { callSequences } from "../../generators/sequences/call-sequences.ts";
import type { CallSequence } from "../../generators/sequences/planned-call.ts";
import { type ClientRequirementId, clientCatalogue } from "../../suites/clients.ts";
import type { Rig } from "../rig/rig.ts";
import { createStamina } from "../rig/stamina.ts";
import { createCallJudge } from "./call-judge.ts";
import type { ClientVerdict } from "./client-verdict.ts";
import type { FoundFailure } from "./made-call.ts";
import { makeCalls } from "./make-calls.ts";
import { shrinkSequence } from "./shrink-sequence.ts";

/** How far a client is examined. */
export interface ExamineOptions {
  /** Sequences of calls. */
  readonly runs: number;
  readonly seed: number;
  /** Called after each sequence. */
  readonly onSequence?: (done: number) => void;
  /** No sequence is begun once it is aborted. */
  readonly signal?: AbortSignal;
}

/** What was found out about a client. */
export interface ClientExamination {
  readonly sequences: number;
  readonly calls: number;
  /** One for each requirement of the catalogue, in its order. */
  readonly verdicts: readonly ClientVerdict[];
  /** Why it ended before its end, for people. */
  readonly problem?: string;
}

interface Tally {
  calls: number;
  first: { readonly sequence: CallSequence; readonly found: FoundFailure } | null;
}

/** Calls that the driver died of, after which no further sequence is begun. */
const mostDeaths = 3;

/** Errors that no client tries again: that of the operation, those of validation, and that of permissions. */
const answeredCodes: readonly ErrorCode[] = [lookUpCode, "ValidationError", "InvalidInput", "AccessDenied"];

/**
 * Has a client make sequences of calls, and holds every call against every requirement. The first sequence that
 * violates a requirement is shrunk. What was found before a driver hung too often, or left its protocol, is kept.
 */
export async function examineClient(rig: Rig, options: ExamineOptions): Promise<ClientExamination> {
  const source = callSequences(updateServiceSpecificCredential, answeredCodes);
  const judge = createCallJudge();
  const tallies = new Map<ClientRequirementId, Tally>(
    clientCatalogue.map(({ id }) => [id, { calls: 0, first: null }]),
  );
  const stamina = createStamina([rig], options.signal);
  let calls = 0;
  let sequences = 0;
  let deaths = 0;
  for (const sequence of source.take(options.runs, options.seed)) {
    const made = await stamina.spend(() => makeCalls(sequence, rig));
    if (made === null) break;
    calls += made.length;
    made.forEach(judge.learn);
    for (const [id, tally] of tallies) {
      tally.calls += made.filter((call) => judge.hold(id, call) !== undefined).length;
      const found = judge.firstFailure(id, made);
      if (found !== null) tally.first ??= { sequence, found };
    }
    sequences += 1;
    options.onSequence?.(sequences);
    deaths += made.filter(({ result }) => result.kind === "died").length;
    if (deaths >= mostDeaths) {
      stamina.end(`its driver died ${deaths} times, and the other calls were not made`);
      break;
    }
  }
  const problem = stamina.problem();
  // What ended the sequences may end the search for the smallest one, too, but does not forbid it.
  const search = createStamina([rig], options.signal);
  // Hangs come last: shrinking them takes the time that the others need.
  const failed = [...tallies].sort(([, one], [, other]) => Number(isHang(one)) - Number(isHang(other)));
  const shrunk = new Map<ClientRequirementId, Awaited<ReturnType<typeof shrinkSequence>>>();
  for (const [id, { first }] of failed) {
    if (first === null) continue;
    const attempt = async (candidate: CallSequence) => {
      const made = await search.spend(() => makeCalls(candidate, rig));
      return made === null ? null : judge.firstFailure(id, made);
    };
    const { flaky, ...smallest } = await shrinkSequence(
      source.all,
      first.sequence,
      first.found,
      attempt,
      search.signal,
    );
    // What was not tried once more has not failed to come again.
    shrunk.set(id, flaky === true && !search.signal.aborted ? { ...smallest, flaky } : smallest);
  }
  const verdicts = clientCatalogue.map(({ id, level, claim }): ClientVerdict => {
    const held = tallies.get(id)?.calls ?? 0;
    const base = { requirement: id, level, calls: held };
    const violation = shrunk.get(id);
    if (claim !== undefined && !rig.driver.hello.capabilities[claim])
      return { ...base, outcome: "inapplicable", reason: `the driver does not claim ${claim}` };
    if (violation !== undefined) return { ...base, outcome: "violates", ...violation };
    if (held > 0) return { ...base, outcome: "conforms" };
    return { ...base, outcome: "untestable", reason: problem ?? "no call got as far as what it is about" };
  });
  return { sequences, calls, verdicts, ...(problem === undefined ? {} : { problem }) };
}

function isHang({ first }: Tally): boolean {
  return first?.found.made.at(-1)?.result.kind === "hung";
}
