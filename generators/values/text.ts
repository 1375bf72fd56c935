import type { Arbitrary, Random } from "fast-check";
import { contextless } from "./contextless.ts";
import { drawHostile } from "./hostile-characters.ts";
import { simplerTexts } from "./simpler-texts.ts";
import type { ClassDomain } from "./text-domain.ts";

/** The most hostile characters that a generated text holds. */
const mostHostile = 3;
/** The most letters that differ in a text made of the fill letter. */
const mostEdits = 3;
/** Longer legal texts repeat what was drawn: in them the length matters, and drawing letters is the costly part. */
const mostDrawn = 48;
/** Characters drawn with one number; 4 keep it within 32 bits for classes of up to 215 characters. */
const drawnTogether = 4;

/** Texts of one domain, which says how long they are. Bounds and single hostile characters are preferred. */
export function textsOf(domain: ClassDomain): Arbitrary<string> {
  return contextless({
    draw: (random) => drawText(domain, random),
    holds: (value) => typeof value === "string" && domain.holds(value),
    simpler: (text) => simplerTexts(domain, text),
  });
}

function drawText(domain: ClassDomain, random: Random): string {
  const intruders = drawIntruders(domain, random);
  const length = drawLength(domain, random, intruders);
  let text = drawLegal(domain, random, length);
  for (const [position, character] of placed(intruders, length, random)) {
    text = text.slice(0, position) + character + text.slice(position + 1);
  }
  return text;
}

/** Usually one; several are often the same one, for a target that lets just that through. */
function drawIntruders({ hostile, legal }: ClassDomain, random: Random): string[] {
  if (hostile === undefined) return [];
  const first = drawHostile(hostile, legal, random);
  const intruders = [first];
  for (let count = random.nextInt(-mostHostile, mostHostile); count > 1; count -= 1) {
    intruders.push(random.nextInt(0, 1) === 0 ? first : drawHostile(hostile, legal, random));
  }
  return intruders;
}

/** A bound, a neighbour of the preferred one, or any length; drops intruders that fit into no length. */
function drawLength({ lengths, mostUnits }: ClassDomain, random: Random, intruders: string[]): number {
  const last = lengths.length - 1;
  const style = random.nextInt(0, 7);
  const index =
    style === 0 ? 0 : style === 1 ? last : random.nextInt(0, style === 2 ? Math.min(3, last) : last);
  const drawn = lengths[index] ?? 0;
  const surplus = () => intruders.reduce((sum, character) => sum + character.length - 1, 0);
  if (intruders.length <= drawn && drawn + surplus() <= mostUnits) return drawn;
  const fits = () =>
    lengths.findLast(
      (length) => intruders.length <= length && length + surplus() <= mostUnits && length <= drawn,
    );
  while (intruders.length > 1 && fits() === undefined) intruders.pop();
  return fits() ?? lengths[0] ?? 0;
}

function drawLegal({ legal, fill }: ClassDomain, random: Random, length: number): string {
  if (random.nextInt(0, 3) > 0) {
    const drawn = drawUniform(legal, Math.min(length, mostDrawn), random);
    return drawn.length === length ? drawn : drawn.repeat(Math.ceil(length / mostDrawn)).slice(0, length);
  }
  let text = fill.repeat(length);
  for (let edits = length === 0 ? 0 : random.nextInt(0, mostEdits); edits > 0; edits -= 1) {
    const position = random.nextInt(0, length - 1);
    text = text.slice(0, position) + drawUniform(legal, 1, random) + text.slice(position + 1);
  }
  return text;
}

/** Positions for the intruders, from back to front so that placing one moves no other. */
function placed(intruders: readonly string[], length: number, random: Random): [number, string][] {
  const places = new Map<number, string>();
  for (const character of intruders) {
    const style = random.nextInt(0, 7);
    places.set(style === 0 ? length - 1 : style === 1 ? 0 : random.nextInt(0, length - 1), character);
  }
  return [...places].sort(([one], [other]) => other - one);
}

function drawUniform(alphabet: string, length: number, random: Random): string {
  const { length: base } = alphabet;
  const combinations = base ** drawnTogether;
  let text = "";
  for (let drawn = 0; drawn < length; drawn += drawnTogether) {
    let number = random.nextInt(0, combinations - 1);
    for (let taken = 0; taken < drawnTogether; taken += 1) {
      text += alphabet.charAt(number % base);
      number = Math.floor(number / base);
    }
  }
  return text.slice(0, length);
}
