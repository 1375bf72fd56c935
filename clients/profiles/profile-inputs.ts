import { breachesAgainst, type ValueBreach } from "../../contract/constraint.ts";
import type { Parameter } from "../../contract/operation.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { breaking } from "../../generators/values/breaking.ts";
import { type GivenValue, plainParams } from "../../generators/values/parameter-values.ts";

/** One kind of input that clients may refuse or send. */
export interface ProfileInput {
  /** `Status absent`, `UserName too long`. */
  readonly name: string;
  readonly params: Readonly<Record<string, string | null>>;
}

const words: Readonly<Record<ValueBreach, string>> = {
  "min-length": "too short",
  "max-length": "too long",
  pattern: "outside the pattern",
  "one-of": "not listed",
};

const { parameters } = updateServiceSpecificCredential;
const plain = plainParams(updateServiceSpecificCredential);

/** A valid input, and one that breaks each constraint of each parameter, alone. */
export const profileInputs: readonly ProfileInput[] = [
  { name: "valid", params: plain },
  ...parameters.flatMap((parameter) =>
    valuesOf(parameter).map(([name, value]) => ({
      name: `${parameter.name} ${name}`,
      params: withValue(parameter.name, value),
    })),
  ),
];

function valuesOf(parameter: Parameter): (readonly [name: string, value: GivenValue])[] {
  return [
    ["absent", undefined],
    ["null", null],
    ["empty", ""],
    ["a lone surrogate", "\ud800"],
    ...breachesIn(parameter)
      .map((breach) => [words[breach], breaking(parameter, breach).examples[0]] as const)
      // The empty text is there already.
      .filter(([, value]) => value !== ""),
  ];
}

function breachesIn({ constraints }: Parameter): ValueBreach[] {
  return constraints
    .flatMap(breachesAgainst)
    .filter((breach): breach is ValueBreach => breach !== "required");
}

function withValue(name: string, value: GivenValue): ProfileInput["params"] {
  const { [name]: _, ...others } = plain;
  return value === undefined ? others : { ...others, [name]: value };
}
