import { constraintOf, type Parameter, partOf } from "../../contract/operation.ts";
import { literal, must, refusal, type Update } from "../declare.ts";
import { refusedAnyhow } from "../needs.ts";
import type { Requirement } from "../requirement.ts";

/** No identifier is written in bytes that are not UTF-8. `values`: with a lone surrogate each. */
export function notUtf8(parameter: Parameter, update: Update, ...values: readonly string[]): Requirement {
  const { area, name } = parameter;
  return must(`${area}.lone-surrogate`, {
    statement: `A ${name} that is not UTF-8 (it holds the three bytes of a lone surrogate) is refused.`,
    citations: [constraintOf(parameter, "pattern").citation],
    stimulus: update({ [partOf(parameter)]: literal(...values) }),
    ...refusal("any", refusedAnyhow),
  });
}
