import { Arbitrary, type Random, type Stream, stream, Value } from "fast-check";
import { wordCharacters } from "../../contract/alphabets.ts";
import { driftedStatus } from "../../contract/operations/update-service-specific-credential.ts";
import { simplerCharacters } from "./character-groups.ts";
import { drawHostile, hostileTo } from "./hostile-characters.ts";
import { simplerTexts } from "./simpler-texts.ts";
import type { Source } from "./source.ts";
import type { TextDomain } from "./text-domain.ts";
import { wholeNumbers } from "./whole-numbers.ts";

/** The most code points of a generated word. */
const longestWord = 60;
const fill = wordCharacters.charAt(0);
const hostile = hostileTo(wordCharacters, undefined);
const loneSurrogate = /\p{Cs}/u;

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
  const domain = new WordDomain(values);
  const examples = [
    ...new Set([...domain.telling, ...values.flatMap(furtherForms), ...commonWords, values.join(",")]),
  ];
  return {
    examples: examples.filter((word) => domain.holds(word)),
    arbitrary: new WordArbitrary(domain),
  };
}

class WordDomain implements TextDomain {
  readonly lengths = wholeNumbers(1, longestWord);
  readonly fill = fill;
  readonly values: readonly string[];
  /** The words that say most about a fault, the simplest first: every word shrinks to these where it can. */
  readonly telling: readonly string[];

  constructor(values: readonly string[]) {
    this.values = values;
    const tells = [fill, ...values.flatMap(tellingForms)];
    this.telling = [...new Set(tells)].filter((word) => this.holds(word));
  }

  hurts(): boolean {
    return false;
  }

  simpler(character: string): readonly string[] {
    return wordCharacters.includes(character) ? [] : simplerCharacters(hostile.groups, character);
  }

  holds(text: string): boolean {
    if (text === "" || text === driftedStatus || this.values.includes(text)) return false;
    return [...text].length <= longestWord && !loneSurrogate.test(text);
  }
}

class WordArbitrary extends Arbitrary<string> {
  readonly #domain: WordDomain;

  constructor(domain: WordDomain) {
    super();
    this.#domain = domain;
  }

  override generate(random: Random): Value<string> {
    const word = this.#draw(random);
    return new Value(this.#domain.holds(word) ? word : fill, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is string {
    return typeof value === "string" && this.#domain.holds(value);
  }

  override shrink(value: string): Stream<Value<string>> {
    return stream(this.#simpler(value)).map((word) => new Value(word, undefined));
  }

  *#simpler(value: string): Generator<string, void, undefined> {
    const { telling } = this.#domain;
    const told = telling.indexOf(value);
    if (told >= 0) yield* telling.slice(0, told);
    else if (this.#isWorthTelling(value)) yield* telling;
    if (told >= 0) return;
    yield* simplerTexts(this.#domain, value);
  }

  /** Long words get shorter first, and a run of fill is what is left when no telling word fails. */
  #isWorthTelling(value: string): boolean {
    const longest = Math.max(...this.#domain.telling.map((word) => word.length));
    return value.length <= longest && value !== fill.repeat(value.length);
  }

  #draw(random: Random): string {
    const { values } = this.#domain;
    const value = values[random.nextInt(0, values.length - 1)] ?? fill;
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
  return Array.from({ length: random.nextInt(1, most) }, () =>
    wordCharacters.charAt(random.nextInt(0, wordCharacters.length - 1)),
  ).join("");
}
