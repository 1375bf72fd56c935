import { expect, it } from "vitest";
import type { Counterexample } from "../../engine/judge/verdict.ts";
import { buildRunReport } from "../report/run-report.ts";
import { sampleCounterexample, sampleFacts, sampleLookup, sampleViolation } from "../testing/sample-run.ts";
import type { Term } from "./document.ts";
import { describeViolation } from "./violation.ts";

/** What stands under a label, line by line. */
function linesOf(parts: readonly Term[], wanted: string): readonly string[] {
  const [, value] = parts.find(([label]) => label === wanted) ?? [];
  return typeof value === "object" && "lines" in value ? value.lines : [];
}

function describe(counterexample: Counterexample): Term[] {
  const report = buildRunReport(sampleFacts, [{ ...sampleViolation, counterexample }]);
  return report.results.flatMap((result) => describeViolation(result, sampleLookup));
}

it("quotes what documents say and retells what was recorded", () => {
  const [result] = buildRunReport(sampleFacts, [sampleViolation]).results;
  const requirement = sampleLookup(sampleViolation.requirement);
  if (result === undefined || requirement === undefined) throw new Error("the sample lacks its violation");
  const parts = describeViolation(result, () => ({
    ...requirement,
    citations: [
      { source: "api-reference", clause: "a", evidence: "documented" },
      { source: "stackd-recordings", clause: "b", evidence: "recorded" },
    ],
  }));
  const quotes = parts.flatMap(([, value]) =>
    typeof value === "object" && "quote" in value ? [value.quote.clause] : [],
  );
  expect(quotes).toEqual(["“a”", "recorded: b"]);
  const unknown = describeViolation(result, () => undefined).map(([label]) => label);
  expect(unknown).toEqual(["request", "expected", "observed", "answer", "curl", "AWS CLI"]);
});

it("says where another access key signed", () => {
  const input = { parameters: {}, form: {}, signature: "none", signedBy: "ic-1-w2" };
  const violation = describe({ ...sampleCounterexample({}, ""), input });
  expect(linesOf(violation, "request").at(-1)).toBe("signed by an access key of ic-1-w2");
});

it("shows the ends of values, their length, special headers and the fault of the signature", () => {
  const base = sampleCounterexample({ UserName: 'a"b \n', Status: "ａ".repeat(16) }, "");
  const { request, outcome } = base.exchange;
  const violation = describe({
    ...base,
    input: { parameters: {}, form: {}, signature: "unsigned" },
    exchange: { request: { ...request, headers: [...request.headers, ["x-special", "1"]] }, outcome },
  });
  expect(linesOf(violation, "request")).toEqual([
    "POST http://127.0.0.1:4566/",
    'Action = "UpdateServiceSpecificCredential" (31 characters)',
    'Version = "2010-05-08"',
    'UserName = "a\\"b \\n"',
    `Status = "${"ａ".repeat(16)}" (16 characters)`,
    "x-special: 1",
    "signature: no signature at all",
  ]);
  expect(linesOf(violation, "answer")).toEqual(["404, text/xml"]);
});

it("tells what a request of several steps was made from", () => {
  const violation = describe({ ...sampleCounterexample({}, ""), input: { steps: ["a"] } });
  expect(linesOf(violation, "request").at(-1)).toBe('made from {"steps":["a"]}');
});

it("shows the beginning of a long body", () => {
  const violation = describe(sampleCounterexample({}, `${"a\r\n".repeat(20)}${"b".repeat(5000)}`));
  expect(linesOf(violation, "answer").slice(1)).toEqual([
    ...Array.from({ length: 12 }, () => "a"),
    "… (9 more lines)",
  ]);
  const [, first] = linesOf(describe(sampleCounterexample({}, "b".repeat(5000))), "answer");
  expect(first).toHaveLength(401);
});

it("says why there is no answer, and that a Content-Type is missing", () => {
  const base = sampleCounterexample({}, "a");
  const { request } = base.exchange;
  const outcome = { kind: "no-response", cause: "reset", detail: "closed\n", durationMs: 1 } as const;
  expect(linesOf(describe({ ...base, exchange: { request, outcome } }), "answer")).toEqual([
    "no response (reset): closed\\n",
  ]);
  const untyped = { ...base.exchange.outcome, headers: [] };
  const [line] = linesOf(describe({ ...base, exchange: { request, outcome: untyped } }), "answer");
  expect(line).toBe("404, no Content-Type");
});
