import { errorRoot } from "../../contract/envelopes.ts";
import { childOf, descendantOf, firstOf } from "../xml/xml-search.ts";
import type { AnswerError, XmlNode } from "./answer.ts";

/**
 * The error that a document carries: in its place (`ErrorResponse/Error`), or wherever the first `Error` with a
 * `Code` stands (`Response/Errors/Error`, a bare `Error`), in any namespace. Null: none.
 */
export function readError(root: XmlNode): AnswerError | null {
  const placed = root.name === errorRoot ? childOf(root, "Error") : undefined;
  const error = hasCode(placed) ? placed : firstOf(root, (node) => node.name === "Error" && hasCode(node));
  const code = childOf(error, "Code");
  if (code === undefined) return null;
  return {
    type: childOf(error, "Type")?.text ?? null,
    code: code.text,
    message: childOf(error, "Message")?.text ?? null,
  };
}

function hasCode(node: XmlNode | undefined): boolean {
  return childOf(node, "Code") !== undefined;
}

/** The first request id that is not empty: in one of its two places, or anywhere, also spelt RequestID. Null: none. */
export function readRequestId(root: XmlNode): string | null {
  const placed = root.name === errorRoot ? ["RequestId"] : ["ResponseMetadata", "RequestId"];
  const inPlace = descendantOf(root, placed)?.text;
  if (inPlace !== undefined && inPlace.trim() !== "") return inPlace;
  const found = firstOf(root, (node) => /^RequestI[dD]$/.test(node.name) && node.text.trim() !== "");
  return found?.text ?? null;
}
