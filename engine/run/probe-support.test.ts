import { describe, expect, it } from "vitest";
import type { WireRequest, WireResponse } from "../../protocol/exchange.ts";
import { createReference } from "../../reference/create-reference.ts";
import { connectionTo, referenceConnection } from "../testing/reference-session.ts";
import {
  errorResponse,
  noResponse,
  parametersOf,
  successResponse,
  wireResponse,
} from "../testing/wire-answers.ts";
import { probeSupport } from "./probe-support.ts";

function probe(response: WireResponse) {
  return probeSupport(connectionTo(async () => response));
}

describe("probeSupport", () => {
  it("finds the operation on an endpoint that has it, and leaves nothing there", async () => {
    const reference = createReference();
    expect(await probeSupport(referenceConnection(reference))).toEqual({ kind: "implemented" });
    expect(reference.snapshot()).toMatchObject({ users: 0, credentials: 0 });
  });

  it("asks once, for an update of what cannot exist", async () => {
    const sent: WireRequest[] = [];
    await probeSupport(
      connectionTo(async (request) => {
        sent.push(request);
        return errorResponse(404, "NoSuchEntity");
      }),
    );
    expect(sent).toHaveLength(1);
    const parameters = sent.map(parametersOf)[0];
    expect(parameters?.get("Action")).toBe("UpdateServiceSpecificCredential");
    expect(parameters?.get("ServiceSpecificCredentialId")).toMatch(/^ACCA\w{17}$/);
  });

  it.each<[string, WireResponse, string]>([
    [
      "500 text/html",
      wireResponse(500, "<!DOCTYPE html><html><title>Error</title></html>", "text/html"),
      "500 text/html",
    ],
    ["400 InvalidAction", errorResponse(400, "InvalidAction"), "400 InvalidAction"],
    ["400 UnsupportedOperation", errorResponse(400, "UnsupportedOperation"), "400 UnsupportedOperation"],
    [
      "400 JSON UnknownAction",
      wireResponse(400, '{"__type":"UnknownAction","message":"?"}', "application/json"),
      "400 (JSON UnknownAction)",
    ],
    ["501 in the envelope", errorResponse(501, "Sorry"), "501 Sorry"],
    ["501 without a body", wireResponse(501, ""), "501 (empty body)"],
    [
      "405 with a bare Error",
      wireResponse(405, "<Error><Code>MethodNotAllowed</Code><Message>No.</Message></Error>"),
      "405 MethodNotAllowed",
    ],
    ["404 JSON", wireResponse(404, '{"message":"Not Found"}', "application/json"), "404 (JSON)"],
    ["405 in the envelope", errorResponse(405, "Sorry"), "405 Sorry"],
    [
      "404 in plain text",
      wireResponse(404, "404 page not found", "text/plain"),
      "404 (neither XML nor JSON)",
    ],
    ["a redirection", wireResponse(302, ""), "302 (empty body)"],
    [
      "a code of another protocol",
      errorResponse(404, "UnknownOperationException"),
      "404 UnknownOperationException",
    ],
  ])("knows the form of an operation that is not implemented: %s", async (_, response, detail) => {
    expect(await probe(response)).toEqual({ kind: "not-implemented", detail });
  });

  it.each([
    successResponse(),
    wireResponse(200, ""),
    wireResponse(204, ""),
    wireResponse(200, "<html></html>"),
  ])("knows an endpoint that says yes to everything", async (response) => {
    expect((await probe(response)).kind).toBe("yes-man");
  });

  it.each<[string, WireResponse]>([
    ["an unknown key", errorResponse(403, "InvalidClientTokenId")],
    ["a wrong signature", errorResponse(403, "SignatureDoesNotMatch")],
    ["no permission", errorResponse(403, "AccessDenied")],
    ["an expired token", errorResponse(400, "ExpiredToken")],
    ["an unknown key, as S3 says it", errorResponse(403, "InvalidAccessKeyId")],
    ["a missing signature", errorResponse(403, "MissingAuthenticationToken")],
    ["403 in JSON", wireResponse(403, '{"__type":"UnrecognizedClientException"}', "application/json")],
    ["401 from something in between", wireResponse(401, "<html></html>", "text/html")],
  ])("knows a refusal of access: %s", async (_, response) => {
    expect((await probe(response)).kind).toBe("refused-access");
  });

  it("finds out that wrong keys are refused", async () => {
    const connection = referenceConnection(createReference());
    const credentials = { ...connection.credentials, secretAccessKey: "another" };
    expect(await probeSupport({ ...connection, credentials })).toEqual({
      kind: "refused-access",
      detail: "403 SignatureDoesNotMatch",
    });
  });

  it.each([
    ["an unknown credential", errorResponse(404, "NoSuchEntity")],
    ["another order of checks", errorResponse(400, "ValidationError")],
    ["a failure of its own", errorResponse(500, "InternalFailure")],
  ])("takes any other error in the envelope for the operation's: %s", async (_, response) => {
    expect(await probe(response)).toEqual({ kind: "implemented" });
  });

  it("says why nothing came", async () => {
    const nothing = noResponse("refused");
    const support = await probeSupport(connectionTo(async () => nothing));
    expect(support).toEqual({ kind: "unreachable", noResponse: nothing });
  });
});
