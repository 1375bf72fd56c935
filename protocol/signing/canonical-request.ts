import { hash } from "node:crypto";
import type { WireRequest } from "../exchange.ts";
import { escapeBytes, escapeText, unescapeBytes } from "../percent.ts";

/**
 * The canonical form of a request: method, path, query, headers, the names of the headers, hash of the body, one
 * below the other. IAM User Guide, "Create a signed AWS API request", step 1.
 * `signedHeaders` in lower case; sorted, unless the order is wrong on purpose. `payload`: the body's hash, or what
 * stands for it.
 */
export function canonicalRequest(
  request: WireRequest,
  signedHeaders: readonly string[],
  payload = hash("sha256", request.body, "hex"),
): string {
  const queryStart = request.path.indexOf("?");
  const path = queryStart === -1 ? request.path : request.path.slice(0, queryStart);
  const query = queryStart === -1 ? "" : request.path.slice(queryStart + 1);
  const headers = signedHeaders.map((name) => `${name}:${canonicalHeader(request.headers, name)}\n`).join("");
  return [
    request.method,
    canonicalPath(path),
    canonicalQuery(query),
    headers,
    signedHeaders.join(";"),
    payload,
  ].join("\n");
}

/** Dot segments and empty segments are removed, then each segment is escaped once more than it is on the wire. */
function canonicalPath(path: string): string {
  if (path === "/") return path;
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === "..") segments.pop();
    else segments.push(escapeText(segment));
  }
  const end = segments.length > 0 && path.endsWith("/") ? "/" : "";
  return `/${segments.join("/")}${end}`;
}

/** Names and values are unescaped, escaped again in the one canonical way, and sorted by name, then by value. */
function canonicalQuery(query: string): string {
  if (query === "") return "";
  return query
    .split("&")
    .filter((piece) => piece !== "")
    .map((piece) => {
      const equals = piece.indexOf("=");
      const name = equals === -1 ? piece : piece.slice(0, equals);
      const value = equals === -1 ? "" : piece.slice(equals + 1);
      return [canonicalComponent(name), canonicalComponent(value)] as const;
    })
    .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function canonicalComponent(escaped: string): string {
  if (/^[A-Za-z0-9\-._~]*$/.test(escaped)) return escaped;
  return escapeBytes(unescapeBytes(escaped));
}

/** All values of one header, trimmed, runs of white space made one space, joined by commas. */
function canonicalHeader(headers: WireRequest["headers"], name: string): string {
  return headers
    .filter(([key]) => key.toLowerCase() === name)
    .map(([, value]) => value.trim().replace(/\s+/g, " "))
    .join(",");
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
