import { visibleLine, visibleText } from "../../words/visible.ts";

const entities = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

/** `text` with the characters that mean something in XML and HTML escaped. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities.get(character) ?? character);
}

/** An attribute, with a space before it. Only characters of XML 1.0, section 2.2, remain. */
function attribute(name: string, value: string | number): string {
  return ` ${name}="${escapeMarkup(visibleLine(String(value)))}"`;
}

/** An element that holds other elements. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[] = [],
): string {
  const opening = `<${name}${Object.entries(attributes)
    .map(([key, value]) => attribute(key, value))
    .join("")}`;
  if (children.length === 0) return `${opening}/>`;
  return `${opening}>\n${children.join("\n")}\n</${name}>`;
}

/** An element that holds text. Only characters of XML 1.0, section 2.2, remain. */
export function textElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text: string,
): string {
  const opening = Object.entries(attributes)
    .map(([key, value]) => attribute(key, value))
    .join("");
  return `<${name}${opening}>${escapeMarkup(visibleText(text))}</${name}>`;
}
