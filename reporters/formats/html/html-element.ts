import { visibleText } from "../../words/visible.ts";
import { escapeMarkup } from "../markup/xml.ts";

/** HTML that may stand in a page as it is. Only this file makes it, so that no text gets there unescaped. */
export interface Markup {
  readonly markup: string;
}

/** Elements that have neither content nor an end tag (HTML Standard, section 13.1.2). */
const voidElements: readonly string[] = ["input", "meta"];

/** An element. Texts among the children and in the attributes are made visible and escaped; `true` is an attribute without value. */
export function html(
  name: string,
  attributes: Readonly<Record<string, string | true>> = {},
  ...children: readonly (string | Markup)[]
): Markup {
  const opening = Object.entries(attributes)
    .map(([key, value]) => (value === true ? ` ${key}` : ` ${key}="${escapeText(value)}"`))
    .join("");
  const content = children
    .map((child) => (typeof child === "string" ? escapeText(child) : child.markup))
    .join("");
  return {
    markup: voidElements.includes(name) ? `<${name}${opening}>` : `<${name}${opening}>${content}</${name}>`,
  };
}

/** A style sheet; `rules` are the suite's own and hold nothing of a target. */
export function styleSheet(rules: string): Markup {
  return { markup: `<style>\n${rules}</style>` };
}

/** A whole document. */
export function page(root: Markup): string {
  return `<!DOCTYPE html>\n${root.markup}\n`;
}

function escapeText(text: string): string {
  return escapeMarkup(visibleText(text));
}
