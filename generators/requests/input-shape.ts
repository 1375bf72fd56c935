import type { RequestForm } from "../../contract/request-form.ts";
import type { SignatureFault } from "../../contract/signature-faults.ts";
import type { Input, Value } from "./input.ts";
import type { ParameterSource } from "./parameter-source.ts";

/** The user that is made for an input; undefined: none. */
export type NamedUser = Input["namedUser"];

/** What the inputs of one requirement may consist of. */
export interface InputShape {
  /** In the order in which the operation declares its parameters. */
  readonly parameters: readonly ParameterSource[];
  /** The forms that are tried; never empty. */
  readonly forms: readonly RequestForm[];
  /** Never empty. */
  readonly namedUsers: readonly NamedUser[];
  /** The ways to sign that are tried; never empty. */
  readonly signatures: readonly SignatureFault[];
}

/** The parameters that are sent, in the declared order: without the absent ones. */
export function sentParameters(
  shape: InputShape,
  values: readonly (Value | undefined)[],
): Input["parameters"][number][] {
  return shape.parameters.flatMap(({ name }, index) => {
    const value = values[index];
    return value === undefined ? [] : [{ name, value }];
  });
}

/** The input with these `parameters` in sending order. */
export function inputWith(
  parameters: Input["parameters"],
  form: RequestForm,
  signature: SignatureFault,
  namedUser: NamedUser,
): Input {
  const input = { parameters, form, signature };
  return namedUser === undefined ? input : { ...input, namedUser };
}
