/** The most bytes of a document that is read: answers have a few hundred, a long list some thousand. */
export const mostXmlBytes = 1024 * 1024;
/** The deepest nesting that is read; the documented answers have five levels. */
export const mostXmlDepth = 64;
/** The most elements that are read; a list of a thousand credentials has some eight thousand. */
export const mostXmlElements = 20_000;

/** Whether a document stays within the bounds, and whether it holds processing instructions. */
export type XmlBounds =
  | { readonly ok: true; readonly instructions: boolean }
  | { readonly ok: false; readonly detail: string };

/**
 * Bounds a document before any parser that recurses sees it, and refuses a document type, the source of entity
 * expansion. It does not judge well-formedness: where the markup breaks off it stops and leaves that to the parser,
 * which gets no further. `start` is the index behind the XML declaration.
 */
export function checkBounds(text: string, start: number): XmlBounds {
  let depth = 0;
  let elements = 0;
  let instructions = false;
  let index = text.indexOf("<", start);
  while (index !== -1) {
    const tag = markupAt(text, index);
    if (tag.kind === "doctype") return { ok: false, detail: "the document has a document type" };
    if (tag.kind === "instruction") instructions = true;
    if (tag.kind === "close") depth -= 1;
    if (tag.kind === "open" || tag.kind === "empty") elements += 1;
    if (tag.kind === "open") depth += 1;
    if (depth > mostXmlDepth)
      return { ok: false, detail: `the document nests deeper than ${mostXmlDepth} levels` };
    if (elements > mostXmlElements) {
      return { ok: false, detail: `the document has more than ${mostXmlElements} elements` };
    }
    if (tag.end === -1) break;
    index = text.indexOf("<", tag.end);
  }
  return { ok: true, instructions };
}

interface Markup {
  readonly kind: "open" | "empty" | "close" | "instruction" | "skipped" | "doctype";
  /** The index behind the markup; -1 where it does not end. */
  readonly end: number;
}

function markupAt(text: string, index: number): Markup {
  switch (text.charAt(index + 1)) {
    case "/":
      return { kind: "close", end: behind(text, ">", index) };
    case "?":
      return { kind: "instruction", end: behind(text, "?>", index + 2) };
    case "!":
      if (text.startsWith("<!--", index)) return { kind: "skipped", end: behind(text, "-->", index + 4) };
      if (text.startsWith("<![CDATA[", index))
        return { kind: "skipped", end: behind(text, "]]>", index + 9) };
      return { kind: "doctype", end: -1 };
    default:
      return startTagAt(text, index);
  }
}

function startTagAt(text: string, start: number): Markup {
  for (let index = start + 1; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === ">") return { kind: text.charAt(index - 1) === "/" ? "empty" : "open", end: index + 1 };
    if (character === '"' || character === "'") {
      index = text.indexOf(character, index + 1);
      if (index === -1) break;
    }
  }
  return { kind: "open", end: -1 };
}

function behind(text: string, mark: string, from: number): number {
  const index = text.indexOf(mark, from);
  return index === -1 ? -1 : index + mark.length;
}
