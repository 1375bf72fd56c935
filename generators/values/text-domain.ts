import { type CharacterGroups, runsOf, simplerCharacters } from "./character-groups.ts";
import { type HostileCharacters, isHostile } from "./hostile-characters.ts";

/** A set of texts and what counts as simple in it; lengths and positions are in code points. */
export interface TextDomain {
  /** The permitted lengths, the preferred one first: shrinking moves towards it. Never empty. */
  readonly lengths: readonly number[];
  /** The letter that says nothing. */
  readonly fill: string;
  /** Whether the text breaks its constraint by this character, so that one such has to stay. */
  hurts(character: string): boolean;
  /** The characters that may take the place of this one, simplest first; each is simpler than it. */
  simpler(character: string): readonly string[];
  holds(text: string): boolean;
}

/** What a text of one class of characters may be. */
export interface ClassRules {
  readonly lengths: readonly number[];
  /** The characters of the class; the first is the fill letter. */
  readonly legal: string;
  /** Where given, every text has at least one of these; otherwise none. */
  readonly hostile?: HostileCharacters;
  /**
   * The most UTF-16 units. It keeps a value that breaks a pattern within the length for those too who count
   * a character outside the first plane as two.
   */
  readonly mostUnits?: number;
}

/** The texts of a class: legal characters only, or at least one hostile one among them. */
export class ClassDomain implements TextDomain {
  readonly lengths: readonly number[];
  readonly fill: string;
  readonly legal: string;
  readonly hostile: HostileCharacters | undefined;
  readonly mostUnits: number;
  readonly #runs: CharacterGroups;

  constructor(rules: ClassRules) {
    this.lengths = rules.lengths;
    this.fill = rules.legal.charAt(0);
    this.legal = rules.legal;
    this.hostile = rules.hostile;
    this.mostUnits = rules.mostUnits ?? Number.POSITIVE_INFINITY;
    this.#runs = runsOf(rules.legal);
  }

  hurts(character: string): boolean {
    return !this.legal.includes(character);
  }

  simpler(character: string): readonly string[] {
    if (this.legal.includes(character)) return simplerCharacters(this.#runs, character);
    return this.hostile === undefined ? [] : simplerCharacters(this.hostile.groups, character);
  }

  holds(text: string): boolean {
    if (text.length > this.mostUnits) return false;
    const characters = [...text];
    if (!this.lengths.includes(characters.length)) return false;
    const hurting = characters.filter((character) => this.hurts(character));
    const { hostile } = this;
    if (hostile === undefined) return hurting.length === 0;
    return hurting.length > 0 && hurting.every((character) => isHostile(hostile, character));
  }
}
