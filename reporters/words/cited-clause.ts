import { type Citation, citedWords } from "../../contract/citation.ts";
import { sources } from "../../contract/sources.ts";
import { visibleLine } from "./visible.ts";

/** A clause and where it stands, ready to show. */
export interface CitedClause {
  /** Between quotation marks where the source says it in these words, else with its grade in front. */
  readonly clause: string;
  readonly title: string;
  readonly location: string;
}

/** A citation as every report shows it. */
export function citedClause(citation: Citation): CitedClause {
  const { title, location, edition } = sources[citation.source];
  return { clause: visibleLine(citedWords(citation)), title: `${title} (${edition})`, location };
}
