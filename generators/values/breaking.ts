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
  /** The only lengths of values that are too long, in code points. */
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
  const { minimum, maximum } = constraintOf(parameter, "length");
  if (breach === "pattern") {
    const hostile = hostileTo(legal, alphabet);
    const lengths = wholeNumbers(Math.max(minimum, 1), maximum);
    const domain = classDomain({ lengths, legal, hostile, mostUnits: maximum });
    return { examples: hostileExamples(domain, hostile), arbitrary: textsOf(domain) };
  }
  if (breach === "min-length" && minimum === 0) throw new Error(`${parameter.name} cannot be too short`);
  const wrong = named?.find((length) => length <= maximum);
  if (wrong !== undefined) throw new Error(`${parameter.name}: length ${wrong} is not too long`);
  const tooLong = named ?? wholeNumbers(maximum + 1, longestTimes * maximum);
  const lengths = breach === "max-length" ? tooLong : wholeNumbers(minimum - 1, 0);
  // Named lengths can be huge, and there letters other than the fill letter would show nothing more.
  if (named !== undefined || lengths.every((length) => length === 0)) {
    return { examples: lengths.map((length) => fillOf(legal, length)), arbitrary: null };
  }
  return { examples: legalExamples(legal, lengths), arbitrary: textsOf(classDomain({ lengths, legal })) };
}
