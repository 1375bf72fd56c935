import { expect, it } from "vitest";
import { buildRunReport } from "../report/run-report.ts";
import { sampleFacts, sampleLookup, sampleVerdicts, sampleViolation } from "../testing/sample-run.ts";
import { renderText } from "./text.ts";

it("tells the run, each area, each violation, what was not judged, and the verdict", () => {
  expect(
    renderText(buildRunReport(sampleFacts, sampleVerdicts), sampleLookup, { width: 90 }),
  ).toMatchInlineSnapshot(`
    "target           sample at http://127.0.0.1:4566
    suite            iam-conformance 0.1.0, query-api, level must
    seed             1, 100 runs per requirement
    run              2026-01-02T03:04:05.678Z, 1.2 s, 321 requests
    self-proof       6 of 6 dummy responders rejected
    support          the operation is implemented
    authentication   signatures are checked
    edition          Status=Expired: refused as InvalidInput

    ✗ credential-id  1 conforms · 1 violates · 1 observed
    ? status         1 untestable
    ! response       1 broken
    – request        1 inapplicable

    ✗ credential-id.max-length  MUST, documented
      requirement      An id of more than 128 characters is refused.
      source           “Pattern: [\\w]+ … Maximum length of 128.”
                       IAM API Reference, UpdateServiceSpecificCredential (2025),
                       https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateServiceSpecificCredential.html
      request          POST http://127.0.0.1:4566/
                       Action = "UpdateServiceSpecificCredential" (31 characters)
                       Version = "2010-05-08"
                       ServiceSpecificCredentialId = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" (129 characters)
                       Status = "Active"
      expected         400 ValidationError
      observed         404 NoSuchEntity
      answer           404, text/xml
                       <ErrorResponse>
                         <Error><Code>NoSuchEntity</Code></Error>
                       </ErrorResponse>
      curl             curl -sS -i --globoff --aws-sigv4 'aws:amz:us-east-1:iam' --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" --data-raw 'Action=UpdateServiceSpecificCredential&Version=2010-05-08&ServiceSpecificCredentialId=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&Status=Active' 'http://127.0.0.1:4566/'

    ? 1 untestable
      needs credential-id.max-length, which is violated
        status.visible

    – 1 inapplicable
      the target does not claim \`get\`
        request.get

    ! 1 broken
      the judge failed: out of lanes
        response.request-id

    ○ 1 observed
      credential-id.letter-case  404 NoSuchEntity ×9, 200 ×1

    VIOLATES 1 of 6 requirements (1 MUST): 1 conform, 1 observed, 1 untestable, 1 inapplicable, 1 broken
    "
  `);
});

it("ends with the verdict on the run", () => {
  const report = buildRunReport(sampleFacts, sampleVerdicts);
  expect(renderText(report).trimEnd().split("\n").at(-1)).toMatch(/^VIOLATES 1 of 6/);
});

it("marks what is flaky and what is foreseen", () => {
  const foreseen = new Map([
    [sampleViolation.requirement, { reason: "known", issue: "https://example.org/1" }],
  ]);
  const report = buildRunReport(sampleFacts, [{ ...sampleViolation, flaky: true }], foreseen);
  const text = renderText(report, sampleLookup);
  expect(text).toContain("flaky: it did not come again");
  expect(text).toMatch(/foreseen +known \(https:\/\/example\.org\/1\)/);
});

it("shows a violation that has no counterexample", () => {
  const report = buildRunReport(sampleFacts, [sampleViolation]);
  const results = report.results.map(({ counterexample: _, ...result }) => result);
  expect(renderText({ ...report, results })).toContain("no counterexample was kept");
});

it("colours on request and only by whole sequences", () => {
  const report = buildRunReport(sampleFacts, sampleVerdicts);
  const plain = renderText(report, sampleLookup);
  const coloured = renderText(report, sampleLookup, { colour: true });
  expect(plain).not.toContain("\u001b");
  expect(coloured).not.toBe(plain);
  expect(coloured.replace(/\p{Cc}\[\d+m/gu, "")).toBe(plain);
});
