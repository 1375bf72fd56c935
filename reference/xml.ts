/** An element to be written: text or child elements. */
export interface XmlElement {
  readonly name: string;
  /** A default namespace declared on this element. */
  readonly namespace?: string;
  readonly content: string | readonly XmlElement[];
}

/** An element that holds text or children. */
export function element(name: string, content: XmlElement["content"]): XmlElement {
  return { name, content };
}

// XML 1.0, production 2 (Char): everything else cannot stand in a document, not even as a character reference.
const unrepresentable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const harmless = /^[\w .:/+=,@-]*$/;
const special = /[&<>"\r]/g;
const references: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  // A parser would turn a bare carriage return into a line feed.
  ["\r", "&#xD;"],
]);

/** Text as it stands in a document: markup escaped, characters that XML 1.0 cannot hold replaced by U+FFFD. */
export function escapeXml(text: string): string {
  // Most texts are ids, names and dates.
  if (harmless.test(text)) return text;
  return text
    .replace(unrepresentable, "\ufffd")
    .replace(special, (character) => references.get(character) ?? character);
}

/** Writes `root` indented by two spaces, without a declaration and with one newline at the end, as IAM does. */
export function writeXml(root: XmlElement, escapeWith: (text: string) => string): string {
  return write(root, escapeWith, "");
}

function write(node: XmlElement, escapeWith: (text: string) => string, indent: string): string {
  const attributes = node.namespace === undefined ? "" : ` xmlns="${node.namespace}"`;
  const open = `${indent}<${node.name}${attributes}>`;
  if (typeof node.content === "string") return `${open}${escapeWith(node.content)}</${node.name}>\n`;
  if (node.content.length === 0) return `${indent}<${node.name}${attributes}/>\n`;
  let text = `${open}\n`;
  for (const child of node.content) text += write(child, escapeWith, `${indent}  `);
  return `${text}${indent}</${node.name}>\n`;
}
