import type { Operation } from "../../contract/operation.ts";
import type { Requirement } from "../../suites/requirement.ts";
import type { RequestStimulus } from "../../suites/stimulus.ts";
import { mostExamples, type Source } from "../values/source.ts";
import type { Input } from "./input.ts";
import { type InputShape, inputWith, type NamedUser } from "./input-shape.ts";
import { inputsIn } from "./inputs-in.ts";
import { parameterSource } from "./parameter-source.ts";

/** The inputs of one requirement. */
export type InputSource = Source<Input>;

/** A requirement whose stimulus is one request. */
export type RequestRequirement = Requirement & { readonly stimulus: RequestStimulus };

/**
 * The inputs that exercise `requirement`: boundary inputs first, then generated ones.
 * Throws where the stimulus does not fit the operation: a parameter without a choice, a choice without a parameter,
 * or a choice that the parameter's constraints do not allow.
 */
export function inputsOf(requirement: RequestRequirement, operation: Operation): InputSource {
  const shape = shapeOf(requirement, operation);
  const isExhaustive =
    shape.parameters.every(({ texts }) => texts === null) &&
    shape.forms.every(({ order }) => order !== "shuffled") &&
    combinations(shape) <= mostExamples;
  const { firstOf = [] } = requirement.stimulus;
  const further = firstOf.flatMap((stimulus) => firstInput({ ...requirement, stimulus }, operation));
  const examples = distinct([...exampleInputs(shape), ...further]);
  return { examples, arbitrary: isExhaustive ? null : inputsIn(shape) };
}

/** Several requirements try the same ones, and making the examples of a parameter takes longer than a request. */
const firstInputs = new WeakMap<RequestStimulus, readonly Input[]>();

function firstInput(requirement: RequestRequirement, operation: Operation): readonly Input[] {
  const { stimulus } = requirement;
  const known = firstInputs.get(stimulus);
  if (known !== undefined) return known;
  const found = exampleInputs(shapeOf(requirement, operation)).slice(0, 1);
  firstInputs.set(stimulus, found);
  return found;
}

function distinct(inputs: readonly Input[]): readonly Input[] {
  return [...new Map(inputs.map((input) => [JSON.stringify(input), input])).values()];
}

function shapeOf({ id, stimulus }: RequestRequirement, operation: Operation): InputShape {
  const choices = new Map(Object.entries(stimulus.parameters));
  const parameters = operation.parameters.map((parameter) => {
    const choice = choices.get(parameter.name);
    if (choice === undefined) throw new Error(`${id}: ${parameter.name} has no choice`);
    choices.delete(parameter.name);
    return parameterSource(parameter, choice);
  });
  const [stray] = choices.keys();
  if (stray !== undefined) throw new Error(`${id}: ${operation.name} has no parameter ${stray}`);
  const { forms = [{}], signatures = ["none"] } = stimulus;
  return { parameters, forms, namedUsers: namedUsersOf(stimulus), signatures };
}

function namedUsersOf({ namedUser }: RequestRequirement["stimulus"]): readonly NamedUser[] {
  if (namedUser === undefined) return [undefined];
  return namedUser.endings.map((ending) => ({ ending, fill: namedUser.fill ?? false }));
}

/**
 * As many as bring each example of each part at least once, in step with one another, so that few runs meet them all;
 * then, where they are few, every other combination.
 */
function exampleInputs(shape: InputShape): Input[] {
  const sizes = partSizes(shape);
  const inStep = Array.from({ length: Math.max(...sizes) }, (_, number) =>
    sizes.map((size) => number % size),
  );
  if (combinations(shape) > mostExamples) return inStep.map((indexes) => exampleAt(shape, indexes));
  const taken = new Set(inStep.map(String));
  const others = crossed(sizes).filter((indexes) => !taken.has(String(indexes)));
  return [...inStep, ...others].map((indexes) => exampleAt(shape, indexes));
}

/** Every combination of one index below each size. */
function crossed(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (rows, size) => Array.from({ length: size }, (_, index) => rows.map((row) => [...row, index])).flat(),
    [[]],
  );
}

function exampleAt(shape: InputShape, indexes: readonly number[]): Input {
  const values = shape.parameters.map(({ examples }, part) => examples[indexes[part] ?? 0]);
  const [ofForm = 0, ofSignature = 0, ofUser = 0] = indexes.slice(shape.parameters.length);
  const form = shape.forms[ofForm] ?? {};
  const signature = shape.signatures[ofSignature] ?? "none";
  return inputWith(shape, values, { form, signature, namedUser: shape.namedUsers[ofUser] });
}

/** How many examples each part has: the parameters, then the forms, the ways to sign and the named users. */
function partSizes({ parameters, forms, signatures, namedUsers }: InputShape): number[] {
  return [
    ...parameters.map(({ examples }) => examples.length),
    forms.length,
    signatures.length,
    namedUsers.length,
  ];
}

function combinations(shape: InputShape): number {
  return partSizes(shape).reduce((product, size) => product * size, 1);
}
