import type { Arbitrary, Random } from "fast-check";
import type { RequestForm } from "../../contract/request-form.ts";
import { contextless, pick } from "../values/contextless.ts";
import { permittedForms } from "./forms.ts";
import type { Input } from "./input.ts";
import { type InputShape, inputWith } from "./input-shape.ts";
import { isInputOf } from "./is-input.ts";

/**
 * The inputs of one shape. Shrinking simplifies one part at a time and stays within the shape, so that a broken
 * constraint stays the one that was broken. Parts with a fixed list of values move up that list.
 */
export function inputsIn(shape: InputShape): Arbitrary<Input> {
  const forms = permittedForms(shape.forms);
  return contextless({
    draw: (random) => drawInput(shape, random),
    holds: (value) => isInputOf(shape, forms, value),
    simpler: (input) => simplerInputs(shape, forms, input),
  });
}

function drawInput(shape: InputShape, random: Random): Input {
  const values = shape.parameters.map(({ examples, texts }) =>
    texts === null ? pick(examples, random) : { text: texts.generate(random, undefined).value },
  );
  const form = pick(shape.forms, random);
  const signature = pick(shape.signatures, random);
  return inputWith(shape, values, { form, signature, namedUser: pick(shape.namedUsers, random) }, random);
}

function* simplerInputs(
  shape: InputShape,
  forms: readonly RequestForm[],
  input: Input,
): Generator<Input, void, undefined> {
  for (const { name, examples, texts } of shape.parameters) {
    const index = input.parameters.findIndex((parameter) => parameter.name === name);
    const value = input.parameters[index]?.value;
    if (value === undefined || "role" in value) continue;
    const simpler =
      texts === null
        ? earlier(examples, value)
        : texts.shrink(value.text, undefined).map((found) => ({ text: found.value }));
    for (const candidate of simpler) {
      if (candidate !== undefined) {
        yield { ...input, parameters: input.parameters.with(index, { name, value: candidate }) };
      }
    }
  }
  const values = shape.parameters.map(
    ({ name }) => input.parameters.find((parameter) => parameter.name === name)?.value,
  );
  for (const form of earlier(forms, input.form)) {
    const { signature, namedUser } = input;
    if (form.order === input.form.order) yield { ...input, form };
    else yield inputWith(shape, values, { form, signature, namedUser });
  }
  for (const signature of earlier(shape.signatures, input.signature)) yield { ...input, signature };
  for (const namedUser of earlier(shape.namedUsers, input.namedUser)) {
    if (namedUser !== undefined) yield { ...input, namedUser };
  }
}

/** The elements before the one that equals `value`, compared as JSON. */
function earlier<T>(values: readonly T[], value: T): readonly T[] {
  const text = JSON.stringify(value);
  const at = values.findIndex((candidate) => JSON.stringify(candidate) === text);
  return values.slice(0, Math.max(0, at));
}
