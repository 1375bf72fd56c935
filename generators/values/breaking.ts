import type { AlphabetName } from "../../contract/alphabets.ts";
import type { Breach } from "../../contract/constraint.ts";
import type { Parameter } from "../../contract/operation.ts";
import { constraintOf } from "./constraint-of.ts";
import { hostileTo } from "./hostile-characters.ts";
import { hostileExamples } from "./hostile-examples.ts";
import { fillOf, legalExamples } from "./legal-examples.ts";
import type { Source } from "./source.ts";
import { statusWords } from "./status-words.ts";
import { TextArbitrary } from "./text.ts";
import { ClassDomain } from "./text-domain.ts";
import { wholeNumbers } from "./whole-numbers.ts";

/** A breach that a value can commit, as opposed to an absent one. */
export type ValueBreach = Exclude<Breach, "required">;

/** What a requirement may fix about the breaking values. */
export interface Narrowing {
  /** The only alphabet that a pattern breach draws from. */
  readonly alphabet?: AlphabetName;
  /** The only lengths, in code points. */
  readonly lengths?: readonly number[];
}

/** Values that are too long have up to this many times the greatest legal length. */
const longestTimes = 4;

/**
 * Values of `parameter` that commit exactly `breaches`, as `breachesOf` defines them.
 * The empty text is the exception: it is too short and matches no pattern at once, and stands for too short.
 * Throws where the parameter declares no such constraint, or where no value commits just these breaches.
 */
export function breaking(
  parameter: Parameter,
  breaches: readonly ValueBreach[],
  narrowing: Narrowing = {},
): Source<string> {
  if (breaches.length === 0) throw new Error(`${parameter.name} is to be broken by no breach`);
  if (breaches.includes("one-of")) {
    if (breaches.length > 1) throw new Error(`${parameter.name}: one-of is broken by itself only`);
    return statusWords(constraintOf(parameter, "one-of").values);
  }
  return breaches.includes("pattern")
    ? withHostile(parameter, breaches, narrowing)
    : withoutHostile(parameter, breaches, narrowing);
}

function withoutHostile(
  parameter: Parameter,
  breaches: readonly ValueBreach[],
  { lengths: named }: Narrowing,
): Source<string> {
  const { alphabet } = constraintOf(parameter, "pattern");
  const lengths = permittedLengths(parameter, breaches, named);
  const isEmptyOnly = lengths.every((length) => length === 0);
  // Named lengths can be huge, and there letters other than the fill letter would show nothing more.
  if (named !== undefined || isEmptyOnly) {
    return { examples: lengths.map((length) => fillOf(alphabet, length)), arbitrary: null };
  }
  return {
    examples: legalExamples(alphabet, lengths),
    arbitrary: new TextArbitrary(new ClassDomain({ lengths, legal: alphabet })),
  };
}

function withHostile(
  parameter: Parameter,
  breaches: readonly ValueBreach[],
  { lengths: named, alphabet }: Narrowing,
): Source<string> {
  const { alphabet: legal } = constraintOf(parameter, "pattern");
  const lengths = permittedLengths(parameter, breaches, named).filter((length) => length > 0);
  if (lengths.length === 0) return { examples: [""], arbitrary: null };
  const hostile = hostileTo(legal, alphabet);
  // With a single length there is no room for a character that counts as two units.
  const most = lengths.length > 1 && !breaches.includes("max-length") ? Math.max(...lengths) : undefined;
  const domain = new ClassDomain({
    lengths,
    legal,
    hostile,
    ...(most === undefined ? {} : { mostUnits: most }),
  });
  return { examples: hostileExamples(domain, hostile), arbitrary: new TextArbitrary(domain) };
}

/** The bound, or the shortest legal length, first. Throws where a named length commits other breaches. */
function permittedLengths(
  parameter: Parameter,
  breaches: readonly ValueBreach[],
  named: readonly number[] | undefined,
): readonly number[] {
  const { minimum, maximum } = constraintOf(parameter, "length");
  const [short, long] = [breaches.includes("min-length"), breaches.includes("max-length")];
  if (short && long) throw new Error(`${parameter.name} cannot be too short and too long`);
  if (short && minimum === 0) throw new Error(`${parameter.name} cannot be too short`);
  const [first, last] = short
    ? [minimum - 1, 0]
    : long
      ? [maximum + 1, longestTimes * maximum]
      : [minimum, maximum];
  if (named === undefined) return wholeNumbers(first, last);
  const wrong = named.find((length) => (short ? length > first : length < first || (!long && length > last)));
  if (wrong !== undefined) throw new Error(`${parameter.name}: length ${wrong} commits other breaches`);
  return named;
}
