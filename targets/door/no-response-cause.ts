import { shortened } from "../../protocol/answers/excerpt.ts";
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
]);

/** Codes of OpenSSL's certificate verification, of its record layer and of node:tls; source: Node.js, "X509 certificate error codes". */
const tlsCode =
  /^(?:ERR_TLS|ERR_SSL|ERR_OSSL|EPROTO|CERT_|CRL_|ERROR_IN_C|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|HOSTNAME_MISMATCH)/;

/** What OpenSSL makes of the first bytes of another protocol, such as an answer of plain HTTP. */
const otherProtocol = /wrong[ _]version[ _]number|packet[ _]length[ _]too[ _]long/i;

/** How much of an answer had come: not a byte, a part of its head, or its head and perhaps a part of its body. */
export type Progress = "nothing" | "head" | "body";

/** Why a request got no response. `progress` tells a connection closed within an answer from one closed instead of it. */
export function causeOf(error: Error, progress: Progress): CauseOfFailure {
  const code = codeOf(error);
  return {
    cause: classify(error, code, progress),
    detail: oneLine(code === "" ? error.message : `${error.message} (${code})`),
  };
}

function classify({ name, message }: Error, code: string, progress: Progress): Cause {
  // Node.js reports a handshake that the other side breaks off as a reset, with no code of its own.
  if (message.includes("before secure TLS connection was established")) return "tls";
  // undici's parser errors carry no code of their own, and their reason stands in the message only.
  if (name === "HTTPParserError") return message.includes("EOF state") ? "cut-short" : "not-http";
  switch (code) {
    case "UND_ERR_SOCKET":
      if (message.startsWith("bad ")) return "not-http";
      return progress === "nothing" ? "reset" : "cut-short";
    case "UND_ERR_RES_CONTENT_LENGTH_MISMATCH":
      // undici also says so of heads that cannot be parsed, once it has seen a length in them.
      return progress === "body" ? "cut-short" : "not-http";
    default:
      if (code.startsWith("EAI_")) return "dns";
      if (otherProtocol.test(`${code} ${message}`)) return "not-tls";
      return tlsCode.test(code) ? "tls" : (causesByCode.get(code) ?? "other");
  }
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
  return shortened(visible, longestDetail);
}
