import type { Random } from "fast-check";
import { wordCharacters } from "../../contract/alphabets.ts";
import { constraintOf, type Operation, type Parameter } from "../../contract/operation.ts";
import { pick } from "./contextless.ts";
import { drawHostile, hostileTo } from "./hostile-characters.ts";
import { fillOf, legalExamples } from "./legal-examples.ts";
import { simplerTexts } from "./simpler-texts.ts";
import { anyTexts } from "./text-domain.ts";
import { wholeNumbers } from "./whole-numbers.ts";

/** What a client is given for a parameter; undefined: nothing, which differs from null and from the empty text. */
export type GivenValue = string | null | undefined;

/** Texts that mean something to a shell, a form, a program that reads files, or a careless encoder. */
const tellingTexts: readonly string[] = [
  "a b",
  "a+b",
  "a%2Bb",
  "a%zzb",
  "a&b=c;d",
  "a/b?c#d",
  "\u00e9\u6f22\u{1f600}",
  "e\u0301",
  "\u0000a",
  "a\r\nb",
  "\ufeffa",
  '<a b="c">&amp;\'',
  "file:///etc/hostname",
  "@a",
  "--a",
  "null",
  '{"a":"b"}',
  "\ud800",
  "a\udc00b",
];
const letters = [...wordCharacters];
const loneSurrogates = ["\ud800", "\udc00"];
const hostile = hostileTo(wordCharacters, undefined);
const groups = [...hostile.groups, loneSurrogates];
/** The most code points of a text that says nothing by its length. */
const longestText = 40;
/** How many times the greatest legal length a long text has. */
const longTimes = 16;

/** The simplest legal value of `parameter`: the first of its list, or the shortest fill. */
export function plainValue(parameter: Parameter): string {
  return legalValues(parameter)[0] ?? "";
}

/** The simplest valid parameters of an operation, by their names on the wire. */
export function plainParams({ parameters }: Pick<Operation, "parameters">): Readonly<Record<string, string>> {
  return Object.fromEntries(parameters.map((parameter) => [parameter.name, plainValue(parameter)]));
}

/** Legal values of `parameter` at the bounds and between them, the plain one first. */
export function legalValues(parameter: Parameter): readonly string[] {
  const listed = parameter.constraints.find((constraint) => constraint.kind === "one-of");
  if (listed !== undefined) return listed.values;
  const { minimum, maximum } = constraintOf(parameter, "length");
  return legalExamples(constraintOf(parameter, "pattern").alphabet, wholeNumbers(minimum, maximum));
}

/** Values that clients may mistake, none of them legal but by chance: absent, null, empty, too long, strange texts. */
export function strangeValues(parameter: Parameter): GivenValue[] {
  return [undefined, null, "", longText(parameter), ...tellingTexts];
}

/** Draws a value; half of them are legal. */
export function drawValue(parameter: Parameter, random: Random): GivenValue {
  switch (random.nextInt(0, 7)) {
    case 0:
    case 1:
      return plainValue(parameter);
    case 2:
    case 3:
      return pick(legalValues(parameter), random);
    case 4:
      return pick(strangeValues(parameter), random);
    default:
      return drawText(random);
  }
}

/** The values simpler than `value`, the simplest first; the plain value is the simplest of all. */
export function* simplerValues(
  parameter: Parameter,
  value: GivenValue,
): Generator<GivenValue, void, undefined> {
  const plain = plainValue(parameter);
  if (value === plain) return;
  yield plain;
  const simplest: readonly GivenValue[] = [undefined, null, ""];
  const at = simplest.indexOf(value);
  if (at >= 0) yield* simplest.slice(0, at);
  else if (typeof value === "string") yield* simplerTexts(anyTexts([...value].length, groups), value);
}

function longText(parameter: Parameter): string {
  const length = parameter.constraints.find((constraint) => constraint.kind === "length");
  return fillOf(wordCharacters, longTimes * (length?.maximum ?? longestText));
}

function drawText(random: Random): string {
  return Array.from({ length: random.nextInt(1, longestText) }, () => {
    const style = random.nextInt(0, 9);
    if (style === 0) return pick(loneSurrogates, random);
    return style < 5 ? drawHostile(hostile, wordCharacters, random) : pick(letters, random);
  }).join("");
}
