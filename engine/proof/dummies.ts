import { answerMediaType } from "../../contract/envelopes.ts";
import { errorCodes } from "../../contract/error-codes.ts";
import { service } from "../../contract/operation.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { Send, WireResponse } from "../../protocol/exchange.ts";

const requestId = "00000000-0000-4000-8000-000000000000";

const success = `<${updateServiceSpecificCredential.name}Response xmlns="${service.namespace}"><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${updateServiceSpecificCredential.name}Response>\n`;

function error(code: keyof typeof errorCodes): string {
  return `<ErrorResponse xmlns="${service.namespace}"><Error><Type>${errorCodes[code].type}</Type><Code>${code}</Code><Message>No.</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>\n`;
}

function always(status: number, contentType: string, body: string): Send {
  return async () => response(status, contentType, body);
}

function response(status: number, contentType: string, body: string): WireResponse {
  const headers = [["content-type", contentType] as const, ["x-amzn-requestid", requestId] as const];
  return { kind: "response", status, headers, body: new TextEncoder().encode(body), durationMs: 0 };
}

/** Endpoints without any behaviour, which a suite worth its name rejects. */
export const dummies: Readonly<Record<string, Send>> = {
  "always 200": always(200, answerMediaType, success),
  "always 400": always(errorCodes.ValidationError.statuses[0], answerMediaType, error("ValidationError")),
  "always 404": always(errorCodes.NoSuchEntity.statuses[0], answerMediaType, error("NoSuchEntity")),
  echo: async (request) => response(200, service.contentType, request.body),
  empty: always(200, answerMediaType, ""),
  html: always(200, "text/html", "<!DOCTYPE html><html><body><p>It works!</body></html>"),
};
