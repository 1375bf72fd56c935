import { Arbitrary, type Random, type Stream, stream, Value } from "fast-check";
import type { RequestForm } from "../../contract/request-form.ts";
import { permittedForms } from "./forms.ts";
import type { Input } from "./input.ts";
import { type InputShape, inputWith, sentParameters } from "./input-shape.ts";
import { isInputOf } from "./is-input.ts";
import { inSendingOrder } from "./sending-order.ts";

/**
 * The inputs of one shape. Shrinking needs no context: it simplifies one part at a time and stays within the shape, so
 * that a broken constraint stays the one that was broken. Parts with a fixed list of values move up that list.
 */
export class InputArbitrary extends Arbitrary<Input> {
  readonly #shape: InputShape;
  readonly #forms: readonly RequestForm[];

  constructor(shape: InputShape) {
    super();
    this.#shape = shape;
    this.#forms = permittedForms(shape.forms);
  }

  override generate(random: Random): Value<Input> {
    const shape = this.#shape;
    const values = shape.parameters.map(({ examples, texts }) =>
      texts === null ? pick(examples, random) : { text: texts.generate(random, undefined).value },
    );
    const form = pick(shape.forms, random) ?? {};
    const parameters = inSendingOrder(sentParameters(shape, values), form.order, random);
    const signature = pick(shape.signatures, random) ?? "none";
    return new Value(inputWith(parameters, form, signature, pick(shape.namedUsers, random)), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Input {
    return isInputOf(this.#shape, this.#forms, value);
  }

  override shrink(input: Input): Stream<Value<Input>> {
    return stream(this.#simpler(input)).map((simpler) => new Value(simpler, undefined));
  }

  *#simpler(input: Input): Generator<Input, void, undefined> {
    const shape = this.#shape;
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
    for (const form of earlier(this.#forms, input.form)) yield this.#inForm(input, form);
    for (const signature of earlier(shape.signatures, input.signature)) yield { ...input, signature };
    for (const namedUser of earlier(shape.namedUsers, input.namedUser)) {
      yield inputWith(input.parameters, input.form, input.signature, namedUser);
    }
  }

  #inForm(input: Input, form: RequestForm): Input {
    if (form.order === input.form.order) return { ...input, form };
    const values = this.#shape.parameters.map(
      ({ name }) => input.parameters.find((parameter) => parameter.name === name)?.value,
    );
    const parameters = inSendingOrder(sentParameters(this.#shape, values), form.order);
    return inputWith(parameters, form, input.signature, input.namedUser);
  }
}

function pick<T>(values: readonly T[], random: Random): T | undefined {
  return values.length === 1 ? values[0] : values[random.nextInt(0, values.length - 1)];
}

/** The elements before the one that equals `value`, compared as JSON. */
function earlier<T>(values: readonly T[], value: T): readonly T[] {
  const text = JSON.stringify(value);
  return values.slice(
    0,
    Math.max(
      0,
      values.findIndex((candidate) => JSON.stringify(candidate) === text),
    ),
  );
}
