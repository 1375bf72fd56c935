import type { Random } from "fast-check";
import type { RequestForm } from "../../contract/request-form.ts";
import type { SignatureFault } from "../../contract/signature-faults.ts";
import type { Input, Value } from "./input.ts";
import type { ParameterSource } from "./parameter-source.ts";
import { inSendingOrder } from "./sending-order.ts";

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

/**
 * The input with these values, one for each parameter of the shape, and sent in the order of its form; undefined: the
 * parameter is absent. `random`: for an order that is drawn.
 */
export function inputWith(
  { parameters }: InputShape,
  values: readonly (Value | undefined)[],
  { namedUser, ...rest }: Omit<Input, "parameters" | "namedUser"> & { readonly namedUser: NamedUser },
  random?: Random,
): Input {
  const sent = parameters.flatMap(({ name }, index) => {
    const value = values[index];
    return value === undefined ? [] : [{ name, value }];
  });
  const input = { parameters: inSendingOrder(sent, rest.form.order, random), ...rest };
  return namedUser === undefined ? input : { ...input, namedUser };
}
