import { Arbitrary, type Random, type Stream, sample, stream, Value } from "fast-check";
import type { ErrorCode } from "../../contract/error-codes.ts";
import type { Operation, Parameter } from "../../contract/operation.ts";
import {
  drawValue,
  type GivenValue,
  legalValues,
  plainValue,
  simplerValues,
  strangeValues,
} from "../values/parameter-values.ts";
import { shorter } from "../values/shorter.ts";
import type { CallSequence, PlannedCall } from "./planned-call.ts";

/** Most calls of a generated sequence; shrinking goes down to one. */
const mostCalls = 5;

/** Messages that errors are answered with, the simplest first: escapes and characters outside ASCII have to survive. */
const messages: readonly string[] = ["Refused", "a <b> & \"c\" 'd' &amp; e", "\u00e9\u6f22\u{1f600}"];

/** What the sequences of one operation may hold. */
interface Words {
  readonly parameters: readonly Parameter[];
  /** Errors that a client does not try again, that of the operation itself first. */
  readonly codes: readonly ErrorCode[];
}

/**
 * Sequences of calls of `operation` whose answers are success or an error of `codes`. The first ones are always the
 * same: every error, every legal bound, and every strange value followed by a plain call of the same client. Others
 * are drawn.
 */
export class CallSequences extends Arbitrary<CallSequence> {
  readonly #words: Words;

  constructor(operation: Pick<Operation, "parameters">, codes: readonly ErrorCode[]) {
    super();
    this.#words = { parameters: operation.parameters, codes };
  }

  /** The first `count` sequences: the fixed ones, then those that `seed` draws. */
  take(count: number, seed: number): readonly CallSequence[] {
    const fixed = fixedSequences(this.#words);
    const drawn = Math.max(0, count - fixed.length);
    return [...fixed, ...sample(this, { seed, numRuns: drawn })].slice(0, count);
  }

  override generate(random: Random): Value<CallSequence> {
    const length = random.nextInt(1, mostCalls);
    return new Value(
      Array.from({ length }, () => drawCall(this.#words, random)),
      undefined,
    );
  }

  override canShrinkWithoutContext(value: unknown): value is CallSequence {
    return Array.isArray(value) && value.length > 0;
  }

  override shrink(calls: CallSequence): Stream<Value<CallSequence>> {
    return stream(simplerSequences(this.#words, calls)).map((simpler) => new Value(simpler, undefined));
  }
}

function fixedSequences({ parameters, codes }: Words): CallSequence[] {
  const plain = plainCall(parameters);
  const withValue = (parameter: Parameter, value: GivenValue) => withParam(plain, parameter, value);
  const errors = codes.map((code, index) => ({
    ...plain,
    error: { code, message: messages[index % messages.length] ?? "" },
  }));
  // Values of all parameters at once: which of them a client mistakes, shrinking finds out.
  const legal = inStep(parameters.map(legalValues)).map((values) =>
    parameters.reduce((call, parameter, index) => withParam(call, parameter, values[index]), plain),
  );
  const strange = inTurn(parameters.map((parameter) => ({ parameter, values: strangeValues(parameter) })));
  return [
    [plain, ...errors, plain],
    legal,
    ...strange.map(({ parameter, value }) => [withValue(parameter, value), plain]),
  ];
}

/** The first of each list, the second of each and so on; a list that has ended begins again. */
function inStep<T>(lists: readonly (readonly T[])[]): T[][] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index % list.length).slice(0, 1)),
  );
}

/** Every value of every parameter; each value with one parameter before any comes with a second one. */
function inTurn(
  sources: readonly { readonly parameter: Parameter; readonly values: readonly GivenValue[] }[],
): { readonly parameter: Parameter; readonly value: GivenValue }[] {
  return sources.flatMap((_, turn) =>
    Array.from({ length: Math.max(0, ...sources.map(({ values }) => values.length)) }, (_, index) => {
      const source = sources[(index + turn) % sources.length];
      return source === undefined || index >= source.values.length
        ? []
        : [{ parameter: source.parameter, value: source.values[index] }];
    }).flat(),
  );
}

function plainCall(parameters: readonly Parameter[]): PlannedCall {
  return {
    params: Object.fromEntries(parameters.map((parameter) => [parameter.name, plainValue(parameter)])),
    error: null,
  };
}

function drawCall({ parameters, codes }: Words, random: Random): PlannedCall {
  const isPlain = random.nextInt(0, 2) === 0;
  const call = isPlain
    ? plainCall(parameters)
    : parameters.reduce(
        (drawn, parameter) => withParam(drawn, parameter, drawValue(parameter, random)),
        plainCall(parameters),
      );
  const code = random.nextInt(0, 2) === 0 ? codes[random.nextInt(0, codes.length - 1)] : undefined;
  const message = messages[random.nextInt(0, messages.length - 1)] ?? "";
  return { ...call, error: code === undefined ? null : { code, message } };
}

/**
 * Fewer calls first, then one call simpler. Each candidate is smaller by (number of calls, what departs from the
 * plain call), so that a greedy descent ends.
 */
function* simplerSequences(words: Words, calls: CallSequence): Generator<CallSequence, void, undefined> {
  yield* shorter(calls);
  for (const [at, call] of calls.entries()) {
    for (const simpler of simplerCalls(words, call)) yield calls.with(at, simpler);
  }
}

function* simplerCalls(
  { parameters, codes }: Words,
  call: PlannedCall,
): Generator<PlannedCall, void, undefined> {
  const { error } = call;
  if (error !== null) {
    yield { ...call, error: null };
    for (const code of codes.slice(0, codes.indexOf(error.code)))
      yield { ...call, error: { ...error, code } };
    const at = messages.indexOf(error.message);
    for (const message of messages.slice(0, Math.max(0, at))) yield { ...call, error: { ...error, message } };
  }
  for (const parameter of parameters) {
    for (const value of simplerValues(parameter, call.params[parameter.name]))
      yield withParam(call, parameter, value);
  }
}

function withParam({ params, error }: PlannedCall, { name }: Parameter, value: GivenValue): PlannedCall {
  const { [name]: _, ...others } = params;
  return { params: value === undefined ? others : { ...params, [name]: value }, error };
}
