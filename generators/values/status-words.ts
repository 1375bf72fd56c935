import type { Random } from "fast-check";
import { wordCharacters } from "../../contract/alphabets.ts";
import { driftedStatus } from "../../contract/operations/update-service-specific-credential.ts";
import { contextless, pick } from "./contextless.ts";
import { drawHostile, hostileTo, loneSurrogate } from "./hostile-characters.ts";
import { simplerTexts } from "./simpler-texts.ts";
import type { Source } from "./source.ts";
import { anyTexts, type TextDomain } from "./text-domain.ts";

/** The most code points of a generated word. */
const longestWord = 60;
const fill = wordCharacters.charAt(0);
const hostile = hostileTo(wordCharacters, undefined);
const letters = [...wordCharacters];

/** Words that APIs use for a status, and what sloppy encoders make of other values. */
const commonWords = [
  "Enabled",
  "Disabled",
  "Deleted",
  "Pending",
  "Expire",
  "true",
  "false",
  "1",
  "0",
  "null",
  "undefined",
  "*",
];

/**
 * Texts that are not among `values`: words, the values in other letter case, padded, cut and lengthened.
 * Left out are the status that only some editions of the documents list, as nothing says whether it is outside; and
 * the empty text, as it may be taken for an absent parameter, for which other codes are documented.
 */
export function statusWords(values: readonly string[]): Source<string> {
  const domain = wordDomain(values);
  const examples = [
    ...new Set([...domain.telling, ...values.flatMap(furtherForms), ...commonWords, values.join(",")]),
  ];
  const draw = (random: Random) => {
    const word = drawWord(values, random);
    return domain.holds(word) ? word : fill;
  };
  return {
    examples: examples.filter((word) => domain.holds(word)),
    arbitrary: contextless({
      draw,
      holds: (value) => typeof value === "string" && domain.holds(value),
      simpler: (word) => simplerWords(domain, word),
    }),
  };
}

interface WordDomain extends TextDomain {
  /** The words that say most about a fault, the simplest first: every word shrinks to these where it can. */
  readonly telling: readonly string[];
}

function wordDomain(values: readonly string[]): WordDomain {
  const holds = (text: string) =>
    text !== "" &&
    text !== driftedStatus &&
    !values.includes(text) &&
    [...text].length <= longestWord &&
    !loneSurrogate.test(text);
  return {
    ...anyTexts(longestWord, hostile.groups, holds),
    telling: [...new Set([fill, ...values.flatMap(tellingForms)])].filter(holds),
  };
}

function* simplerWords(domain: WordDomain, word: string): Generator<string, void, undefined> {
  const { telling } = domain;
  const told = telling.indexOf(word);
  if (told >= 0) {
    yield* telling.slice(0, told);
    return;
  }
  // Long words get shorter first, and a run of fill is what is left when no telling word fails.
  const longest = Math.max(...telling.map(({ length }) => length));
  if (word.length <= longest && word !== fill.repeat(word.length)) yield* telling;
  yield* simplerTexts(domain, word);
}

function drawWord(values: readonly string[], random: Random): string {
  const value = pick(values, random);
  const at = random.nextInt(0, value.length);
  switch (random.nextInt(0, 7)) {
    case 0:
      return [...value]
        .map((letter) => (random.nextInt(0, 1) === 0 ? letter.toLowerCase() : letter.toUpperCase()))
        .join("");
    case 1:
      return drawHostile(hostile, wordCharacters, random).repeat(random.nextInt(1, 2)) + value;
    case 2:
      return value + drawHostile(hostile, wordCharacters, random).repeat(random.nextInt(1, 2));
    case 3:
      return value.slice(0, at) + drawHostile(hostile, wordCharacters, random) + value.slice(at);
    case 4:
      return value.slice(0, at);
    case 5:
      return value.slice(0, at) + drawHostile(hostile, wordCharacters, random) + value.slice(at + 1);
    case 6:
      return value.slice(0, at) + drawLetters(random, 4) + value.slice(at);
    default:
      return drawLetters(random, random.nextInt(0, 3) === 0 ? longestWord : 12);
  }
}

function tellingForms(value: string): string[] {
  return [
    value.toLowerCase(),
    value.toUpperCase(),
    ` ${value}`,
    `${value} `,
    value.slice(0, -1),
    value + fill,
  ];
}

function furtherForms(value: string): string[] {
  const firstLower = value.charAt(0).toLowerCase() + value.slice(1);
  const lastUpper = value.slice(0, -1) + value.slice(-1).toUpperCase();
  return [firstLower, lastUpper, `${value}\n`, `\t${value}`, `${value}\u0000`, `"${value}"`, value + value];
}

function drawLetters(random: Random, most: number): string {
  return Array.from({ length: random.nextInt(1, most) }, () => pick(letters, random)).join("");
}
