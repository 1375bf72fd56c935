import type { Random } from "fast-check";
import { type AlphabetName, hostileAlphabets, hostileCharacters } from "../../contract/alphabets.ts";
import type { CharacterGroups } from "./character-groups.ts";
import { pick } from "./contextless.ts";

/** The characters that a pattern breach may use. */
export interface HostileCharacters {
  /** The known ones, in the order of the alphabets. */
  readonly groups: CharacterGroups;
  readonly known: readonly string[];
  /** Whether any other character outside the class may come too, lone surrogates excepted. */
  readonly open: boolean;
}

const alphabetNames = Object.keys(hostileAlphabets) as AlphabetName[];

/** How often an open set draws a character that no alphabet lists: once in this many. */
const strangerEvery = 6;
/** Half of a surrogate pair, which UTF-8 cannot hold. */
export const loneSurrogate = /\p{Cs}/u;
/** Upper ends of the ranges that strangers are drawn from: Latin and its neighbours, the first plane, all. */
const strangerRanges = [0x2ff, 0xffff, 0x10ffff] as const;

/**
 * The characters of one alphabet that `legal` does not hold; without a name those of all alphabets and any other.
 * Throws where the alphabet holds nothing but legal characters: such a requirement cannot be exercised.
 */
export function hostileTo(legal: string, alphabet: AlphabetName | undefined): HostileCharacters {
  const names = alphabet === undefined ? alphabetNames : [alphabet];
  const groups = names.map((name) => hostileCharacters(name, legal)).filter((group) => group.length > 0);
  if (groups.length === 0) throw new Error(`alphabet ${String(alphabet)} has no character outside ${legal}`);
  return { groups, known: groups.flat(), open: alphabet === undefined };
}

/** Whether `character`, one code point outside the class, may be used. */
export function isHostile(hostile: HostileCharacters, character: string): boolean {
  return hostile.known.includes(character) || (hostile.open && !loneSurrogate.test(character));
}

/** Draws one character outside `legal`. */
export function drawHostile(hostile: HostileCharacters, legal: string, random: Random): string {
  if (hostile.open && random.nextInt(1, strangerEvery) === 1) {
    const character = String.fromCodePoint(random.nextInt(0, pick(strangerRanges, random)));
    if (!loneSurrogate.test(character) && !legal.includes(character)) return character;
  }
  return pick(hostile.known, random);
}
