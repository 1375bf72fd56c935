import { type Block, type Line, spansOf, type Value } from "../../words/document.ts";
import { outcomeMarks } from "../../words/outcome-style.ts";
import { visibleLine } from "../../words/visible.ts";
import { element, type Markup } from "./element.ts";

/** A block as elements of HTML; `level` is that of the next heading. */
export function htmlBlock(block: Block, level = 2): Markup[] {
  switch (block.kind) {
    case "paragraph":
      return [element("p", block.style === undefined ? {} : { class: block.style }, ...htmlLine(block.text))];
    case "terms":
      return [
        element(
          "dl",
          {},
          ...block.terms.flatMap(([label, value]) => [
            element("dt", {}, ...htmlLine(label)),
            element("dd", {}, ...htmlValue(value)),
          ]),
        ),
      ];
    case "items":
      return [
        element(
          "ul",
          {},
          ...block.items.map(({ mark, text, notes = [] }) =>
            element(
              "li",
              {},
              ...(mark === undefined ? [] : [`${outcomeMarks[mark]} `]),
              ...htmlLine(text),
              ...(notes.length === 0 ? [] : htmlBlock({ kind: "terms", terms: notes })),
            ),
          ),
        ),
      ];
    case "table":
      return [
        element(
          "table",
          {},
          ...[block.head, ...block.rows].map((row, index) =>
            element(
              "tr",
              {},
              ...row.map((cell) => element(index === 0 ? "th" : "td", {}, ...htmlLine(cell))),
            ),
          ),
        ),
      ];
    case "section": {
      const { title, remark, blocks } = block;
      const beside = remark === undefined ? [] : [" ", element("small", {}, ...htmlLine(remark))];
      const inside = blocks.flatMap((each) => htmlBlock(each, level + 1));
      return block.isFolded === true
        ? [element("details", {}, element("summary", {}, ...htmlLine(title), ...beside), ...inside)]
        : [element("section", {}, element(`h${level}`, {}, ...htmlLine(title), ...beside), ...inside)];
    }
  }
}

function htmlValue(value: Value): (string | Markup)[] {
  if (typeof value === "object" && "lines" in value) return [element("pre", {}, value.lines.join("\n"))];
  if (typeof value !== "object" || !("quote" in value)) return htmlLine(value);
  const { clause, title, location } = value.quote;
  const source = element("p", { class: "faint" }, ...htmlLine({ title, location }));
  return [element("blockquote", {}, element("p", {}, clause), source)];
}

/** A line as texts and elements of HTML. */
export function htmlLine(line: Line): (string | Markup)[] {
  return spansOf(line).flatMap((span) => {
    if (typeof span === "string") return htmlProse(span);
    if ("code" in span) return element("code", {}, visibleLine(span.code));
    if ("href" in span) return element("a", { href: span.href }, visibleLine(span.text));
    return /^https:\/\/[^\s<>]+$/.test(span.location)
      ? element("a", { href: span.location, rel: "noreferrer" }, visibleLine(span.title))
      : visibleLine(`${span.title}, ${span.location}`);
  });
}

/** What stands between backticks is code. */
function htmlProse(text: string): (string | Markup)[] {
  const parts = visibleLine(text).split(/`([^`]+)`/);
  return parts.map((part, index) => (index % 2 === 1 ? element("code", {}, part) : part));
}
