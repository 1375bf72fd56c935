import { alone, halvingSteps, preferredPositions } from "./positions.ts";
import type { TextDomain } from "./text-domain.ts";

/** The most different hurting characters that are each tried alone, and of notable ones that are each simplified. */
const mostTried = 3;

/** A text that is being simplified. */
interface Given {
  readonly domain: TextDomain;
  readonly characters: readonly string[];
  /** Positions of characters other than the fill letter. */
  readonly notable: readonly number[];
  /** Those of characters by which the text breaks its constraint. */
  readonly hurting: readonly number[];
}

type Texts = Generator<string, void, undefined>;

/**
 * The texts of `domain` simpler than `text`, the boldest simplification first, each once.
 *
 * It depends on nothing but the text, so that examples shrink as generated values do. Each candidate is smaller by
 * (index of the length, number of hurting characters, number of characters that are not the fill letter,
 * simplicity of those, position), in this order: a greedy descent ends, and for one fault it ends at one text.
 */
export function* simplerTexts(domain: TextDomain, text: string): Texts {
  const seen = new Set([text]);
  for (const candidate of proposals(domain, [...text])) {
    if (seen.has(candidate)) continue;
    seen.add(candidate);
    if (domain.holds(candidate)) yield candidate;
  }
}

function* proposals(domain: TextDomain, characters: readonly string[]): Texts {
  const at = characters.map((_, position) => position);
  const notable = at.filter((position) => characters[position] !== domain.fill);
  const hurting = notable.filter((position) => domain.hurts(characters[position] ?? ""));
  const given = { domain, characters, notable, hurting };
  yield* canonical(given);
  if (hurting.length > 0) yield filled(given, 0, characters.length);
  yield* trimmed(given);
  yield* resized(given);
  yield* unhurt(given);
  yield* filledInBlocks(given);
  yield* moved(given);
  yield* replaced(given);
}

/** Nothing but fill, or fill with one hurting character: at the preferred length, then at the present one. */
function* canonical({ domain, characters, notable, hurting }: Given): Texts {
  const present = characters.length;
  const lengths = [...new Set([domain.lengths[0] ?? present, present])];
  const different = [...new Set(hurting.map((at) => characters[at] ?? ""))].slice(0, mostTried);
  for (const length of lengths) {
    if (hurting.length === 0) yield domain.fill.repeat(length);
    if (length === present && notable.length === 1) continue;
    for (const character of different) {
      for (const position of preferredPositions(length))
        yield alone(domain.fill, character, length, position);
    }
  }
}

/** Without what comes after the last, or before the first, of the hurting characters; of the notable ones if none hurts. */
function* trimmed({ domain, characters, notable, hurting }: Given): Texts {
  const kept = hurting.length > 0 ? hurting : notable;
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined) return;
  const present = domain.lengths.indexOf(characters.length);
  const enough = (length: number) => domain.lengths.findIndex((permitted) => permitted >= length);
  const [tailless, headless] = [enough(last + 1), enough(characters.length - first)];
  if (tailless >= 0 && tailless < present) yield cutTail(domain, characters, domain.lengths[tailless] ?? 0);
  if (headless >= 0 && headless < present) yield cutHead(domain, characters, domain.lengths[headless] ?? 0);
}

function* resized({ domain, characters }: Given): Texts {
  const present = domain.lengths.indexOf(characters.length);
  for (const step of halvingSteps(present)) {
    const length = domain.lengths[present - step] ?? 0;
    yield cutTail(domain, characters, length);
    yield cutHead(domain, characters, length);
  }
}

/** One hurting character fewer. */
function* unhurt({ domain, characters, hurting }: Given): Texts {
  if (hurting.length < 2) return;
  for (const at of hurting) yield characters.with(at, domain.fill).join("");
}

function* filledInBlocks(given: Given): Texts {
  const harmless = given.notable.filter((at) => !given.hurting.includes(at));
  if (harmless.length === 0) return;
  for (let size = given.characters.length; size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    const blocks = new Set(harmless.map((at) => Math.floor(at / size)));
    for (const block of blocks) yield filled(given, block * size, (block + 1) * size);
  }
}

/** The only notable character elsewhere. */
function* moved({ domain, characters, notable }: Given): Texts {
  const [at] = notable;
  if (at === undefined || notable.length > 1) return;
  for (const position of preferredPositions(characters.length, at)) {
    yield alone(domain.fill, characters[at] ?? "", characters.length, position);
  }
}

function* replaced({ domain, characters, notable }: Given): Texts {
  if (notable.length > mostTried) return;
  for (const at of notable) {
    for (const simpler of domain.simpler(characters[at] ?? "")) yield characters.with(at, simpler).join("");
  }
}

/** The fill letter instead of every harmless character from `from` up to `to`. */
function filled({ domain, characters }: Given, from: number, to: number): string {
  return characters
    .map((character, at) => (at >= from && at < to && !domain.hurts(character) ? domain.fill : character))
    .join("");
}

/** The text with `length` characters: its end is cut off, or fill is added there. */
function cutTail(domain: TextDomain, characters: readonly string[], length: number): string {
  return characters.slice(0, length).join("") + domain.fill.repeat(Math.max(0, length - characters.length));
}

/** The text with `length` characters: its beginning is cut off, or fill is added there. */
function cutHead(domain: TextDomain, characters: readonly string[], length: number): string {
  const missing = Math.max(0, length - characters.length);
  return domain.fill.repeat(missing) + characters.slice(Math.max(0, characters.length - length)).join("");
}
