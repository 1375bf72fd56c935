import { describe, expect, it } from "vitest";
import { updateServiceSpecificCredential as update } from "../../contract/operations/update-service-specific-credential.ts";
import { type AnswerGist, gistOf } from "../../protocol/answers/describe-answer.ts";
import type { WireRequest, WireResponse } from "../../protocol/exchange.ts";
import { createReference } from "../../reference/create-reference.ts";
import { FixtureError } from "../fixtures/fixture-error.ts";
import { connectionTo, referenceConnection } from "../testing/reference-session.ts";
import {
  answerOf,
  errorResponse,
  noResponse,
  parametersOf,
  successResponse,
  wireResponse,
} from "../testing/wire-answers.ts";
import { nobody } from "./nobody.ts";
import { perform } from "./perform.ts";
import { type Probed, probeSupport, settleSupport } from "./probe-support.ts";

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
    ["405 in the envelope", errorResponse(405, "Sorry"), "405 Sorry"],
    [
      "a code of another protocol",
      errorResponse(404, "UnknownOperationException"),
      "404 UnknownOperationException",
    ],
  ])("knows the form of an operation that is not implemented: %s", async (_, response, detail) => {
    expect(await probe(response)).toEqual({ kind: "not-implemented", detail });
  });

  it.each<[string, WireResponse, string]>([
    [
      "a page",
      wireResponse(500, "<!DOCTYPE html>\n<title>Error</title>", "text/html"),
      "500 text/html, which begins <!DOCTYPE html>",
    ],
    [
      "JSON",
      wireResponse(404, '{"message":"Not Found"}'),
      '404 (JSON), which begins {"message":"Not Found"}',
    ],
    [
      "JSON with a code of another service",
      wireResponse(404, '{"code":"ROUTE"}'),
      '404 (JSON ROUTE), which begins {"code":"ROUTE"}',
    ],
    [
      "a text",
      wireResponse(404, "404 page\u001b[31m not found"),
      "404 (neither XML nor JSON), which begins 404 page\\u{1b}[31m not found",
    ],
    [
      "a long text",
      wireResponse(502, "x".repeat(5000)),
      `502 (neither XML nor JSON), which begins ${"x".repeat(80)}…`,
    ],
    [
      "a refusal of something in between",
      wireResponse(401, "<html></html>"),
      "401 text/html, which begins <html></html>",
    ],
    [
      "a page for everything",
      wireResponse(200, "<html></html>"),
      "200 text/html, which begins <html></html>",
    ],
    ["nothing for everything", wireResponse(204, ""), "204 (empty body)"],
    [
      "S3",
      wireResponse(404, "<Error><Code>NoSuchBucket</Code></Error>"),
      "404 NoSuchBucket, which begins <Error><Code>NoSuchBucket</Code></Error>",
    ],
    [
      "an error that is cut off",
      wireResponse(404, "<ErrorResponse><Error>"),
      "404 (malformed XML), which begins <ErrorResponse><Error>",
    ],
  ])("leaves open what no IAM endpoint has to answer so: %s", async (_, response, detail) => {
    expect(await probe(response)).toMatchObject({ kind: "unclear", detail });
  });

  it("knows that a redirection is no answer, and says where to", async () => {
    const headers: [string, string][] = [["location", "https://elsewhere.example/"]];
    expect(await probe({ ...wireResponse(302, ""), headers })).toEqual({
      kind: "foreign",
      detail: "302 (empty body), to https://elsewhere.example/",
    });
  });

  it.each([
    successResponse(),
    wireResponse(200, "<Updated>"),
    wireResponse(200, '{"success":true,"data":{"id":"abc123"}}'),
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
  ])("knows a refusal of access: %s", async (_, response) => {
    expect((await probe(response)).kind).toBe("refused-access");
  });

  it("finds out that wrong keys are refused", async () => {
    const connection = referenceConnection(createReference());
    const credentials = { ...connection.credentials, secretAccessKey: "another" };
    expect(await probeSupport({ ...connection, credentials })).toEqual({
      kind: "refused-access",
      detail: "403 SignatureDoesNotMatch",
      tried: ["GET", "presigned", "host-without-port"].map((way) => ({ way, isAccepted: false })),
    });
  });

  it.each([
    ["an unknown credential", errorResponse(404, "NoSuchEntity")],
    ["another order of checks", errorResponse(400, "ValidationError")],
    ["a failure of its own", errorResponse(500, "InternalFailure")],
    ["an error with the status of what is not implemented", errorResponse(501, "NoSuchEntity")],
    ["another root", wireResponse(404, "<Response><Error><Code>NoSuchEntity</Code></Error></Response>")],
    ["the code in JSON", wireResponse(404, '{"__type":"NoSuchEntity"}')],
    [
      "the portal page's error",
      wireResponse(400, '{"success":false,"error":{"code":"VALIDATION_ERROR","message":"m"}}'),
    ],
  ])("takes any other error in the envelope for the operation's: %s", async (_, response) => {
    expect(await probe(response)).toEqual({ kind: "implemented" });
  });

  it("says why nothing came", async () => {
    const nothing = noResponse("refused");
    const support = await probeSupport(connectionTo(async () => nothing));
    expect(support).toEqual({ kind: "unreachable", noResponse: nothing });
  });
});

describe("settleSupport", () => {
  type Unclear = Extract<Probed, { kind: "unclear" }>;
  const html = gistOf(answerOf(wireResponse(500, "<html></html>")));
  const json = gistOf(answerOf(wireResponse(404, '{"code":"NOT_FOUND"}')));
  const unclear = (gist = html): Unclear => ({ kind: "unclear", detail: "d", gist });
  const refused = (operation: string, refusal: AnswerGist | null) =>
    new FixtureError("no", refusal, operation);
  const call = async (response: WireResponse) => {
    const { connection, operation } = { connection: connectionTo(async () => response), operation: update };
    return perform({ connection, operation }, nobody, "Active");
  };

  it.each<[string, Unclear, FixtureError | null, string]>([
    ["CreateUser gets the same page", unclear(), refused("CreateUser", html), "foreign"],
    ["CreateUser gets another page", unclear(json), refused("CreateUser", html), "foreign"],
    ["CreateUser gets no answer", unclear(), refused("CreateUser", null), "foreign"],
    ["CreateUser gets the same JSON", unclear(json), refused("CreateUser", json), "foreign"],
    [
      "CreateUser gets success in JSON",
      unclear(json),
      refused("CreateUser", { ...json, status: 200, code: null }),
      "implemented",
    ],
    [
      "CreateUser is refused as IAM does",
      unclear(),
      refused("CreateUser", gistOf(answerOf(errorResponse(403, "AccessDenied")))),
      "implemented",
    ],
    [
      "only users can be made",
      unclear(),
      refused("CreateServiceSpecificCredential", html),
      "not-implemented",
    ],
    [
      "credentials have a quota",
      unclear(),
      refused("CreateServiceSpecificCredential", gistOf(answerOf(errorResponse(409, "LimitExceeded")))),
      "implemented",
    ],
  ])("goes by the fixtures: %s", (_, probed, problem, kind) => {
    expect(settleSupport(probed, problem, null).kind).toBe(kind);
  });

  it("goes by a valid update where there are fixtures", async () => {
    const page = wireResponse(500, "<html></html>");
    const notFound = wireResponse(404, '{"code":"NOT_FOUND"}');
    expect(settleSupport(unclear(), null, await call(successResponse())).kind).toBe("implemented");
    expect(settleSupport(unclear(json), null, await call(notFound)).kind).toBe("implemented");
    expect(settleSupport(unclear(), null, await call(page))).toEqual({
      kind: "not-implemented",
      detail: "d, also to an update of what exists",
    });
  });
});
