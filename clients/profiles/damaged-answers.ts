import { answerMediaType, errorRoot, successRootOf } from "../../contract/envelopes.ts";
import { type ErrorCode, errorCodes, lookUpCode } from "../../contract/error-codes.ts";
import { deniedCodes, expiredCodes, throttlingCodes, unknownKeyCodes } from "../../contract/messages.ts";
import { service } from "../../contract/operation.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { errorAnswer, failureAnswer, successAnswer } from "../capture/canned-answers.ts";
import type { ScriptedAnswer } from "../capture/scripted-answer.ts";

/** The request id of every answer. */
export const requestId = "5f3c1d2e-7a4b-4c8d-9e0f-a1b2c3d4e5f6";
const success = successAnswer(updateServiceSpecificCredential, requestId);
const refusal = failure(lookUpCode, "No such credential");
const html = "<!DOCTYPE html><html><body><h1>It works</h1><br></body></html>";
const otherNamespace = "https://other.example/doc/";
/** Milliseconds: longer than any usual answer, shorter than any client's patience. */
const slowly = 1500;
/** Characters; a driver tells of the message in a line, which may be twice as long. */
const hugeLength = 500_000;

function failure(code: ErrorCode, message: string): ScriptedAnswer {
  return errorAnswer(code, message, requestId);
}

function withBody(answer: ScriptedAnswer, body: string, mediaType: string = answerMediaType): ScriptedAnswer {
  const headers = answer.headers.map(
    ([name, value]) => [name, name === "Content-Type" ? mediaType : value] as const,
  );
  return { ...answer, headers, body };
}

function withoutRequestId({ headers, body, ...rest }: ScriptedAnswer): ScriptedAnswer {
  return {
    ...rest,
    headers: headers.filter(([, value]) => value !== requestId),
    body: body.replace(/\s*<RequestId>[^<]*<\/RequestId>/, ""),
  };
}

function withDoctype(answer: ScriptedAnswer, root: string): ScriptedAnswer {
  return withBody(answer, `<!DOCTYPE ${root} [<!ENTITY grown "grown">]>\n${answer.body}`);
}

function inChunks(answer: ScriptedAnswer): ScriptedAnswer {
  return { ...answer, headers: [...answer.headers, ["Transfer-Encoding", "chunked"]] };
}

/** The same document with a prefix on every element, which names the same elements (Namespaces in XML 1.0). */
function withPrefix(answer: ScriptedAnswer): ScriptedAnswer {
  return withBody(answer, answer.body.replace(/<(\/?)(\w)/g, "<$1iam:$2").replace("xmlns=", "xmlns:iam="));
}

function withBlanks(answer: ScriptedAnswer, text: string, blank: string): ScriptedAnswer {
  return withBody(answer, answer.body.replace(`>${text}<`, `>${blank}<`));
}

/** Answers with each code that the contract knows, so that what a client tries again shows, one by one. */
const codeAnswers: Readonly<Record<string, ScriptedAnswer>> = {
  ...Object.fromEntries(
    Object.keys(errorCodes).map((code) => [code, failure(code as ErrorCode, "Refused")] as const),
  ),
  ...codesWith(400, throttlingCodes),
  ...codesWith(403, [...expiredCodes, ...deniedCodes, ...unknownKeyCodes]),
};

/** Those of the codes that have no status of their own in the contract: the code alone is to decide. */
function codesWith(status: number, codes: readonly string[]): Record<string, ScriptedAnswer> {
  const others = codes.filter((code) => !Object.hasOwn(errorCodes, code));
  return Object.fromEntries(
    others.map((code) => [
      code,
      failureAnswer({ code, type: "Sender", status, message: "Refused" }, requestId),
    ]),
  );
}

/**
 * Answers that no document says how to treat, and those that call for another try. How a client treats each is part of
 * its profile; so are the names. An answer with a code of the contract is named after the code.
 */
export const damagedAnswers: Readonly<Record<string, ScriptedAnswer>> = {
  throttling: failure("Throttling", "Rate exceeded"),
  "service-failure": failure("ServiceFailure", "Something went wrong"),
  "service-unavailable": failure("ServiceUnavailable", "Come back later"),
  "html-bad-gateway": { ...withBody(success, html, "text/html"), status: 502 },
  empty: withBody(success, ""),
  "empty-error": withBody(refusal, ""),
  cut: { ...success, ending: "cut" },
  "cut-error": { ...refusal, ending: "cut" },
  html: withBody(success, html, "text/html"),
  "html-error": withBody(refusal, html, "text/html"),
  json: withBody(success, '{"success": true, "data": {}}', "application/json"),
  "json-error": withBody(refusal, '{"__type": "X", "message": "no"}', "application/json"),
  "other-namespace": withBody(success, success.body.replace(service.namespace, otherNamespace)),
  "other-namespace-error": withBody(refusal, refusal.body.replace(service.namespace, otherNamespace)),
  "no-request-id": withoutRequestId(success),
  "no-request-id-error": withoutRequestId(refusal),
  slow: { ...success, delayMs: slowly },
  reset: { ...success, ending: "reset" },
  end: { ...success, ending: "end" },
  redirect: { status: 302, headers: [["Location", "/elsewhere"]], body: "" },
  "huge-error": failure(lookUpCode, "x".repeat(hugeLength)),
  "byte-order-mark": withBody(success, `\ufeff${success.body}`),
  "byte-order-mark-error": withBody(refusal, `\ufeff${refusal.body}`),
  doctype: withDoctype(success, successRootOf(updateServiceSpecificCredential)),
  // An entity that a client expands shows in the message.
  "doctype-error": withDoctype(
    withBody(refusal, refusal.body.replace("No such credential", "&grown;")),
    errorRoot,
  ),
  "blanks-in-message": failure(lookUpCode, "  No  such\t credential \n "),
  "blanks-in-code": withBlanks(refusal, lookUpCode, ` ${lookUpCode}\n`),
  "blanks-in-request-id": withBlanks(success, requestId, `\n ${requestId} `),
  "empty-message": failure(lookUpCode, ""),
  "blank-message": failure(lookUpCode, " \n "),
  chunked: inChunks(success),
  "chunked-error": inChunks(refusal),
  prefix: withPrefix(success),
  "prefix-error": withPrefix(refusal),
  ...codeAnswers,
};
