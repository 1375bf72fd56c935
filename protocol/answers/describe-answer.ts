import type { Answer } from "./answer.ts";
import { excerpt } from "./excerpt.ts";

/**
 * An answer in a few words, on one line: `404 NoSuchEntity`, `200`, `500 text/html`, `400 (JSON UnknownAction)`.
 * What its envelope lacks is left to its problems, except where there is no envelope at all.
 */
export function describeAnswer(answer: Answer): string {
  const { status } = answer;
  if (answer.error !== null) {
    return answer.error.code.trim() === ""
      ? `${status} (empty Code)`
      : `${status} ${excerpt(answer.error.code)}`;
  }
  switch (answer.media) {
    case "html":
      return `${status} text/html`;
    case "json":
      return `${status} (JSON${answer.jsonCode === undefined ? "" : ` ${excerpt(answer.jsonCode)}`})`;
    case "empty":
      return `${status} (empty body)`;
    case "other":
      return `${status} (neither XML nor JSON)`;
    case "xml":
      if (answer.root === null) return `${status} (malformed XML)`;
      return answer.problems.some((problem) => problem.rule === "root")
        ? `${status} <${excerpt(answer.root)}>`
        : `${status}${status >= 200 && status < 300 ? "" : " (no Code)"}`;
  }
}
