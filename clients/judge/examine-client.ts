import { type ErrorCode, lookUpCode } from "../../contract/error-codes.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { callSequences } from "../../generators/sequences/call-sequences.ts";
import type { CallSequence } from "../../generators/sequences/planned-call.ts";
import { type ClientRequirementId, clientCatalogue } from "../../suites/clients.ts";
import type { Rig } from "../rig/rig.ts";
import type { ClientVerdict } from "./client-verdict.ts";
import type { CallCheck, FoundFailure, MadeCall } from "./made-call.ts";
import { makeCalls } from "./make-calls.ts";
import { outcomeChecks } from "./outcome-checks.ts";
import { shrinkSequence } from "./shrink-sequence.ts";
import { wireChecks } from "./wire-checks.ts";

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
}

interface Tally {
  calls: number;
  first: { readonly sequence: CallSequence; readonly found: FoundFailure } | null;
}

/** Calls without a reply after which no further sequence is begun: each of them may take as long as a deadline. */
const mostUnanswered = 3;

/** Errors that no client tries again: that of the operation, those of validation, and that of permissions. */
const answeredCodes: readonly ErrorCode[] = [lookUpCode, "ValidationError", "InvalidInput", "AccessDenied"];

const checks: Readonly<Record<ClientRequirementId, CallCheck>> = { ...wireChecks, ...outcomeChecks };

/**
 * Has a client make sequences of calls, and holds every call against every requirement. The first sequence that
 * violates a requirement is shrunk. Rejects as {@link makeCalls} does.
 */
export async function examineClient(rig: Rig, options: ExamineOptions): Promise<ClientExamination> {
  const source = callSequences(updateServiceSpecificCredential, answeredCodes);
  const sequences = source.take(options.runs, options.seed);
  const tallies = new Map<ClientRequirementId, Tally>(
    clientCatalogue.map(({ id }) => [id, { calls: 0, first: null }]),
  );
  let calls = 0;
  let done = 0;
  let unanswered = 0;
  for (const sequence of sequences) {
    if (options.signal?.aborted === true || unanswered >= mostUnanswered) break;
    const made = await makeCalls(sequence, rig);
    calls += made.length;
    unanswered += made.filter(({ result }) => result.kind !== "reply").length;
    for (const [id, tally] of tallies) {
      tally.calls += made.filter((call) => checks[id](call) !== undefined).length;
      const found = firstFailure(id, made);
      if (found !== null) tally.first ??= { sequence, found };
    }
    done += 1;
    options.onSequence?.(done);
  }
  const verdicts: ClientVerdict[] = [];
  for (const { id, level, claim } of clientCatalogue) {
    const tally = tallies.get(id) ?? { calls: 0, first: null };
    const { first } = tally;
    const base = { requirement: id, level, calls: tally.calls };
    if (claim !== undefined && !rig.driver.hello.capabilities[claim]) {
      verdicts.push({ ...base, outcome: "inapplicable", reason: `the driver does not claim ${claim}` });
    } else if (first !== null) {
      const attempt = async (candidate: CallSequence) => firstFailure(id, await makeCalls(candidate, rig));
      const shrunk = await shrinkSequence(source.all, first.sequence, first.found, attempt, options.signal);
      verdicts.push({ ...base, outcome: "violates", ...shrunk });
    } else if (tally.calls === 0) {
      verdicts.push({ ...base, outcome: "untestable", reason: "no call came as far as what it is about" });
    } else verdicts.push({ ...base, outcome: "conforms" });
  }
  return { sequences: done, calls, verdicts };
}

function firstFailure(id: ClientRequirementId, made: readonly MadeCall[]): FoundFailure | null {
  for (const [at, call] of made.entries()) {
    const failure = checks[id](call);
    if (failure !== undefined && failure !== null) return { at, failure, made: made.slice(0, at + 1) };
  }
  return null;
}
