import { expect, it } from "vitest";
import type { Counterexample } from "../../engine/judge/verdict.ts";
import { buildRunReport } from "../report/run-report.ts";
import { sampleCounterexample, sampleFacts, sampleLookup, sampleViolation } from "../testing/sample-run.ts";
import { describeViolation } from "./violation.ts";

function describe(counterexample: Counterexample) {
  const report = buildRunReport(sampleFacts, [{ ...sampleViolation, counterexample }]);
  const [result] = report.results;
  return result && describeViolation(result, sampleLookup);
}

it("quotes what documents say and retells what was recorded", () => {
  const report = buildRunReport(sampleFacts, [sampleViolation]);
  const [result] = report.results;
  const requirement = sampleLookup(sampleViolation.requirement);
  const violation =
    result &&
    requirement &&
    describeViolation(result, () => ({
      ...requirement,
      citations: [
        { source: "api-reference", clause: "a", evidence: "documented" },
        { source: "stackd-recordings", clause: "b", evidence: "recorded" },
      ],
    }));
  expect(violation?.citations.map(({ clause }) => clause)).toEqual(["“a”", "recorded: b"]);
  expect(result && describeViolation(result, () => undefined)).toMatchObject({
    statement: null,
    citations: [],
  });
});

it("says where another access key signed", () => {
  const input = { parameters: {}, form: {}, signature: "none", signedBy: "ic-1-w2" };
  const violation = describe({ ...sampleCounterexample({}, ""), input });
  expect(violation?.request.at(-1)).toBe("signed by an access key of ic-1-w2");
});

it("shows the ends of values, their length, special headers and the fault of the signature", () => {
  const base = sampleCounterexample({ UserName: 'a"b \n', Status: "ａ".repeat(16) }, "");
  const { request, outcome } = base.exchange;
  const violation = describe({
    ...base,
    input: { parameters: {}, form: {}, signature: "unsigned" },
    exchange: { request: { ...request, headers: [...request.headers, ["x-special", "1"]] }, outcome },
  });
  expect(violation?.request).toEqual([
    "POST http://127.0.0.1:4566/",
    'Action = "UpdateServiceSpecificCredential" (31 characters)',
    'Version = "2010-05-08"',
    'UserName = "a\\"b \\n"',
    `Status = "${"ａ".repeat(16)}" (16 characters)`,
    "x-special: 1",
    "signature: no signature at all",
  ]);
  expect(violation).toMatchObject({ answer: "404, text/xml", body: [] });
});

it("tells what a request of several steps was made from", () => {
  const violation = describe({ ...sampleCounterexample({}, ""), input: { steps: ["a"] } });
  expect(violation?.request.at(-1)).toBe('made from {"steps":["a"]}');
});

it("shows the beginning of a long body", () => {
  const violation = describe(sampleCounterexample({}, `${"a\r\n".repeat(20)}${"b".repeat(5000)}`));
  expect(violation?.body).toEqual([...Array.from({ length: 12 }, () => "a"), "… (9 lines more)"]);
  expect(describe(sampleCounterexample({}, "b".repeat(5000)))?.body[0]?.length).toBe(401);
});

it("says why there is no answer, and that a Content-Type is missing", () => {
  const base = sampleCounterexample({}, "a");
  const { request } = base.exchange;
  const outcome = { kind: "no-response", cause: "reset", detail: "closed\n", durationMs: 1 } as const;
  expect(describe({ ...base, exchange: { request, outcome } })).toMatchObject({
    answer: "no response (reset): closed\\n",
    body: [],
  });
  const untyped = { ...base.exchange.outcome, headers: [] };
  expect(describe({ ...base, exchange: { request, outcome: untyped } })?.answer).toBe("404, no Content-Type");
});
