import type { AnswerObservation } from "../../engine/judge/observation.ts";
import type { Counterexample, Verdict } from "../../engine/judge/verdict.ts";
import { sampleVerdict } from "../../engine/testing/sample-verdict.ts";
import type { WireRequest, WireResponse } from "../../protocol/exchange.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { buildRunReport, type RunFacts, type RunReport } from "../report/run-report.ts";

/** A run for the tests of this folder: one verdict of each outcome. */
export const sampleFacts: RunFacts = {
  suite: { name: "iam-conformance", version: "0.1.0", node: "20.19.0" },
  target: { name: "sample", endpoint: "http://127.0.0.1:4566", version: "4.14.0" },
  selection: { operation: "UpdateServiceSpecificCredential", only: ["credential-id", "status.*"] },
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
      ["content-type", "application/x-www-form-urlencoded"],
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
export const sampleViolation = sampleVerdict("violates", {
  requirement: "credential-id.max-length",
  runs: 100,
  durationMs: 12.34,
  counterexample: sampleCounterexample(
    parameters,
    "<ErrorResponse>\n  <Error><Code>NoSuchEntity</Code></Error>\n</ErrorResponse>\n",
  ),
});

/** That an answer came, and nothing of the state. */
export function sampleObservation(status: number, code: string | null = null): AnswerObservation {
  return { kind: "answer", answer: { status, code, body: "envelope" } };
}

/** One verdict of each outcome. */
export const sampleVerdicts: readonly Verdict[] = [
  sampleVerdict("conforms", { requirement: "credential-id.known" }),
  sampleViolation,
  sampleVerdict("observed", {
    requirement: "credential-id.letter-case",
    level: "OBSERVE",
    evidence: "unknown",
    observations: [
      { observation: sampleObservation(404, "NoSuchEntity"), count: 9 },
      { observation: sampleObservation(200), count: 1 },
    ],
  }),
  hangingOn("credential-id.max-length", "status.visible"),
  sampleVerdict("inapplicable", { requirement: "request.get", reason: "the target does not claim `get`" }),
  sampleVerdict("broken", {
    requirement: "response.request-id",
    level: "SHOULD",
    reason: "the judge failed: out of lanes",
    brokenBy: "suite",
  }),
];

/** A verdict that is untestable because another requirement is violated. */
export function hangingOn(because: string, requirement: string): Verdict {
  const { reason: _, ...untestable } = sampleVerdict("untestable", { requirement });
  return { ...untestable, because };
}

/** The same verdict with this text wherever it holds one that comes from a target. */
export function withText(verdict: Verdict, text: string): Verdict {
  switch (verdict.outcome) {
    case "conforms":
      return verdict;
    case "violates": {
      const texts = { expected: text, observed: text };
      return { ...verdict, counterexample: sampleCounterexample({ Status: text, [text]: "x" }, text, texts) };
    }
    case "observed":
      return { ...verdict, observations: [{ observation: { kind: "silence", detail: text }, count: 1 }] };
    case "untestable":
    case "inapplicable":
    case "broken":
      return { ...verdict, reason: text };
  }
}

/** A report with everything that a report may say: beside one verdict of each outcome, violations that fail no run. */
export const sampleDeviations: RunReport = buildRunReport(
  {
    ...sampleFacts,
    client: { driver: "boto3", version: "1.44.5", language: "python", runtime: "3.13.5" },
    asserted: "boto3",
    shard: { index: 1, of: 2 },
    baseline: {
      file: "known.json",
      problems: [
        {
          kind: "stale",
          requirement: "status.visible",
          text: "status.visible no longer fails: remove its entry",
        },
      ],
    },
  },
  [
    ...sampleVerdicts,
    { ...sampleViolation, requirement: "credential-id.known-deviation" },
    { ...sampleViolation, requirement: "response.request-id-header", level: "SHOULD", flaky: true },
    sampleVerdict("untestable", {
      requirement: "request.put",
      level: "OBSERVE",
      reason: "the target does not claim `put`",
    }),
  ],
  new Map([
    ["credential-id.known-deviation", { reason: "reported upstream", issue: "https://example.org/1" }],
  ]),
);

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
