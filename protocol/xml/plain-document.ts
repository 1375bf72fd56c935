import { XMLParser } from "fast-xml-parser";
import type { ParsedXml, StrictNode } from "./xml.ts";
import { mostXmlDepth } from "./xml-bounds.ts";

/** A decoded element: its text, or its children by local name; siblings of one name are an array. */
type PlainValue = string | PlainDocument | readonly PlainValue[];

/** A decoded document: one key, the root's name. Stray text stands under `#text`. */
export interface PlainDocument {
  readonly [name: string]: PlainValue;
}

const predefined = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** The text without references: the predefined entities and characters, nothing else (XML 1.0, sections 4.1 and 4.6). */
function decodeReferences(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([a-z]+));/g, (reference, hex, decimal, name) => {
    if (typeof name === "string") return predefined.get(name) ?? reference;
    // The strict parser has seen that the number is a character's.
    return String.fromCodePoint(
      typeof hex === "string" ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10),
    );
  });
}

/** Nothing that a document declares is ever taken in. */
function ignore(): void {}

/**
 * Values stay texts, nothing is trimmed, namespaces are the strict parser's business. fast-xml-parser's own decoder
 * of references is replaced, because it leaves numeric ones as they are. A document type never comes here; the
 * limits on its entities are a second line.
 */
const decoder = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  jPath: false,
  maxNestedTags: mostXmlDepth,
  entityDecoder: {
    decode: decodeReferences,
    setExternalEntities: ignore,
    addInputEntities: ignore,
    reset: ignore,
    setXmlVersion: ignore,
  },
  processEntities: {
    enabled: true,
    maxEntitySize: 1,
    maxEntityCount: 1,
    maxExpansionDepth: 1,
    maxTotalExpansions: 1,
  },
});

/**
 * The plain form of a well-formed document, by fast-xml-parser, the decoder of the AWS SDK for JavaScript. It gets
 * no document that the strict parser refuses. Two kinds of well-formed documents it cannot be given: it takes
 * quotation marks in processing instructions for attribute values, and refuses elements named like `constructor`.
 * Those are decoded from the strict parser's tree, to the same form.
 */
export function plainDocument(parsed: ParsedXml & { readonly ok: true }): PlainDocument {
  if (parsed.instructions) return strictDocument(parsed.root);
  try {
    const decoded: PlainDocument = decoder.parse(parsed.markup);
    return decoded;
  } catch {
    return strictDocument(parsed.root);
  }
}

/** The plain form of a strict tree. */
export function strictDocument(root: StrictNode): PlainDocument {
  const document = emptyDocument();
  document[root.name] = plainValue(root);
  return document;
}

function plainValue(node: StrictNode): PlainValue {
  if (node.children.length === 0) return node.text;
  const siblings = new Map<string, PlainValue[]>();
  for (const child of node.children) {
    const same = siblings.get(child.name);
    if (same === undefined) siblings.set(child.name, [plainValue(child)]);
    else same.push(plainValue(child));
  }
  const value = emptyDocument();
  for (const [name, [first = "", ...others]] of siblings)
    value[name] = others.length === 0 ? first : [first, ...others];
  if (node.text !== "") value["#text"] = node.text;
  return value;
}

/** Without a prototype, so that an element may have any name. */
function emptyDocument(): Record<string, PlainValue> {
  return Object.create(null);
}
