import { parseXml as parseMarkup, XmlElement, XmlProcessingInstruction, XmlText } from "@rgrove/parse-xml";
import type { XmlNode } from "../answers/answer.ts";
import { excerpt } from "../answers/excerpt.ts";
import { checkBounds, mostXmlBytes } from "./xml-bounds.ts";
import { checkDeclaration } from "./xml-declaration.ts";
import { type NamespaceScope, outermostScope, resolveElement } from "./xml-namespaces.ts";

/** An element with its namespace resolved; null: in no namespace. `text` is its own character data, joined. */
export interface StrictNode extends XmlNode {
  readonly namespace: string | null;
  readonly children: readonly StrictNode[];
}

/** A well-formed document, or the first thing that is wrong with it; `detail` is one line without document text. */
export type ParsedXml =
  | {
      readonly ok: true;
      readonly root: StrictNode;
      /** The document without byte order mark and XML declaration, line ends normalised. */
      readonly markup: string;
      /** Whether it holds processing instructions. */
      readonly instructions: boolean;
    }
  | { readonly ok: false; readonly detail: string };

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads a document strictly: UTF-8, one root, well-formed, every prefix declared, no document type, within the
 * bounds of `xml-bounds.ts`. Never throws. XML 1.0 (fifth edition) and Namespaces in XML 1.0.
 */
export function parseXml(bytes: Uint8Array): ParsedXml {
  if (bytes.byteLength > mostXmlBytes)
    return { ok: false, detail: `the document has more than ${mostXmlBytes} bytes` };
  const text = decodeText(bytes);
  if (text === null) return { ok: false, detail: "the document is not UTF-8" };
  // The parser would pass over a second byte order mark, which is text before the root.
  if (text.startsWith("\ufeff")) return { ok: false, detail: "text before the root element" };
  const declaration = checkDeclaration(text);
  if (!declaration.ok) return declaration;
  const bounds = checkBounds(text, declaration.end);
  if (!bounds.ok) return bounds;
  const root = parseRoot(text);
  if (!root.ok) return root;
  const strict = strictNode(root.element, outermostScope);
  if (!strict.ok) return strict;
  const markup = declaration.end === 0 ? text : text.slice(declaration.end);
  return { ok: true, root: strict.node, markup, instructions: bounds.instructions };
}

/** XML 1.0, section 2.11: line ends are normalised before parsing. The parser's own way is quadratic in their number. */
function decodeText(bytes: Uint8Array): string | null {
  try {
    const text = utf8.decode(bytes);
    return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  } catch {
    return null;
  }
}

type ParsedRoot =
  | { readonly ok: true; readonly element: XmlElement }
  | { readonly ok: false; readonly detail: string };

function parseRoot(text: string): ParsedRoot {
  try {
    const document = parseMarkup(text);
    const misnamed = document.children.some(
      (node) => node instanceof XmlProcessingInstruction && misnames(node),
    );
    if (misnamed) return { ok: false, detail: "a processing instruction has a colon in its name" };
    const element = document.root;
    return element === null ? { ok: false, detail: "no root element" } : { ok: true, element };
  } catch (error) {
    return {
      ok: false,
      detail: error instanceof Error ? withoutDocumentText(error.message) : "not well-formed",
    };
  }
}

/** The parser's message and place, without the excerpt and the entity names that it quotes: they may be secret. */
function withoutDocumentText(message: string): string {
  const [line = ""] = message.split("\n", 1);
  const place = /\(line \d+, column \d+\)$/.exec(line)?.[0] ?? "";
  const [reason = ""] = line.slice(0, line.length - place.length).split(": ", 1);
  return excerpt(`${reason.trim()} ${place}`.trim(), 160);
}

function misnames(instruction: XmlProcessingInstruction): boolean {
  return instruction.name.includes(":");
}

type StrictElement =
  | { readonly ok: true; readonly node: StrictNode }
  | { readonly ok: false; readonly detail: string };

function strictNode(element: XmlElement, outer: NamespaceScope): StrictElement {
  const resolved = resolveElement(element.name, element.attributes, outer);
  if (!resolved.ok) return resolved;
  const children: StrictNode[] = [];
  let text = "";
  for (const child of element.children) {
    if (child instanceof XmlText) {
      text += child.text;
    } else if (child instanceof XmlElement) {
      const inner = strictNode(child, resolved.scope);
      if (!inner.ok) return inner;
      children.push(inner.node);
    } else if (child instanceof XmlProcessingInstruction && misnames(child)) {
      return { ok: false, detail: "a processing instruction has a colon in its name" };
    }
  }
  return { ok: true, node: { name: resolved.local, namespace: resolved.namespace, text, children } };
}
