import type { AlphabetName } from "../../contract/alphabets.ts";
import type { ValueBreach } from "../../contract/constraint.ts";
import { constraintOf, type Parameter } from "../../contract/operation.ts";
import { hostileTo } from "./hostile-characters.ts";
import { hostileExamples } from "./hostile-examples.ts";
import { fillOf, legalExamples } from "./legal-examples.ts";
import type { Source } from "./source.ts";
import { statusWords } from "./status-words.ts";
import { textsOf } from "./text.ts";
import { classDomain } from "./text-domain.ts";
import { wholeNumbers } from "./whole-numbers.ts";

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
 * Values of `parameter` that commit exactly `breach`, as `breachesOf` defines it.
 * The empty text is the exception: it is too short and matches no pattern at once, and stands for too short.
 * Throws where the parameter declares no such constraint, or where no value commits just this breach.
 */
export function breaking(
  parameter: Parameter,
  breach: ValueBreach,
  { alphabet, lengths: named }: Narrowing = {},
): Source<string> {
  if (breach === "one-of") return statusWords(constraintOf(parameter, "one-of").values);
  const { alphabet: legal } = constraintOf(parameter, "pattern");
  const lengths = permittedLengths(parameter, breach, named);
  if (breach === "pattern") {
    const hostile = hostileTo(legal, alphabet);
    // With a single length there is no room for a character that counts as two units.
    const most = lengths.length > 1 ? { mostUnits: Math.max(...lengths) } : {};
    const domain = classDomain({ lengths, legal, hostile, ...most });
    return { examples: hostileExamples(domain, hostile), arbitrary: textsOf(domain) };
  }
  // Named lengths can be huge, and there letters other than the fill letter would show nothing more.
  if (named !== undefined || lengths.every((length) => length === 0)) {
    return { examples: lengths.map((length) => fillOf(legal, length)), arbitrary: null };
  }
  return {
    examples: legalExamples(legal, lengths),
    arbitrary: textsOf(classDomain({ lengths, legal })),
  };
}

function breachOfLength(length: number, minimum: number, maximum: number): ValueBreach {
  if (length < minimum) return "min-length";
  return length > maximum ? "max-length" : "pattern";
}

/** The bound, or the shortest legal length, first. Throws where a named length commits another breach. */
function permittedLengths(
  parameter: Parameter,
  breach: Exclude<ValueBreach, "one-of">,
  named: readonly number[] | undefined,
): readonly number[] {
  const { minimum, maximum } = constraintOf(parameter, "length");
  if (breach === "min-length" && minimum === 0) throw new Error(`${parameter.name} cannot be too short`);
  const wrong = named?.find((length) => breachOfLength(length, minimum, maximum) !== breach);
  if (wrong !== undefined) throw new Error(`${parameter.name}: length ${wrong} commits another breach`);
  if (named !== undefined) return named;
  if (breach === "min-length") return wholeNumbers(minimum - 1, 0);
  if (breach === "max-length") return wholeNumbers(maximum + 1, longestTimes * maximum);
  return wholeNumbers(Math.max(minimum, 1), maximum);
}
