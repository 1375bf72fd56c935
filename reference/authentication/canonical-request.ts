import { hash } from "node:crypto";
import { type EncodedPair, percentDecode } from "../form.ts";
import type { Attempt } from "./attempt.ts";
import type { PresentedSignature } from "./presented-signature.ts";

/**
 * The canonical forms of a request that its signature may belong to (IAM User Guide, Create a signed AWS API request,
 * "Create a canonical request"). There are two only where the query string holds a bare `+`: the rules encode each
 * decoded name and value anew, and do not say whether a bare `+` was a space.
 */
export function canonicalRequests(
  attempt: Pick<Attempt, "request" | "headers" | "query">,
  presented: Pick<PresentedSignature, "place" | "signedHeaders">,
): string[] {
  const signedHeaders = presented.signedHeaders ?? [];
  const { method, path, body } = attempt.request;
  const pairs =
    presented.place === "query"
      ? attempt.query.filter(([name]) => name !== "X-Amz-Signature")
      : attempt.query;
  const headers = canonicalHeaders(attempt.headers, signedHeaders);
  const end = `${headers}\n${signedHeaders.join(";")}\n${hash("sha256", Buffer.from(body, "latin1"), "hex")}`;
  const start = `${method}\n${canonicalPath(path)}\n`;
  const queries = [canonicalQuery(pairs, true)];
  if (pairs.some(([name, value]) => name.includes("+") || value.includes("+"))) {
    queries.push(canonicalQuery(pairs, false));
  }
  return queries.map((query) => `${start}${query}\n${end}`);
}

function canonicalHeaders(headers: Attempt["headers"], names: readonly string[]): string {
  let text = "";
  for (const name of names) {
    const values = headers.get(name) ?? [];
    text += `${name}:${values.map((value) => value.trim().replace(/ {2,}/g, " ")).join(",")}\n`;
  }
  return text;
}

/** The path without empty and dot segments, each segment encoded once more: every service but S3 does so. */
function canonicalPath(path: string): string {
  const [before = ""] = path.split("?", 1);
  if (before === "/" || before === "") return "/";
  const segments: string[] = [];
  for (const segment of before.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(encode(Buffer.from(segment, "latin1")));
  }
  return `/${segments.join("/")}${segments.length > 0 && before.endsWith("/") ? "/" : ""}`;
}

function canonicalQuery(pairs: readonly EncodedPair[], plusIsSpace: boolean): string {
  const canonical = pairs.map(
    ([name, value]): EncodedPair => [again(name, plusIsSpace), again(value, plusIsSpace)],
  );
  canonical.sort(([a, x], [b, y]) => (a === b ? order(x, y) : order(a, b)));
  return canonical.map(([name, value]) => `${name}=${value}`).join("&");
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const unreserved = /^[A-Za-z0-9_.~-]*$/;

function again(text: string, plusIsSpace: boolean): string {
  return unreserved.test(text) ? text : encode(percentDecode(text, plusIsSpace));
}

const encodedBytes: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return unreserved.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
});

function encode(bytes: Buffer): string {
  let text = "";
  for (const byte of bytes) text += encodedBytes[byte] ?? "";
  return text;
}
