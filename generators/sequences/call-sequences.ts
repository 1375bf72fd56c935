import { type Arbitrary, type Random, sample } from "fast-check";
import type { ErrorCode } from "../../contract/error-codes.ts";
import type { Operation, Parameter } from "../../contract/operation.ts";
import { contextless, pick } from "../values/contextless.ts";
import {
  drawValue,
  type GivenValue,
  legalValues,
  plainParams,
  simplerValues,
  strangeValues,
} from "../values/parameter-values.ts";
import { xmlSpellingNames } from "../values/xml-spellings.ts";
import { errorMessages, tellingMessage } from "./error-messages.ts";
import type { CallSequence, PlannedCall, SpelledPart } from "./planned-call.ts";
import { shorter } from "./shorter.ts";

/** Most calls of a generated sequence; shrinking goes down to one. */
const mostCalls = 5;

/** Every way to write a text but the plainest. */
const oddSpellings = xmlSpellingNames.slice(1);
/** What may be spelled in an answer. */
const successParts = ["request-id", "document"] as const;
const errorParts = ["message", "code", "type", ...successParts] as const;
/** User names that look like names or values of other types. */
const lookalikes: readonly string[] = ["00123", "true", "null", "Version", "Action", "Status", "1e3", "-1"];

/** What the sequences of one operation may hold. */
interface Words {
  readonly parameters: readonly Parameter[];
  /** Errors that a client does not try again, that of the operation itself first. */
  readonly codes: readonly ErrorCode[];
}

/** Sequences that a client is tried with. */
export interface CallSequences {
  readonly all: Arbitrary<CallSequence>;
  /** The first `count` sequences: the fixed ones, then those that `seed` draws. */
  readonly take: (count: number, seed: number) => readonly CallSequence[];
}

/**
 * Sequences of calls of `operation` whose answers are success or an error of `codes`. The first ones are always the
 * same: every error, every legal bound, temporary credentials, every way to write a message, every message, every
 * strange value followed by a plain call of the same client, and every way to write the rest of an answer. Others are drawn.
 */
export function callSequences(
  { parameters }: Pick<Operation, "parameters">,
  codes: readonly ErrorCode[],
): CallSequences {
  const words = { parameters, codes };
  const fixed = fixedSequences(words);
  const all = contextless<CallSequence>({
    draw: (random) => Array.from({ length: random.nextInt(1, mostCalls) }, () => drawCall(words, random)),
    holds: (value) => Array.isArray(value) && value.length > 0,
    simpler: (calls) => simplerSequences(words, calls),
  });
  const drawn = (numRuns: number, seed: number) => sample(all, { seed, numRuns: Math.max(0, numRuns) });
  return {
    all,
    take: (count, seed) => [...fixed, ...drawn(count - fixed.length, seed)].slice(0, count),
  };
}

function fixedSequences({ parameters, codes }: Words): CallSequence[] {
  const plain = plainCall(parameters);
  const failing = (message: string, code = codes[0]): PlannedCall =>
    code === undefined ? plain : { ...plain, error: { code, message } };
  const errors = codes.map((code, index) => failing(errorMessages[index % errorMessages.length] ?? "", code));
  // Values of all parameters at once: which of them a client mistakes, shrinking finds out.
  const legal = inStep(parameters.map(legalValues)).map((values) =>
    parameters.reduce((call, parameter, index) => withParam(call, parameter, values[index]), plain),
  );
  const temporary: PlannedCall = { ...plain, temporary: true };
  const named = parameters.find(({ entity }) => entity === "user");
  const looking = named === undefined ? [] : lookalikes.map((name) => withParam(plain, named, name));
  // Messages come first: a client that misreads a spelling is not accused of it once more in the other parts.
  const spelledMessages = spelledCalls(failing(tellingMessage), "message");
  const spelledParts = (["code", "type", "request-id"] as const).flatMap((part) =>
    spelledCalls(failing("Refused"), part),
  );
  const spelledSuccess = [
    ...spelledCalls(plain, "request-id"),
    inComments(plain),
    inComments(failing("Refused")),
  ];
  const temporaryFailing: PlannedCall = { ...failing("Refused"), temporary: true };
  const strange = inTurn(parameters.map((parameter) => ({ parameter, values: strangeValues(parameter) })));
  return [
    [plain, ...errors, plain],
    legal,
    [temporary, plain, temporaryFailing, plain],
    looking,
    spelledMessages,
    errorMessages.map((message) => failing(message)),
    ...strange.map(({ parameter, value }) => [withParam(plain, parameter, value), plain]),
    spelledParts,
    spelledSuccess,
  ].filter((calls) => calls.length > 0);
}

/** The call with every spelling of a part of its answer. */
function spelledCalls(call: PlannedCall, part: SpelledPart): PlannedCall[] {
  return oddSpellings.map((spelling) => ({ ...call, spelled: { part, spelling } }));
}

function inComments(call: PlannedCall): PlannedCall {
  return { ...call, spelled: { part: "document", spelling: "comments" } };
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
  return { params: plainParams({ parameters }), error: null };
}

function drawCall({ parameters, codes }: Words, random: Random): PlannedCall {
  const plain = plainCall(parameters);
  const strange = (call: PlannedCall, parameter: Parameter) =>
    withParam(call, parameter, drawValue(parameter, random));
  const call = random.nextInt(0, 2) === 0 ? plain : parameters.reduce(strange, plain);
  const isError = random.nextInt(0, 2) === 0;
  const isSpelled = random.nextInt(0, 3) === 0;
  const isTemporary = random.nextInt(0, 3) === 0;
  return {
    ...call,
    error: isError ? { code: pick(codes, random), message: pick(errorMessages, random) } : null,
    ...(isSpelled ? { spelled: drawSpelling(isError, random) } : {}),
    ...(isTemporary ? { temporary: true as const } : {}),
  };
}

function drawSpelling(isError: boolean, random: Random): NonNullable<PlannedCall["spelled"]> {
  const part = pick<SpelledPart>(isError ? errorParts : successParts, random);
  return { part, spelling: pick(oddSpellings, random) };
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
  const { temporary, ...lasting } = call;
  if (temporary !== undefined) yield lasting;
  const { spelled, ...plainly } = call;
  if (spelled !== undefined) {
    yield plainly;
    const simpler = oddSpellings.slice(0, oddSpellings.indexOf(spelled.spelling));
    for (const spelling of simpler) yield { ...call, spelled: { ...spelled, spelling } };
  }
  if (error !== null) {
    yield { ...plainly, error: null };
    for (const code of codes.slice(0, codes.indexOf(error.code)))
      yield { ...call, error: { ...error, code } };
    const at = errorMessages.indexOf(error.message);
    const simpler = at === -1 ? errorMessages : errorMessages.slice(0, at);
    for (const message of simpler) yield { ...call, error: { ...error, message } };
  }
  for (const parameter of parameters) {
    for (const value of simplerValues(parameter, call.params[parameter.name]))
      yield withParam(call, parameter, value);
  }
}

function withParam(call: PlannedCall, { name }: Parameter, value: GivenValue): PlannedCall {
  const { [name]: _, ...others } = call.params;
  return { ...call, params: value === undefined ? others : { ...call.params, [name]: value } };
}
