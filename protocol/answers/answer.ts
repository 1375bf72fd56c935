import type { EnvelopeRule } from "../../contract/envelope-rules.ts";

/** A broken envelope rule and how it is broken. */
export interface EnvelopeProblem {
  readonly rule: EnvelopeRule;
  /** One line for people. */
  readonly detail: string;
}

/** The error that an answer carries, read leniently: whatever its namespace and place. */
export interface AnswerError {
  readonly type: string | null;
  readonly code: string;
  readonly message: string | null;
}

/** An element of a decoded document. Attributes are dropped, names are local names. */
export interface XmlNode {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlNode[];
}

/** A response, decoded. Decoding is lenient, so that one broken envelope rule hides nothing else; `problems` has the strict view. */
export interface Answer {
  readonly status: number;
  /** What the body is, whatever the Content-Type says. */
  readonly media: "xml" | "json" | "html" | "empty" | "other";
  /** The root's local name; null where the body is not well-formed XML. */
  readonly root: string | null;
  readonly document: XmlNode | null;
  /** Whether the document has the root of the envelope that the status announces. */
  readonly isAnnounced: boolean;
  readonly requestId: string | null;
  readonly error: AnswerError | null;
  readonly problems: readonly EnvelopeProblem[];
  /** The error code that a JSON body gives; only where media is json and it gives one. */
  readonly jsonCode?: string;
}

/** The error code that an answer gives, in XML or in JSON, as it is written; undefined: none. */
export function codeOf({ error, jsonCode }: Pick<Answer, "error" | "jsonCode">): string | undefined {
  return error?.code ?? jsonCode;
}
