import { expect, it } from "vitest";
import { sampleRequest, sampleResponse } from "../testing/sample-run.ts";
import { createRedactor } from "./redact.ts";
import { reportExchange, roundDuration, shownBodyBytes } from "./reported-exchange.ts";

const request = sampleRequest({ Status: "Active" });
const redact = createRedactor(request);
const endpoint = "http://127.0.0.1:4566";

function reportBody(bytes: Uint8Array) {
  return reportExchange({ request, outcome: { ...sampleResponse(200, ""), body: bytes } }, endpoint, redact)
    .response;
}

it("reports request and response as text", () => {
  const body = Uint8Array.from([0x61, 0xff, 0xc3, 0xa9]);
  expect(
    reportExchange({ request, outcome: { ...sampleResponse(200, ""), body } }, endpoint, redact),
  ).toEqual({
    request: {
      method: "POST",
      url: "http://127.0.0.1:4566/",
      headers: expect.arrayContaining([["x-amz-date", "20260102T030405Z"]]),
      body: "Action=UpdateServiceSpecificCredential&Version=2010-05-08&Status=Active",
    },
    response: { status: 200, headers: [["content-type", "text/xml"]], body: "a\\xffé", durationMs: 3.1 },
  });
});

it("cuts a long body at 16 KiB and tells its size", () => {
  const whole = new TextEncoder().encode("é".repeat(shownBodyBytes / 2));
  expect(reportBody(whole)).not.toHaveProperty("bodyBytes");
  const long = new TextEncoder().encode(`a${"é".repeat(shownBodyBytes / 2)}`);
  expect(reportBody(long)).toMatchObject({
    body: `a${"é".repeat(shownBodyBytes / 2 - 1)}`,
    bodyBytes: long.length,
  });
});

it("redacts before it cuts", () => {
  const secret = "s3cr3t".repeat(10);
  const body = `${"a".repeat(shownBodyBytes - 40)}<ServicePassword>${secret}</ServicePassword>`;
  const response = reportBody(new TextEncoder().encode(body));
  expect(JSON.stringify(response)).toContain("<ServicePassword>REDACTED");
  expect(JSON.stringify(response)).not.toContain("s3cr3t");
});

it("reports why no response came", () => {
  const outcome = {
    kind: "no-response",
    cause: "timeout",
    detail: "Signature=abc",
    durationMs: 5000.04,
  } as const;
  expect(reportExchange({ request, outcome }, endpoint, redact).response).toEqual({
    noResponse: "timeout",
    detail: "Signature=REDACTED",
    durationMs: 5000,
  });
});

it("rounds durations to what JSON can hold", () => {
  expect([1.26, 0, Number.NaN, Number.POSITIVE_INFINITY].map(roundDuration)).toEqual([1.3, 0, 0, 0]);
});
