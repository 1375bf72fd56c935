import { constraintOf, type Parameter } from "../../contract/operation.ts";
import { usualId } from "../../contract/operations/update-service-specific-credential.ts";
import { edgesOf } from "./character-groups.ts";
import { fillOf, legalExamples } from "./legal-examples.ts";
import type { Source } from "./source.ts";
import { textsOf } from "./text.ts";
import { classDomain } from "./text-domain.ts";
import { wholeNumbers } from "./whole-numbers.ts";

/**
 * Well-formed values of `parameter` that name nothing: any legal characters in any legal length.
 * That nothing has such a name is certain only where it is long; a short one names nothing on a target made for tests.
 * Throws where the parameter declares no length or no pattern.
 */
export function unknownIdentifier(parameter: Parameter): Source<string> {
  const { alphabet } = constraintOf(parameter, "pattern");
  const { minimum, maximum } = constraintOf(parameter, "length");
  const domain = classDomain({ lengths: wholeNumbers(minimum, maximum), legal: alphabet });
  // As ids look in the API reference and in recorded answers.
  const usual =
    parameter.entity === "credential" ? [usualId.prefix.padEnd(minimum + 1, fillOf(alphabet, 1))] : [];
  const bounds = [...new Set([minimum, minimum + 1, maximum - 1, maximum])];
  const examples = [
    ...bounds.map((length) => fillOf(alphabet, length)),
    ...usual,
    ...edgesOf(alphabet).map((edge, index) => edge.repeat(bounds[index % bounds.length] ?? minimum)),
    ...legalExamples(alphabet, bounds),
  ];
  return {
    examples: [...new Set(examples)].filter((text) => domain.holds(text)),
    arbitrary: textsOf(domain),
  };
}
