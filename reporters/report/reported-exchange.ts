import type { Exchange, NoResponse, WireResponse } from "../../protocol/exchange.ts";
import { bodyText, cutToBytes } from "./body-text.ts";
import { type Redactor, redactHeaders } from "./redact.ts";
import { requestUrl } from "./reproduce.ts";

/** Most bytes of a response body that a report shows, in UTF-8. */
export const shownBodyBytes = 16 * 1024;

/** An HTTP request as reported. */
interface ReportedRequest {
  readonly method: string;
  /** Origin, path and query string. */
  readonly url: string;
  /** In sending order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** A response as reported. */
interface ReportedResponse {
  readonly status: number;
  /** In the order received, names in lower case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The beginning of the body as text; bytes that are no UTF-8 are shown as `\xNN`. */
  readonly body: string;
  /** The size of the body as received, where `body` is only its beginning. */
  readonly bodyBytes?: number;
  readonly durationMs: number;
}

/** The report of an exchange in which no response came. */
interface ReportedSilence {
  readonly noResponse: NoResponse["cause"];
  readonly detail: string;
  readonly durationMs?: number;
}

/** What one request led to, as texts without secrets. */
export interface ReportedExchange {
  readonly request: ReportedRequest;
  readonly response: ReportedResponse | ReportedSilence;
}

/** A duration in milliseconds with one decimal; 0 for what is no finite number, which JSON cannot hold. */
export function roundDuration(milliseconds: number): number {
  return Number.isFinite(milliseconds) ? Math.round(milliseconds * 10) / 10 : 0;
}

/** An exchange with the target at `endpoint`, made fit for a report. */
export function reportExchange(exchange: Exchange, endpoint: string, redact: Redactor): ReportedExchange {
  const { request, outcome } = exchange;
  return {
    request: {
      method: request.method,
      url: redact(requestUrl(request, endpoint)),
      headers: redactHeaders(request.headers, redact),
      body: redact(request.body),
    },
    response: outcome.kind === "response" ? reportResponse(outcome, redact) : reportSilence(outcome, redact),
  };
}

function reportResponse(response: WireResponse, redact: Redactor): ReportedResponse {
  // Redacted before it is cut: a secret that the cut goes through must not show its first half.
  const text = redact(bodyText(response.body));
  const body = cutToBytes(text, shownBodyBytes);
  return {
    status: response.status,
    headers: redactHeaders(response.headers, redact),
    body,
    ...(body.length < text.length ? { bodyBytes: response.body.length } : {}),
    durationMs: roundDuration(response.durationMs),
  };
}

function reportSilence(outcome: NoResponse, redact: Redactor): ReportedSilence {
  return {
    noResponse: outcome.cause,
    detail: redact(outcome.detail),
    durationMs: roundDuration(outcome.durationMs),
  };
}
