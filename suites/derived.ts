import { type AlphabetName, hostileAlphabets, hostileCharacters } from "../contract/alphabets.ts";
import type {
  Constraint,
  LengthConstraint,
  OneOfConstraint,
  PatternConstraint,
  RequiredConstraint,
} from "../contract/constraint.ts";
import type { ErrorCode } from "../contract/error-codes.ts";
import { errorCodes } from "../contract/error-codes.ts";
import type { Operation, Parameter } from "../contract/operation.ts";
import { usualId } from "../contract/operations/update-service-specific-credential.ts";
import { type Declaration, declare, literal, unknownCredential, update } from "./declare.ts";
import { noSuchEntity, uncheckedIn, validationError } from "./needs.ts";
import { type Area, areas, type Requirement } from "./requirement.ts";
import type { Choice } from "./stimulus.ts";

/** The requirements that follow from the declared constraints: a new bound cannot arrive untested. */
export function derivedRequirements(operation: Operation): Requirement[] {
  return operation.parameters.flatMap((parameter) =>
    parameter.constraints.flatMap((constraint) => derive(operation, parameter, constraint)),
  );
}

function derive(operation: Operation, parameter: Parameter, constraint: Constraint): Requirement[] {
  switch (constraint.kind) {
    case "required":
      return [required(parameter, constraint)];
    case "length":
      return lengths(operation, parameter, constraint);
    case "pattern":
      return patterns(operation, parameter, constraint);
    case "one-of":
      return [oneOf(parameter, constraint)];
  }
}

function required(parameter: Parameter, { citation }: RequiredConstraint): Requirement {
  return declare(areaOf(parameter), {
    id: `${parameter.area}.required`,
    level: "MUST",
    statement: `A request without ${parameter.name} is refused.`,
    citations: [citation, ...errorCodes.ValidationError.citations, ...errorCodes.MissingParameter.citations],
    ...refused(parameter, { choose: "absent" }, ["ValidationError", "MissingParameter"]),
  });
}

function lengths(operation: Operation, parameter: Parameter, constraint: LengthConstraint): Requirement[] {
  const { minimum, maximum, citation } = constraint;
  const citations = [citation, ...errorCodes.ValidationError.citations];
  const { area, name } = parameter;
  return [
    declare(areaOf(parameter), {
      id: `${area}.min-length`,
      level: "MUST",
      statement: `A ${name} shorter than ${minimum} is refused with ValidationError.`,
      citations,
      ...refused(parameter, { choose: "breaking", breach: "min-length" }, shortCodes(parameter, minimum)),
    }),
    declare(areaOf(parameter), {
      id: `${area}.max-length`,
      level: "MUST",
      statement: `A ${name} longer than ${maximum} is refused with ValidationError.`,
      citations,
      ...refused(parameter, { choose: "breaking", breach: "max-length" }, ["ValidationError"]),
    }),
    ...accepted(operation, parameter, "min-length", `of ${minimum}`, citation, plainText(minimum)),
    ...accepted(operation, parameter, "max-length", `of ${maximum}`, citation, plainText(maximum)),
  ];
}

/** Letters only, and like an id that IAM makes as far as there is room: what else is legal is for another requirement. */
function plainText(length: number): Choice {
  return literal(...["Z", "Q"].map((letter) => usualId.prefix.padEnd(length, letter).slice(-length)));
}

/** An empty value of a required parameter may be taken for an absent one, which the common errors allow to be told so. */
function shortCodes(parameter: Parameter, minimum: number): readonly ErrorCode[] {
  const isRequired = parameter.constraints.some(({ kind }) => kind === "required");
  return isRequired && minimum > 0 ? ["ValidationError", "MissingParameter"] : ["ValidationError"];
}

/** A dozen groups share one pattern; the characters of a group all come up in this part of the default runs. */
const patternShare = 0.4;

/** Groups that slip through by a mistake that another group tells better: Unicode classes, and trimming. */
const sameMistake: Partial<Record<AlphabetName, readonly AlphabetName[]>> = {
  nul: ["controls"],
  tab: ["space", "controls"],
  newline: ["space", "controls"],
  "no-break-space": ["space"],
  letters: ["full-width"],
  digits: ["full-width"],
  combining: ["full-width"],
  astral: ["full-width"],
};

/** Legal characters before and after illegal ones: enough for the least length, too few for the greatest. */
const fillLength = 12;

function patterns(operation: Operation, parameter: Parameter, constraint: PatternConstraint): Requirement[] {
  const { printed, alphabet, citation } = constraint;
  const names = (Object.keys(hostileAlphabets) as AlphabetName[]).filter(
    (name) => hostileCharacters(name, alphabet).length > 0,
  );
  const base = `${parameter.area}.pattern`;
  const citations = [citation, ...errorCodes.ValidationError.citations];
  return [
    declare(areaOf(parameter), {
      id: base,
      level: "MUST",
      statement: `A ${parameter.name} with characters of many kinds outside ${printed} is refused with ValidationError.`,
      citations,
      ...refused(parameter, literal(...mixtures(names, alphabet)), ["ValidationError"]),
    }),
    ...names.map((name) =>
      declare(areaOf(parameter), {
        id: `${base}.${name}`,
        level: "MUST",
        statement: `A ${parameter.name} with a character outside ${printed} is refused with ValidationError: ${name}.`,
        citations,
        ...refused(parameter, { choose: "breaking", breach: "pattern", alphabet: name }, ["ValidationError"]),
        needs: [
          ...validationError,
          ...[base, ...(sameMistake[name] ?? []).map((other) => `${base}.${other}`)].map(uncheckedIn),
        ],
        share: patternShare,
      }),
    ),
    ...accepted(operation, parameter, "pattern", `of any characters of ${printed}`, citation, {
      choose: "unknown",
    }),
  ];
}

/** Groups that an endpoint may fail to write into its answer, which would hide that it let them through. */
const unwritable: readonly AlphabetName[] = ["nul", "controls"];

/** Values that hold a legal character at either end and one of every third group between them: only no check at all lets them through. */
function mixtures(names: readonly AlphabetName[], alphabet: string): string[] {
  const legal = alphabet.slice(0, 1).repeat(fillLength);
  return [0, 1, 2].map((offset) => {
    const mixed = names
      .filter((name) => !unwritable.includes(name))
      .filter((_, index) => index % 3 === offset);
    return `${legal}${mixed.map((name) => hostileCharacters(name, alphabet)[0]).join("")}${legal}`;
  });
}

function oneOf(parameter: Parameter, { values, citation }: OneOfConstraint): Requirement {
  return declare(areaOf(parameter), {
    id: `${parameter.area}.one-of`,
    level: "MUST",
    statement: `A ${parameter.name} other than ${values.join(" and ")} is refused with ValidationError.`,
    citations: [citation, ...errorCodes.ValidationError.citations],
    ...refused(parameter, { choose: "breaking", breach: "one-of" }, ["ValidationError"]),
    // Among the values tried are the legal ones in another letter case and padded.
    needs: [
      ...validationError,
      ...["one-of.words", "letter-case", "padded"].map((name) => uncheckedIn(`${parameter.area}.${name}`)),
    ],
  });
}

/** A legal identifier that names nothing has to get past validation: what it is told is NoSuchEntity. */
function accepted(
  operation: Operation,
  parameter: Parameter,
  constraint: "min-length" | "max-length" | "pattern",
  what: string,
  citation: LengthConstraint["citation"],
  choice: Choice,
): Requirement[] {
  if (parameter.entity === undefined) return [];
  const unknown = Object.fromEntries(
    operation.parameters
      .filter(({ entity }) => entity === "credential")
      .map(({ name }) => [name, unknownCredential] as const),
  );
  const lengths = ["accepts-min-length", "accepts-max-length"].map((name) => `${parameter.area}.${name}`);
  return [
    declare(areaOf(parameter), {
      id: `${parameter.area}.accepts-${constraint}`,
      level: "MUST",
      statement: `A ${parameter.name} ${constraint === "pattern" ? "" : "with the length "}${what} passes validation: naming no ${parameter.entity}, it is answered NoSuchEntity.`,
      citations: [citation, ...errorCodes.NoSuchEntity.citations],
      stimulus: update({ ...unknown, [parameter.name]: choice }),
      expect: { answer: "error", codes: ["NoSuchEntity"] },
      state: "unchanged",
      needs: [
        ...noSuchEntity,
        ...new Set(["credential-id.unknown", `${parameter.area}.unknown`]),
        ...(constraint === "pattern" ? [...lengths, ...plusIn(parameter)] : []),
      ].map((need) => (typeof need === "string" ? uncheckedIn(need) : need)),
    }),
  ];
}

/** Where a plus sign is legal, its encoding has to be understood first. */
function plusIn({ constraints }: Parameter): string[] {
  return constraints.some((each) => each.kind === "pattern" && each.alphabet.includes("+"))
    ? ["request.plus.encoded"]
    : [];
}

type Refused = Pick<Declaration, "stimulus" | "expect" | "state" | "needs">;

function refused(parameter: Parameter, choice: Choice, codes: readonly ErrorCode[]): Refused {
  return {
    stimulus: update({ [parameter.name]: choice }),
    expect: { answer: "error", codes },
    state: "unchanged",
    needs: validationError,
  };
}

/** The gate: every documented value is accepted and answered with success. */
export function acceptsDocumentedValues(parameter: Parameter): Requirement {
  const constraint = parameter.constraints.find((candidate) => candidate.kind === "one-of");
  if (constraint === undefined) throw new Error(`${parameter.name} has no list of values`);
  return declare(areaOf(parameter), {
    id: `${parameter.area}.accepts-documented-values`,
    level: "MUST",
    statement: `An update of an existing credential with ${parameter.name} ${constraint.values.join(" or ")} is answered with success.`,
    citations: [constraint.citation],
    // There and back: an update to the value that the credential has already is another requirement.
    stimulus: update({}, { times: constraint.values.length }),
    expect: { answer: "success" },
    needs: [],
  });
}

function areaOf(parameter: Parameter): Area {
  const area = areas.find((candidate) => candidate === parameter.area);
  if (area === undefined) throw new Error(`${parameter.name} has no area among ${areas.join(", ")}`);
  return area;
}
