import type { SourceName } from "./sources.ts";

/**
 * How well a fact is established.
 * `documented`: a public AWS page or service model says so. `recorded`: captured from AWS and published.
 * `reported`: second-hand, or captured on another AWS service of the same family. `unknown`: nothing public settles it.
 */
export type Evidence = "documented" | "recorded" | "reported" | "unknown";

/** The weight of a requirement in a run: only MUST fails it by default, SHOULD on request, OBSERVE never. */
export type Level = "MUST" | "SHOULD" | "OBSERVE";

/** One clause of one source that a requirement rests on. */
export interface Citation {
  readonly source: SourceName;
  /** The clause: quoted for documents, retold in a sentence for recordings. */
  readonly clause: string;
  /** The clause of a document is retold too: its exact words could not be verified, or they are a table or a list. */
  readonly paraphrased?: true;
  readonly evidence: Evidence;
}

/** Shorthand for a clause that an AWS page or model states. */
export function documented(source: SourceName, clause: string): Citation {
  return { source, clause, evidence: "documented" };
}

/** Shorthand for what an AWS page or model states, retold. */
export function retold(source: SourceName, clause: string): Citation {
  return { source, clause, evidence: "documented", paraphrased: true };
}

/** A clause as reports show it: in quotation marks where these are the words of a document, else with its grade. */
export function citedWords({ clause, evidence, paraphrased }: Citation): string {
  return evidence === "documented" && paraphrased !== true ? `“${clause}”` : `${evidence}: ${clause}`;
}

/** Shorthand for behaviour that somebody captured from AWS and published. */
export function recorded(source: SourceName, clause: string): Citation {
  return { source, clause, evidence: "recorded" };
}

/** Shorthand for behaviour known at second hand only. */
export function reported(source: SourceName, clause: string): Citation {
  return { source, clause, evidence: "reported" };
}

/** Shorthand for a point that no public source settles. */
export function unsettled(source: SourceName, clause: string): Citation {
  return { source, clause, evidence: "unknown" };
}
