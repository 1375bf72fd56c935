/** The five entities that every XML document has (XML 1.0, section 4.6). */
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Markup that stands between characters and is none of them (XML 1.0, sections 2.5 and 2.6). */
const comment = '<!-- <b> & no "text" -->';
const instruction = "<?note <b> & no text?>";

/** Every way in which XML 1.0 may write a text between two tags, the plainest first. */
export const xmlSpellings = {
  plain: plainly,
  entities: (text) => eachCharacter(text, escapedOrPlain),
  "marks-decimal": (text) =>
    eachCharacter(text, (character) => (isMark(character) ? decimal(character) : character)),
  "marks-hex": (text) =>
    eachCharacter(text, (character) => (isMark(character) ? hexUpper(character) : character)),
  decimal: (text) => eachCharacter(text, decimal),
  "decimal-zeros": (text) =>
    eachCharacter(text, (character) => `&#${String(codeOf(character)).padStart(9, "0")};`),
  "hex-lower": (text) => eachCharacter(text, (character) => `&#x${hexOf(character)};`),
  "hex-upper": (text) => eachCharacter(text, hexUpper),
  "hex-zeros": (text) => eachCharacter(text, (character) => `&#x${hexOf(character).padStart(8, "0")};`),
  cdata: (text) => cdata(text),
  "cdata-parts": (text) => inThirds(text, (part, index) => (index === 1 ? cdata(part) : plainly(part))),
  comments: (text) => inThirds(text, (part) => plainly(part), comment),
  instructions: (text) => inThirds(text, (part) => plainly(part), instruction),
  mixed: (text) =>
    eachCharacter(text, (character, index) => {
      const ways = [plainly, decimal, hexUpper, cdata, escapedOrPlain];
      return (ways[index % ways.length] ?? plainly)(character);
    }),
  "line-ends": (text) => plainly(text).replaceAll("\n", "\r\n"),
  "old-line-ends": (text) => plainly(text).replaceAll("\n", "\r"),
} as const satisfies Record<string, (text: string) => string>;

/** The name of a way to write a text. */
export type XmlSpelling = keyof typeof xmlSpellings;

/** Their names, the plainest first. */
export const xmlSpellingNames = Object.keys(xmlSpellings) as XmlSpelling[];

/** A document with a declaration, and with comments and instructions wherever they may be between its elements. */
export function withMarkupBetween(document: string): string {
  const between = document.replace(/>\s*</g, (gap) => `>${comment}${gap.slice(1, -1)}${instruction}<`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${comment}\n${between}\n${comment}\n`;
}

/** With those characters escaped that have to be, and a carriage return, which would be taken for a line end. */
function plainly(text: string): string {
  return eachCharacter(text, (character) => (/[&<>\r]/.test(character) ? escaped(character) : character));
}

function eachCharacter(text: string, write: (character: string, index: number) => string): string {
  return [...text].map(write).join("");
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function hexOf(character: string): string {
  return codeOf(character).toString(16);
}

function decimal(character: string): string {
  return `&#${codeOf(character)};`;
}

function hexUpper(character: string): string {
  return `&#x${hexOf(character).toUpperCase()};`;
}

function escaped(character: string): string {
  return entities[character] ?? decimal(character);
}

/** Whether a character is one that has an entity, or a carriage return. */
function isMark(character: string): boolean {
  return character === "\r" || Object.hasOwn(entities, character);
}

function escapedOrPlain(character: string): string {
  return isMark(character) ? escaped(character) : character;
}

/** What would end the section goes into two of them, and a carriage return, which would be taken for a line end, between them. */
function cdata(text: string): string {
  return text
    .split("\r")
    .map((part) => `<![CDATA[${part.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`)
    .join("&#13;");
}

function inThirds(text: string, write: (part: string, index: number) => string, between = ""): string {
  const characters = [...text];
  const third = Math.ceil(characters.length / 3);
  return [0, 1, 2]
    .map((index) => write(characters.slice(index * third, (index + 1) * third).join(""), index))
    .join(between);
}
