import { describe, expect, it } from "vitest";
import type { Send, WireRequest } from "../../protocol/exchange.ts";
import { connectionTo, openReference, referenceConnection } from "../testing/reference-session.ts";
import { errorResponse, noResponse, successResponse } from "../testing/wire-answers.ts";
import { probeAuthentication } from "./probe-authentication.ts";

function isSigned({ headers }: WireRequest): boolean {
  return headers.some(([name]) => name === "authorization");
}

function probe(send: Send) {
  return probeAuthentication(connectionTo(send));
}

describe("probeAuthentication", () => {
  it("finds signatures enforced where unsigned requests are refused", async () => {
    expect(await probeAuthentication(referenceConnection(openReference()))).toBe("enforced");
  });

  it("finds them not enforced where unsigned requests are served", async () => {
    const reference = openReference("signature-not-required");
    expect(await probeAuthentication(referenceConnection(reference))).toBe("not-enforced");
    expect(await probe(async () => successResponse())).toBe("not-enforced");
  });

  it("concludes nothing from a target that refuses signed requests alike", async () => {
    expect(await probe(async () => errorResponse(403, "AccessDenied"))).toBe("not-enforced");
  });

  it("cannot tell where one of the two is not answered", async () => {
    const silentTo = (signed: boolean) =>
      probe(async (request) =>
        isSigned(request) === signed ? noResponse() : errorResponse(404, "NoSuchEntity"),
      );
    expect(await silentTo(true)).toBe("unknown");
    expect(await silentTo(false)).toBe("unknown");
  });
});
