import { visibleLine, visibleText } from "../../words/visible.ts";

/** HTML or XML that may stand in a document unchanged. Only this file makes it, so that every text is escaped. */
export interface Markup {
  readonly markup: string;
}

/** Elements that have neither content nor an end tag (HTML Standard, section 13.1.2). */
const voidElements: readonly string[] = ["input", "meta"];

const entities = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

/**
 * An element of HTML or XML. Texts in children and attributes are made visible and escaped, so that only characters of
 * XML 1.0, section 2.2, remain. `true` is an attribute of HTML without a value.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | true>> = {},
  ...children: readonly (string | Markup)[]
): Markup {
  const opening = Object.entries(attributes)
    .map(([key, value]) => (value === true ? ` ${key}` : ` ${key}="${escaped(visibleLine(String(value)))}"`))
    .join("");
  if (voidElements.includes(name)) return { markup: `<${name}${opening}>` };
  const content = children
    .map((child) => (typeof child === "string" ? escaped(visibleText(child)) : child.markup))
    .join("");
  return { markup: `<${name}${opening}>${content}</${name}>` };
}

/** Elements on lines of their own. */
export function onLines(elements: readonly Markup[]): Markup {
  return {
    markup: elements.map(({ markup }) => `\n${markup}`).join("") + (elements.length === 0 ? "" : "\n"),
  };
}

/** A style sheet; `rules` are the suite's own and hold nothing of a target. */
export function styleSheet(rules: string): Markup {
  return { markup: `<style>\n${rules}</style>` };
}

/** A whole document: its declaration, and its root. */
export function page(declaration: string, root: Markup): string {
  return `${declaration}\n${root.markup}\n`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities.get(character) ?? character);
}
