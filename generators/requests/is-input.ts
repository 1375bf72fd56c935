import type { RequestForm } from "../../contract/request-form.ts";
import type { Input } from "./input.ts";
import type { InputShape } from "./input-shape.ts";
import type { ParameterSource } from "./parameter-source.ts";
import { inSendingOrder } from "./sending-order.ts";

/** Whether `value` is an input of this shape, in one of these forms; parts are compared as JSON. */
export function isInputOf(shape: InputShape, forms: readonly RequestForm[], value: unknown): value is Input {
  if (!isRecord(value) || !Array.isArray(value["parameters"])) return false;
  if (!isAmong(shape.signatures, value["signature"])) return false;
  if (!isAmong(shape.namedUsers, value["namedUser"])) return false;
  const form = forms.find((candidate) => isSame(candidate, value["form"]));
  return form !== undefined && areParametersOf(shape, form, value["parameters"]);
}

function areParametersOf(shape: InputShape, form: RequestForm, parameters: readonly unknown[]): boolean {
  const byName = new Map<unknown, unknown>();
  for (const parameter of parameters) {
    if (isRecord(parameter)) byName.set(parameter["name"], parameter["value"]);
  }
  const names = shape.parameters.map(({ name }) => name).filter((name) => byName.has(name));
  if (names.length !== parameters.length || byName.size !== names.length) return false;
  if (!shape.parameters.every((source) => isValueOf(source, byName.get(source.name)))) return false;
  return form.order === "shuffled" || isSame(inSendingOrder(names, form.order), [...byName.keys()]);
}

function isValueOf({ examples, texts }: ParameterSource, value: unknown): boolean {
  if (isAmong(examples, value)) return true;
  return texts !== null && isRecord(value) && texts.canShrinkWithoutContext(value["text"]);
}

function isAmong(values: readonly unknown[], value: unknown): boolean {
  return values.some((candidate) => isSame(candidate, value));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
