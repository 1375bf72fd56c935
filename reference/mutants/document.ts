import type { XmlElement } from "../xml.ts";

/** What takes an element's place: itself changed, several others, or nothing. */
type Replacement = XmlElement | readonly XmlElement[];

/** Replaces every element with this name, wherever it is below `document`. */
export function replaceElement(
  document: XmlElement,
  name: string,
  change: (found: XmlElement) => Replacement,
): XmlElement {
  if (typeof document.content === "string") return document;
  return {
    ...document,
    content: document.content.flatMap((child) =>
      child.name === name ? change(child) : replaceElement(child, name, change),
    ),
  };
}

/** Adds a child at the end of an element that holds no text. */
export function append(document: XmlElement, child: XmlElement): XmlElement {
  return typeof document.content === "string"
    ? document
    : { ...document, content: [...document.content, child] };
}
