import { describe, expect, it } from "vitest";
import type { Send, WireRequest } from "../../protocol/exchange.ts";
import { connectionTo, openReference, referenceConnection } from "../testing/reference-session.ts";
import { errorResponse, noResponse, successResponse, wireResponse } from "../testing/wire-answers.ts";
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

  const served = errorResponse(404, "NoSuchEntity");

  it.each([
    ["403 MissingAuthenticationToken", errorResponse(403, "MissingAuthenticationToken")],
    ["401 without a body", wireResponse(401, "")],
    ["400 with a code of its own", errorResponse(400, "MissingAuthenticationTokenException")],
    ["404 with another code", errorResponse(404, "UnknownOperationException")],
    ["404 as a page", wireResponse(404, "<html><body>Not found</body></html>", "text/html")],
    ["302 to a login", wireResponse(302, "")],
  ])("finds signatures enforced where the unsigned request alone is refused: %s", async (_, refusal) => {
    expect(await probe(async (request) => (isSigned(request) ? served : refusal))).toBe("enforced");
  });

  it.each([
    ["is served as well as the signed one", served, served],
    ["alone is served", errorResponse(400, "ValidationError"), successResponse()],
  ])("finds them not enforced where the unsigned request %s", async (_, signed, unsigned) => {
    expect(await probe(async (request) => (isSigned(request) ? signed : unsigned))).toBe("not-enforced");
  });

  it.each([
    ["refuses both for their caller", () => errorResponse(403, "AccessDenied")],
    ["refuses both for their signature", () => errorResponse(400, "IncompleteSignature")],
    ["fails", (signed: boolean) => (signed ? served : errorResponse(500, "InternalFailure"))],
  ])("concludes nothing from a target that %s", async (_, answer) => {
    expect(await probe(async (request) => answer(isSigned(request)))).toBe("unknown");
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
