import type { Citation } from "../../contract/citation.ts";
import { errorCodes } from "../../contract/error-codes.ts";
import { type Operation, type Parameter, parameterOf, partOf } from "../../contract/operation.ts";
import { type Declaration, declare, must, refusal, type Update, unknownCredential } from "../declare.ts";
import { noSuchEntity, uncheckedIn, validationError } from "../needs.ts";
import type { Need, Requirement } from "../requirement.ts";
import type { Choice } from "../stimulus.ts";

/** A parameter whose constraints requirements are derived from. */
export interface Subject {
  readonly operation: Operation;
  readonly parameter: Parameter;
  readonly update: Update;
}

/** The requirements that follow from one constraint. */
export interface Derived {
  readonly basic: readonly Requirement[];
  /** Those that stand behind the basic ones of all constraints of the parameter. */
  readonly further: readonly Requirement[];
}

/** The citations of a constraint whose violation is answered ValidationError. */
export function validationOf(...citations: readonly Citation[]): readonly Citation[] {
  return [...citations, ...errorCodes.ValidationError.citations];
}

/** What a refusal is declared by; what is left out is as for any request that breaks one constraint. */
type RefusedChoice = Partial<Declaration> & {
  readonly citation: Citation;
  readonly choice: Choice;
  readonly statement: string;
};

/** A request that breaks one constraint of the parameter and nothing else is refused with ValidationError. */
export function refuses(
  { parameter, update }: Subject,
  name: string,
  { citation, choice, ...rest }: RefusedChoice,
): Requirement {
  return declare(`${parameter.area}.${name}`, {
    level: "MUST",
    citations: validationOf(citation),
    stimulus: update({ [partOf(parameter)]: choice }),
    ...refusal(["ValidationError"], validationError),
    ...rest,
  });
}

/** A legal identifier that names nothing has to get past validation: it is then looked up, and NoSuchEntity. */
export function accepts(
  { operation, parameter, update }: Subject,
  constraint: "min-length" | "max-length" | "pattern",
  what: string,
  citation: Citation,
  choice: Choice,
): Requirement[] {
  const { area, name, entity } = parameter;
  if (entity === undefined) return [];
  const lookUps = [parameterOf(operation, "credential").area, area].map((of) => `${of}.unknown`);
  const lengths = ["accepts-min-length", "accepts-max-length"].map((other) => `${area}.${other}`);
  return [
    must(`${area}.accepts-${constraint}`, {
      statement: `A ${name} ${what} passes validation: it names no ${entity}, and the answer is NoSuchEntity.`,
      citations: [citation, ...errorCodes.NoSuchEntity.citations],
      stimulus: update({ credential: unknownCredential, [entity]: choice }),
      ...refusal(
        ["NoSuchEntity"],
        [
          ...noSuchEntity,
          ...[...new Set(lookUps), ...(constraint === "pattern" ? lengths : [])].flatMap(uncheckedIn),
          ...(constraint === "pattern" ? plusIn(parameter) : []),
        ],
      ),
    }),
  ];
}

/** Where a plus sign is legal, its encoding has to be understood first. */
function plusIn({ constraints }: Parameter): readonly Need[] {
  return constraints.some((each) => each.kind === "pattern" && each.alphabet.includes("+"))
    ? [{ requirement: "request.plus.encoded", explains: ["code"], failing: ["refused"] }]
    : [];
}
