import type { ClientCounterexample, ClientVerdict } from "../../clients/judge/client-verdict.ts";
import type { MadeCall } from "../../clients/judge/made-call.ts";
import type { ProfileDifference } from "../../clients/profiles/profile.ts";
import { bodyText, cutToBytes } from "./body-text.ts";
import { createRedactor, redactHeaders } from "./redact.ts";
import type { ClientIdentity } from "./run-report.ts";

/** A call as reported: what the client was given, what it sent, what it was answered and what it made of that. */
export interface ReportedCall {
  readonly params: MadeCall["planned"]["params"];
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly headers: readonly (readonly [name: string, value: string])[];
    readonly body: string;
    readonly state: string;
  }[];
  readonly answer: { readonly status: number; readonly body: string };
  /** The driver's reply, or what came instead of it. */
  readonly result: unknown;
}

/** What was found out about one requirement on a client, as reported. */
export interface ReportedClientResult extends Omit<ClientVerdict, "counterexample"> {
  /** Whether the profile foresaw the violation; null where there is none. */
  readonly foreseen: boolean | null;
  readonly counterexample?: Pick<ClientCounterexample, "expected" | "observed" | "shrinkTrials"> & {
    /** The last one shows it. */
    readonly calls: readonly ReportedCall[];
  };
}

/** One client as reported. */
export interface ReportedClient {
  /** The name or the command that the driver was started by. */
  readonly driver: string;
  /** Null where the driver could not be used. */
  readonly client: Omit<ClientIdentity, "driver"> | null;
  /** Why nothing, or no more, can be said of the client. */
  readonly problem?: string;
  readonly sequences: number;
  readonly calls: number;
  readonly results: readonly ReportedClientResult[];
  readonly profile: {
    readonly file: string;
    /** `none`: there is no such file. `recorded`: it was written by this command. */
    readonly state: "compared" | "none" | "recorded" | "not compared";
    readonly differences: readonly ProfileDifference[];
  };
}

/** The judgement of one or more clients: `client-report.schema.json`. */
export interface ClientReport {
  readonly schemaVersion: 1;
  /** `node`: the version of Node.js that it ran on. */
  readonly suite: { readonly name: string; readonly version: string; readonly node?: string };
  readonly seed: number;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly interrupted: boolean;
  readonly clients: readonly ReportedClient[];
}

/** Most bytes of a body that a report shows. */
const shownBodyBytes = 4096;

/** A verdict made fit for a report. */
export function reportClientVerdict(
  { counterexample, ...verdict }: ClientVerdict,
  foreseen: boolean,
): ReportedClientResult {
  if (counterexample === undefined) return { ...verdict, foreseen: null };
  const { expected, observed, shrinkTrials, made } = counterexample;
  return {
    ...verdict,
    foreseen,
    counterexample: { expected, observed, shrinkTrials, calls: made.map(reportCall) },
  };
}

function reportCall({ planned, requests, answer, result }: MadeCall): ReportedCall {
  const redact = createRedactor();
  return {
    params: planned.params,
    requests: requests.map(({ method, path, headers, body, state }) => ({
      method,
      path: redact(path),
      headers: redactHeaders(headers, redact),
      body: cutToBytes(redact(bodyText(body)), shownBodyBytes),
      state,
    })),
    answer: { status: answer.status, body: cutToBytes(answer.body, shownBodyBytes) },
    result: result.kind === "reply" ? withoutNumber(result.reply) : result,
  };
}

/** The number of a call on its way through a driver says nothing to a reader. */
function withoutNumber<T extends { readonly seq: number }>({ seq: _, ...reply }: T): Omit<T, "seq"> {
  return reply;
}

/** Whether a report asks for somebody's attention: a violation that no profile foresaw, or a difference from one. */
export function clientFails({ results, profile }: ReportedClient): boolean {
  const unforeseen = results.some(({ outcome, foreseen }) => outcome === "violates" && foreseen === false);
  return unforeseen || profile.differences.length > 0;
}
