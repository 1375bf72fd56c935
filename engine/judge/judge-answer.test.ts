import { describe, expect, it } from "vitest";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { WireResponse } from "../../protocol/exchange.ts";
import type { AnswerExpectation } from "../../suites/requirement.ts";
import type { ResolvedParameters } from "../run/resolve-input.ts";
import { answerOf, errorResponse, successResponse, wireResponse } from "../testing/wire-answers.ts";
import { isSuccess, judgeAnswer } from "./judge-answer.ts";

const valid: ResolvedParameters = [
  ["ServiceSpecificCredentialId", "ACCA00000000000000001"],
  ["UserName", "somebody"],
  ["Status", "Active"],
];

function judge(expectation: AnswerExpectation, response: WireResponse, parameters = valid) {
  return judgeAnswer(expectation, answerOf(response), {
    operation: updateServiceSpecificCredential,
    parameters,
  });
}

const html = wireResponse(500, "<!DOCTYPE html><html><body>Oops</body></html>", "text/html");
const withoutCode = wireResponse(400, "<ErrorResponse><RequestId>1</RequestId></ErrorResponse>");
const invalid = errorResponse(400, "ValidationError");
const unknown = errorResponse(404, "NoSuchEntity");
const success = successResponse();

const anything: AnswerExpectation = { answer: "anything" };
const succeeds: AnswerExpectation = { answer: "success" };
const enveloped: AnswerExpectation = { answer: "success", rules: ["well-formed", "namespace"] };
const json = wireResponse(200, "{}", "application/json");
const refusal: AnswerExpectation = { answer: "refusal" };
const refusedAs411: AnswerExpectation = { answer: "refusal", statuses: [411, 501] };
const error: AnswerExpectation = { answer: "error", codes: ["ValidationError"] };
const eitherError: AnswerExpectation = { answer: "error", codes: ["ValidationError", "IncompleteSignature"] };
const statusOf: AnswerExpectation = { answer: "status-of", code: "NoSuchEntity" };
const noUser: AnswerExpectation = {
  answer: "message",
  message: { kind: "matches", pattern: "^The user with name .+ cannot be found\\.$" },
};
const rootOfError: AnswerExpectation = { answer: "envelope", of: "error", rules: ["root", "request-id"] };
const rootOfSuccess: AnswerExpectation = { answer: "envelope", of: "success", rules: ["root"] };
const severalStatuses: AnswerExpectation = { answer: "status-of", code: "IncompleteSignature" };
const none: AnswerExpectation = { answer: "one-of", options: [] };
const either: AnswerExpectation = { answer: "one-of", options: [succeeds, error] };

describe("judgeAnswer", () => {
  it.each<[string, AnswerExpectation, WireResponse]>([
    ["anything, and a page", anything, html],
    ["a success", succeeds, success],
    ["a success in its envelope", enveloped, success],
    ["a success without an envelope, where none is asked for", succeeds, json],
    [
      "an error without a message, of which the message is asked",
      noUser,
      errorResponse(404, "NoSuchEntity", ""),
    ],
    ["a refusal of any code", refusal, errorResponse(418, "Teapot")],
    ["a refusal without a code", refusal, withoutCode],
    ["a refusal with one of its statuses", refusedAs411, wireResponse(501, "")],
    ["an error", error, invalid],
    ["one of several errors", eitherError, errorResponse(400, "IncompleteSignature")],
    ["one of several statuses of an error", eitherError, errorResponse(403, "IncompleteSignature")],
    ["the status of an error", statusOf, unknown],
    ["the status of an error that is another one", statusOf, errorResponse(500, "ServiceFailure")],
    ["the status of an error, and a success", statusOf, success],
    ["a message", noUser, errorResponse(404, "NoSuchEntity", "The user with name x cannot be found.")],
    [
      "a message over several lines",
      noUser,
      errorResponse(404, "NoSuchEntity", "The user with name a\nb cannot be found."),
    ],
    ["a message, and an answer that has none to judge", noUser, success],
    ["an envelope", rootOfError, invalid],
    ["an envelope with a fault of another rule", rootOfSuccess, wireResponse(200, bareSuccess())],
    ["the envelope of an error, and a success", rootOfError, wireResponse(200, "<Other/>")],
    ["the envelope of an error, and choices", rootOfError, wireResponse(300, "<Other/>")],
    ["the envelope of an error, and no document", rootOfError, html],
    ["the envelope of a success, and an error", rootOfSuccess, wireResponse(400, "<Other/>")],
    ["one of no expectations", none, unknown],
    ["the first of two", either, success],
    ["the second of two", either, invalid],
  ])("is content with %s", (_, expectation, response) => {
    expect(judge(expectation, response)).toBeNull();
  });

  it.each<[string, AnswerExpectation, WireResponse, string, string, string]>([
    ["an error for a success", succeeds, unknown, "refused", "success (200)", "404 NoSuchEntity"],
    [
      "another 2xx for a success",
      succeeds,
      wireResponse(202, ""),
      "refused",
      "success (200)",
      "202 (empty body)",
    ],
    ["a success for a refusal", refusal, success, "accepted", "a refusal (4xx)", "200"],
    [
      "another refusal",
      refusedAs411,
      wireResponse(400, ""),
      "status",
      "a refusal (411 or 501)",
      "400 (empty body)",
    ],
    ["a failure for a refusal", refusal, html, "status", "a refusal (4xx)", "500 text/html"],
    [
      "a redirection for a refusal",
      refusal,
      wireResponse(302, ""),
      "status",
      "a refusal (4xx)",
      "302 (empty body)",
    ],
    [
      "choices for a refusal",
      refusal,
      wireResponse(300, ""),
      "status",
      "a refusal (4xx)",
      "300 (empty body)",
    ],
    ["choices for an error", error, wireResponse(300, ""), "unreadable", "400 Val", "300 (empty body)"],
    [
      "none of several statuses",
      severalStatuses,
      errorResponse(404, "IncompleteSignature"),
      "status",
      "400|403 IncompleteSignature",
      "404 IncompleteSignature",
    ],
    ["a success for an error", error, success, "accepted", "400 ValidationError", "200"],
    ["a page for an error", error, html, "unreadable", "400 ValidationError", "500 text/html"],
    ["no code for an error", error, withoutCode, "unreadable", "400 ValidationError", "400 (no Code)"],
    ["another error", error, unknown, "looked-up", "400 ValidationError", "404 NoSuchEntity"],
    [
      "the name of an exception for a code",
      error,
      errorResponse(400, "ValidationErrorException"),
      "code",
      "400 ValidationError",
      "400 ValidationErrorException",
    ],
    [
      "an error with another status",
      error,
      errorResponse(422, "ValidationError"),
      "status",
      "400 ValidationError",
      "422 ValidationError",
    ],
    [
      "none of several errors",
      eitherError,
      unknown,
      "looked-up",
      "400 ValidationError or 400|403 IncompleteSignature",
      "404 NoSuchEntity",
    ],
    [
      "a wrong status of an error",
      statusOf,
      errorResponse(400, "NoSuchEntity"),
      "status",
      "404 NoSuchEntity",
      "400 NoSuchEntity",
    ],
    [
      "a wrong message",
      noUser,
      errorResponse(404, "NoSuchEntity", "Who?"),
      "message",
      "a message like ^The user with name .+ cannot be found\\.$",
      "Who?",
    ],
    [
      "a broken envelope",
      rootOfError,
      wireResponse(400, "<Error><Code>ValidationError</Code></Error>"),
      "envelope",
      "error envelope: root",
      "the root is Error, not ErrorResponse",
    ],
    [
      "a success that is JSON",
      enveloped,
      json,
      "envelope",
      "success envelope: well-formed",
      "the body is not XML",
    ],
    [
      "a success without a namespace",
      enveloped,
      wireResponse(200, bareSuccess()),
      "envelope",
      "success envelope: namespace",
      "UpdateServiceSpecificCredentialResponse is in no namespace",
    ],
    [
      "neither of two",
      either,
      unknown,
      "refused",
      "success (200) or 400 ValidationError",
      "404 NoSuchEntity",
    ],
  ])("fails on %s", (_, expectation, response, kind, expected, observed) => {
    const failure = judge(expectation, response);
    expect(failure?.kind).toBe(kind);
    expect(failure?.expected).toContain(expected);
    expect(failure?.observed).toBe(observed);
  });

  it.each<[string, AnswerExpectation, WireResponse, string | undefined]>([
    ["that has a wrong status", refusal, errorResponse(500, "ValidationError"), "ValidationError"],
    ["that is not the one that is due", error, unknown, "NoSuchEntity"],
    ["that nobody knows", refusal, errorResponse(500, "Oops"), undefined],
    ["that every object has", refusal, errorResponse(500, "constructor"), undefined],
    ["that is not there", refusal, html, undefined],
  ])("tells the code of an answer %s", (_, expectation, response, code) => {
    expect(judge(expectation, response)?.code).toBe(code);
  });

  it("shows no more than the beginning of a message, on one line", () => {
    const failure = judge(noUser, errorResponse(404, "NoSuchEntity", `Who\n${"o".repeat(5000)}?`));
    expect(failure?.observed).toMatch(/^Who\\u\{a\}o+…$/);
    expect(failure?.observed.length).toBeLessThan(600);
  });
});

describe("judgeAnswer of messages that list violations", () => {
  const violations: AnswerExpectation = { answer: "message", message: { kind: "violations" } };
  const shortId =
    "Value at 'serviceSpecificCredentialId' failed to satisfy constraint: Member must have length";
  const status = "Value at 'status' failed to satisfy constraint: Member must satisfy enum value set";
  const twoBreaches: ResolvedParameters = [
    ["ServiceSpecificCredentialId", "short"],
    ["UserName", "somebody"],
    ["Status", "Deleted"],
  ];
  const threeBreaches: ResolvedParameters = [
    ["ServiceSpecificCredentialId", "-"],
    ["Status", "Deleted"],
  ];

  function told(message: string, parameters: ResolvedParameters) {
    return judge(violations, errorResponse(400, "ValidationError", message), parameters);
  }

  it.each<[string, string, ResolvedParameters]>([
    ["each of two", `2 validation errors detected: ${shortId}; ${status}`, twoBreaches],
    ["in another order", `2 validation errors detected: ${status}; ${shortId}`, twoBreaches],
    [
      "twice of one parameter",
      `3 validation errors detected: ${shortId}; ${status}; ${shortId.replace("length", "pattern")}`,
      threeBreaches,
    ],
    [
      "of parameters whose names are declared in another order",
      `2 validation errors detected: ${shortId.replace("serviceSpecificCredentialId", "userName")}; ${status}`,
      [
        ["ServiceSpecificCredentialId", "ACCA00000000000000001"],
        ["UserName", "a b"],
        ["Status", "Deleted"],
      ],
    ],
    [
      "with the value echoed",
      `2 validation errors detected: ${shortId.replace("Value", "Value 'short'")}; ${status.replace("Value", "Value 'it; Value at 'x'")}`,
      twoBreaches,
    ],
    [
      "of an absent parameter",
      `1 validation error detected: ${status.replace("Value", "Value null")}`,
      valid.slice(0, 2),
    ],
  ])("is content with a list %s", (_, message, parameters) => {
    expect(told(message, parameters)).toBeNull();
  });

  it.each([
    ["two of three", `2 validation errors detected: ${status}; ${shortId}`, "unreported"],
    ["one of three", `1 validation error detected: ${status}`, "message"],
    ["one of three and another", `2 validation errors detected: ${status}; ${status}`, "message"],
    ["two of three, counted wrongly", `3 validation errors detected: ${status}; ${shortId}`, "message"],
  ])("tells a list that lacks some from one that is none: %s", (_, message, kind) => {
    expect(told(message, threeBreaches)?.kind).toBe(kind);
  });

  it.each([
    ["that lacks one", `1 validation error detected: ${status}`],
    ["that counts wrongly", `3 validation errors detected: ${status}; ${shortId}`],
    ["that names another member", `2 validation errors detected: ${status}; ${status}`],
    ["that names one member twice", `2 validation errors detected: ${shortId}; ${shortId}`],
    [
      "that names the parameter",
      `2 validation errors detected: ${status}; ${shortId.replace("service", "Service")}`,
    ],
    ["that is none", "Invalid parameters."],
  ])("fails on a message %s", (_, message) => {
    expect(told(message, twoBreaches)).toEqual({
      kind: "message",
      expected: "2 validation errors detected: Value at 'serviceSpecificCredentialId', 'status' …",
      observed: message,
    });
  });

  it("says what it expects of one violation", () => {
    expect(told("no", [...valid.slice(0, 2), ["Status", "x"]])?.expected).toBe(
      "1 validation error detected: Value at 'status' …",
    );
  });

  it("reads a message that was made to take for ever", () => {
    const message = `1 validation error detected: ${"Value '".repeat(100_000)}`;
    expect(told(message, twoBreaches)?.kind).toBe("message");
  });
});

describe("isSuccess", () => {
  it.each([
    [200, true],
    [201, false],
    [204, false],
    [302, false],
    [400, false],
  ])("of status %i is %s", (status, expected) => {
    expect(isSuccess(answerOf(wireResponse(status, "")))).toBe(expected);
  });
});

function bareSuccess(): string {
  return "<UpdateServiceSpecificCredentialResponse/>";
}
