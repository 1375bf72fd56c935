import type { AnswerObservation } from "../../engine/judge/observation.ts";
import type { Counterexample, Verdict } from "../../engine/judge/verdict.ts";
import type { WireRequest, WireResponse } from "../../protocol/exchange.ts";
import type { Requirement } from "../../suites/requirement.ts";
import type { RunFacts } from "../report/run-report.ts";

/** A run for the tests of this folder: one verdict of each outcome. */
export const sampleFacts: RunFacts = {
  suite: { name: "iam-conformance", version: "0.1.0" },
  target: { name: "sample", endpoint: "http://127.0.0.1:4566" },
  surface: "query-api",
  seed: 1,
  startedAt: "2026-01-02T03:04:05.678Z",
  durationMs: 1234.5678,
  requests: 321,
  selfProof: { rejected: 6, of: 6 },
  support: "implemented",
  authentication: "enforced",
  edition: { "Status=Expired": "refused as InvalidInput" },
  level: "must",
  runs: 100,
};

/** A signed POST of the operation with these parameters. */
export function sampleRequest(parameters: Readonly<Record<string, string>>): WireRequest {
  return {
    method: "POST",
    path: "/",
    headers: [
      ["host", "127.0.0.1:4566"],
      ["content-type", "application/x-www-form-urlencoded; charset=utf-8"],
      [
        "authorization",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-east-1/iam/aws4_request, SignedHeaders=host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6",
      ],
      ["x-amz-date", "20260102T030405Z"],
    ],
    body: new URLSearchParams({
      Action: "UpdateServiceSpecificCredential",
      Version: "2010-05-08",
      ...parameters,
    }).toString(),
  };
}

/** An answer with this body. */
export function sampleResponse(status: number, body: string): WireResponse {
  return {
    kind: "response",
    status,
    headers: [["content-type", "text/xml"]],
    body: new TextEncoder().encode(body),
    durationMs: 3.1234,
  };
}

/** A counterexample with these parameters, answered with `body`. */
export function sampleCounterexample(
  parameters: Readonly<Record<string, string>>,
  body: string,
  changes: Partial<Counterexample> = {},
): Counterexample {
  return {
    kind: "looked-up",
    expected: "400 ValidationError",
    observed: "404 NoSuchEntity",
    input: { parameters, form: {}, signature: "none" },
    exchange: { request: sampleRequest(parameters), outcome: sampleResponse(404, body) },
    replay: { seed: 1, path: "0:2" },
    shrinkRequests: 42,
    ...changes,
  };
}

const parameters = { ServiceSpecificCredentialId: "A".repeat(129), Status: "Active" };

/** A violation of a MUST with its counterexample. */
export const sampleViolation: Verdict = {
  requirement: "credential-id.max-length",
  level: "MUST",
  evidence: "documented",
  outcome: "violates",
  runs: 100,
  durationMs: 12.34,
  counterexample: sampleCounterexample(
    parameters,
    "<ErrorResponse>\n  <Error><Code>NoSuchEntity</Code></Error>\n</ErrorResponse>\n",
  ),
};

/** That an answer came, and nothing of the state. */
export function sampleObservation(status: number, code: string | null = null): AnswerObservation {
  return { kind: "answer", answer: { status, code, body: "envelope" } };
}

/** One verdict of each outcome. */
export const sampleVerdicts: readonly Verdict[] = [
  verdict("credential-id.known", "MUST", "conforms"),
  sampleViolation,
  {
    ...verdict("credential-id.letter-case", "OBSERVE", "observed"),
    evidence: "unknown",
    observations: [
      { observation: sampleObservation(404, "NoSuchEntity"), count: 9 },
      { observation: sampleObservation(200), count: 1 },
    ],
  },
  { ...verdict("status.visible", "MUST", "untestable"), because: "credential-id.max-length" },
  {
    ...verdict("request.get", "MUST", "inapplicable"),
    reason: "the target does not claim `get`",
  },
  {
    ...verdict("response.request-id", "SHOULD", "broken"),
    reason: "the judge failed: out of lanes",
    brokenBy: "suite",
  },
];

function verdict(requirement: string, level: Verdict["level"], outcome: Verdict["outcome"]): Verdict {
  return { requirement, level, evidence: "documented", outcome, runs: 10, durationMs: 5 };
}

/** A catalogue of one requirement, the violated one, whose texts are what tests can hold on to. */
export function sampleLookup(id: string): Requirement | undefined {
  if (id !== sampleViolation.requirement) return undefined;
  return {
    id,
    area: "credential-id",
    level: "MUST",
    evidence: "documented",
    statement: "An id of more than 128 characters is refused.",
    citations: [
      { source: "api-reference", clause: "Pattern: [\\w]+ … Maximum length of 128.", evidence: "documented" },
    ],
    stimulus: { kind: "request", parameters: {} },
    expectation: { answer: "error", codes: ["ValidationError"], state: "unchanged" },
    needs: [],
    claims: [],
  };
}
