import { type ErrorCode, isErrorCode } from "../../contract/error-codes.ts";
import type { Answer } from "./answer.ts";
import { announcesSuccess } from "./envelope-problems.ts";
import { excerpt } from "./excerpt.ts";

/** What tells one answer from another, as a value: answers of one gist are described in the same words. */
export interface AnswerGist {
  readonly status: number;
  /** The code of the error, in XML or in JSON, as far as it is shown; null: the answer names none. */
  readonly code: string | null;
  /** The envelope of the protocol, or what came in its place: `<Other>` is a document with that root. */
  readonly body: "envelope" | "json" | "html" | "empty" | "other" | "malformed" | `<${string}>`;
}

/** The gist of an answer. What its envelope lacks is left to its problems. */
export function gistOf({ status, error, media, jsonCode, root, isAnnounced }: Answer): AnswerGist {
  if (error !== null) {
    return { status, code: error.code.trim() === "" ? "" : excerpt(error.code), body: "envelope" };
  }
  if (media === "json")
    return { status, code: jsonCode === undefined ? null : excerpt(jsonCode), body: media };
  if (media !== "xml") return { status, code: null, body: media };
  if (root === null) return { status, code: null, body: "malformed" };
  return { status, code: null, body: isAnnounced ? "envelope" : `<${excerpt(root)}>` };
}

const bodyWords: Readonly<Record<string, string>> = {
  html: "text/html",
  empty: "(empty body)",
  other: "(neither XML nor JSON)",
  malformed: "(malformed XML)",
};

/** A gist in a few words, on one line: `404 NoSuchEntity`, `200`, `500 text/html`, `400 (JSON UnknownAction)`. */
export function gistWords({ status, code, body }: AnswerGist): string {
  if (body === "json") return `${status} (JSON${code === null ? "" : ` ${code}`})`;
  if (body !== "envelope") return `${status} ${bodyWords[body] ?? body}`;
  if (code === null) return `${status}${announcesSuccess(status) ? "" : " (no Code)"}`;
  return `${status} ${code === "" ? "(empty Code)" : code}`;
}

/** An answer in the words of its gist. */
export function describeAnswer(answer: Answer): string {
  return gistWords(gistOf(answer));
}

/** What a report tells of answers, where it holds nothing but the words of {@link describeAnswer}. */
export interface ReadGist {
  /** null: the words do not begin with one. */
  readonly status: number | null;
  /** The codes of the contract among the words. */
  readonly codes: readonly ErrorCode[];
}

/** Reads back the words of an answer, or of several that are expected: `400 ValidationError or 400 InvalidInput`. */
export function readGist(words: string): ReadGist {
  const [status] = /^\d{3}\b/.exec(words) ?? [];
  const codes = [...words.matchAll(/\b\w+\b/g)].map(([word]) => word).filter((word) => isErrorCode(word));
  return { status: status === undefined ? null : Number(status), codes };
}
