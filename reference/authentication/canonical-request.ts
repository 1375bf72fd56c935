import { hash } from "node:crypto";
import { type EncodedPair, percentDecode } from "../form.ts";
import type { Attempt } from "./attempt.ts";
import type { PresentedSignature } from "./presented-signature.ts";

/** How the parts of a request are written down to be signed. */
export interface CanonicalForm {
  /** One signed header: its values, in the order in which they came. */
  readonly header: (values: readonly string[]) => string;
  /** Those of the encoded pairs of a query string that are signed. */
  readonly query: (pairs: readonly EncodedPair[]) => readonly EncodedPair[];
  /** What is signed of a name or a value, given the usual encoding of it. */
  readonly component: (encoded: string) => string;
  /** The order of two encoded pairs. */
  readonly order: (one: EncodedPair, other: EncodedPair) => number;
  /** What is signed of the body. */
  readonly payload: (attempt: Pick<Attempt, "request" | "headers">) => string;
}

/** The form that IAM User Guide, "Create a signed AWS API request", describes. */
export const honestForm: CanonicalForm = {
  header: (values) => values.map((value) => value.trim().replace(/ {2,}/g, " ")).join(","),
  query: (pairs) => pairs,
  component: (encoded) => encoded,
  order: ([a, x], [b, y]) => (a === b ? order(x, y) : order(a, b)),
  payload: ({ request }) => hash("sha256", Buffer.from(request.body, "latin1"), "hex"),
};

/**
 * The canonical forms of a request that its signature may belong to (IAM User Guide, Create a signed AWS API request,
 * "Create a canonical request"). There are two only where the query string holds a bare `+`: the rules encode each
 * decoded name and value anew, and do not say whether a bare `+` was a space.
 */
export function canonicalRequests(
  attempt: Pick<Attempt, "request" | "headers" | "query">,
  presented: Pick<PresentedSignature, "place" | "signedHeaders">,
  form: CanonicalForm,
): string[] {
  const signedHeaders = presented.signedHeaders ?? [];
  const { method, path } = attempt.request;
  const pairs = form.query(
    presented.place === "query"
      ? attempt.query.filter(([name]) => name !== "X-Amz-Signature")
      : attempt.query,
  );
  const headers = signedHeaders
    .map((name) => `${name}:${form.header(attempt.headers.get(name) ?? [])}\n`)
    .join("");
  const end = `${headers}\n${signedHeaders.join(";")}\n${form.payload(attempt)}`;
  const start = `${method}\n${canonicalPath(path)}\n`;
  const queries = [canonicalQuery(pairs, true, form)];
  if (pairs.some(([name, value]) => name.includes("+") || value.includes("+"))) {
    queries.push(canonicalQuery(pairs, false, form));
  }
  return queries.map((query) => `${start}${query}\n${end}`);
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

function canonicalQuery(
  pairs: readonly EncodedPair[],
  plusIsSpace: boolean,
  { component, order }: CanonicalForm,
): string {
  const canonical = pairs.map(
    ([name, value]): EncodedPair => [
      component(again(name, plusIsSpace)),
      component(again(value, plusIsSpace)),
    ],
  );
  return canonical
    .sort(order)
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
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
