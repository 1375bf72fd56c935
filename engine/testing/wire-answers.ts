import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { Answer } from "../../protocol/answers/answer.ts";
import { decodeAnswer } from "../../protocol/answers/decode-answer.ts";
import type { NoResponse, WireRequest, WireResponse } from "../../protocol/exchange.ts";

const namespace = "https://iam.amazonaws.com/doc/2010-05-08/";
const requestId = "6d39d1b6-0000-4000-8000-000000000001";

/** A response with this body; Content-Type text/xml unless told otherwise. */
export function wireResponse(status: number, body: string, contentType = "text/xml"): WireResponse {
  return {
    kind: "response",
    status,
    headers: [
      ["content-type", contentType],
      ["x-amzn-requestid", requestId],
    ],
    body: new TextEncoder().encode(body),
    durationMs: 1,
  };
}

/** No response at all. */
export function noResponse(cause: NoResponse["cause"] = "reset"): NoResponse {
  return { kind: "no-response", cause, detail: `nothing came: ${cause}`, durationMs: 1 };
}

/** An error in the documented envelope. */
export function errorResponse(status: number, code: string, message = "No."): WireResponse {
  const type = status >= 500 ? "Receiver" : "Sender";
  return wireResponse(
    status,
    `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  );
}

/** A success of the operation named, with this content in its result; undefined: no result. */
export function successResponse(
  operation: string = updateServiceSpecificCredential.name,
  result?: string,
): WireResponse {
  const content = result === undefined ? "" : `<${operation}Result>${result}</${operation}Result>`;
  return wireResponse(
    200,
    `<${operation}Response xmlns="${namespace}">${content}<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
  );
}

/** A response as the judge sees it. */
export function answerOf(response: WireResponse): Answer {
  return decodeAnswer(response, updateServiceSpecificCredential);
}

/** The parameters of a request as sent. */
export function parametersOf(request: WireRequest): URLSearchParams {
  return new URLSearchParams(request.body === "" ? request.path.split("?", 2)[1] : request.body);
}
