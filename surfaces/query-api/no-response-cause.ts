import type { NoResponse } from "../../protocol/exchange.ts";

type Cause = NoResponse["cause"];

/** What went wrong, in the vocabulary of the suite. */
export interface CauseOfFailure {
  readonly cause: Cause;
  /** One line for people; whatever the target put into it is bounded and free of control characters. */
  readonly detail: string;
}

const causesByCode: ReadonlyMap<string, Cause> = new Map([
  ["ECONNREFUSED", "refused"],
  ["ENOTFOUND", "dns"],
  ["ECONNRESET", "reset"],
  ["EPIPE", "reset"],
  ["ETIMEDOUT", "timeout"],
  ["UND_ERR_CONNECT_TIMEOUT", "timeout"],
  ["UND_ERR_HEADERS_OVERFLOW", "too-large"],
  ["UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "cut-short"],
]);

/** Codes of OpenSSL's certificate verification, of its record layer and of node:tls; source: Node.js, "X509 certificate error codes". */
const tlsCode =
  /^(?:ERR_TLS|ERR_SSL|ERR_OSSL|EPROTO|CERT_|CRL_|ERROR_IN_C|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|HOSTNAME_MISMATCH)/;

/**
 * Why a request got no response. `answerBegan`: at least one byte of an answer had come, which tells a connection that
 * was closed in the middle of an answer from one that was closed instead of an answer.
 */
export function causeOf(error: Error, answerBegan: boolean): CauseOfFailure {
  const code = codeOf(error);
  const cause = causeByCode(code, error.message, answerBegan);
  return { cause, detail: oneLine(code === "" ? error.message : `${error.message} (${code})`) };
}

function causeByCode(code: string, message: string, answerBegan: boolean): Cause {
  // Node.js reports a handshake that the other side breaks off as a reset, with no code of its own.
  if (message.includes("before secure TLS connection was established")) return "tls";
  if (code === "UND_ERR_SOCKET") {
    if (message.startsWith("bad ")) return "not-http";
    return answerBegan ? "cut-short" : "reset";
  }
  if (code.startsWith("HPE_")) return code === "HPE_INVALID_EOF_STATE" ? "cut-short" : "not-http";
  if (code.startsWith("EAI_")) return "dns";
  if (tlsCode.test(code)) return "tls";
  return causesByCode.get(code) ?? "other";
}

/** The code of an error or, where a name stands for several addresses, of the attempt at the first of them. */
function codeOf(error: Error): string {
  if ("code" in error && typeof error.code === "string") return error.code;
  const [first]: unknown[] = error instanceof AggregateError ? error.errors : [];
  return first instanceof Error ? codeOf(first) : "";
}

const longestDetail = 300;

function oneLine(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return visible.length > longestDetail ? `${visible.slice(0, longestDetail)}…` : visible;
}
