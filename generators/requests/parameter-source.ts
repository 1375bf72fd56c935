import type { Arbitrary } from "fast-check";
import type { Parameter } from "../../contract/operation.ts";
import type { Choice } from "../../suites/stimulus.ts";
import { breaking } from "../values/breaking.ts";
import type { Source } from "../values/source.ts";
import { unknownIdentifier } from "../values/unknown-identifier.ts";
import type { Value } from "./input.ts";

/** Where one parameter of an input gets its value; undefined stands for an absent parameter. */
export interface ParameterSource {
  readonly name: string;
  /** Never empty. */
  readonly examples: readonly (Value | undefined)[];
  /** Further texts; null where the examples are all there are. */
  readonly texts: Arbitrary<string> | null;
}

/** The source that `choice` means for `parameter`. Throws where the parameter's constraints do not allow the choice. */
export function parameterSource(parameter: Parameter, choice: Choice): ParameterSource {
  const { name } = parameter;
  switch (choice.choose) {
    case "role":
      return { name, examples: [{ role: choice.role }], texts: null };
    case "absent":
      return { name, examples: [undefined], texts: null };
    case "literal":
      return ofTexts(name, { examples: choice.values, arbitrary: null });
    case "breaking":
      return ofTexts(name, breaking(parameter, choice.breach, choice));
    case "unknown":
      return ofTexts(name, unknownIdentifier(parameter));
  }
}

function ofTexts(name: string, { examples, arbitrary }: Source<string>): ParameterSource {
  if (examples.length === 0) throw new Error(`${name} has no value to try`);
  return { name, examples: [...new Set(examples)].map((text) => ({ text })), texts: arbitrary };
}
