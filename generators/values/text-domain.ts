import { wordCharacters } from "../../contract/alphabets.ts";
import { type CharacterGroups, runsOf, simplerCharacters } from "./character-groups.ts";
import { type HostileCharacters, isHostile } from "./hostile-characters.ts";
import { wholeNumbers } from "./whole-numbers.ts";

/** A set of texts and what counts as simple in it; lengths and positions are in code points. */
export interface TextDomain {
  /** The permitted lengths, the preferred one first: shrinking moves towards it. Never empty. */
  readonly lengths: readonly number[];
  /** The letter that says nothing. */
  readonly fill: string;
  /** Whether the text breaks its constraint by this character, so that one such has to stay. */
  readonly hurts: (character: string) => boolean;
  /** The characters that may take the place of this one, simplest first; each is simpler than it. */
  readonly simpler: (character: string) => readonly string[];
  readonly holds: (text: string) => boolean;
}

/** Texts of up to `most` characters of any kind that `holds` admits. Only those of `strange` give way to simpler ones. */
export function anyTexts(
  most: number,
  strange: CharacterGroups,
  holds: (text: string) => boolean = () => true,
): TextDomain {
  return {
    lengths: wholeNumbers(1, most),
    fill: wordCharacters.charAt(0),
    hurts: () => false,
    simpler: (character) => (wordCharacters.includes(character) ? [] : simplerCharacters(strange, character)),
    holds,
  };
}

/** What a text of one class of characters may be. */
export interface ClassRules {
  readonly lengths: readonly number[];
  /** The characters of the class; the first is the fill letter. */
  readonly legal: string;
  /** Where given, every text has at least one of these; otherwise none. */
  readonly hostile?: HostileCharacters | undefined;
  /**
   * The most UTF-16 units. It keeps a value that breaks a pattern within the length for those too who count
   * a character outside the first plane as two.
   */
  readonly mostUnits?: number;
}

/** The texts of a class: legal characters only, or at least one hostile one among them. */
export type ClassDomain = TextDomain & ClassRules & { readonly mostUnits: number };

/** The domain of the texts that keep to `rules`. */
export function classDomain(rules: ClassRules): ClassDomain {
  const { lengths, legal, hostile, mostUnits = Number.POSITIVE_INFINITY } = rules;
  const runs = runsOf(legal);
  const hurts = (character: string) => !legal.includes(character);
  return {
    ...rules,
    mostUnits,
    fill: legal.charAt(0),
    hurts,
    simpler: (character) => simplerCharacters(hurts(character) ? (hostile?.groups ?? []) : runs, character),
    holds: (text) => {
      const characters = [...text];
      if (text.length > mostUnits || !lengths.includes(characters.length)) return false;
      const hurting = characters.filter(hurts);
      if (hostile === undefined) return hurting.length === 0;
      return hurting.length > 0 && hurting.every((character) => isHostile(hostile, character));
    },
  };
}
