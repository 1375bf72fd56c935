import type { Citation } from "./citation.ts";
import type { Constraint } from "./constraint.ts";
import type { ErrorCode } from "./error-codes.ts";

/** One input member of an operation. */
export interface Parameter {
  /** The name on the wire. */
  readonly name: string;
  /** The area of the requirements derived from it, and their prefix. */
  readonly area: string;
  /** The name in validation messages: `Value at 'userName'`. */
  readonly member: string;
  /** What a well-formed value identifies; an unknown one is answered NoSuchEntity. */
  readonly entity?: "credential" | "user";
  readonly constraints: readonly Constraint[];
}

/** An operation of the awsQuery protocol, as data. */
export interface Operation {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** The codes of the operation's own errors section. */
  readonly errors: readonly ErrorCode[];
  /** Whether the success envelope holds a `…Result` element. */
  readonly hasResult: boolean;
  readonly citations: readonly Citation[];
}

/** The constraint of this kind that `parameter` declares. Throws where it declares none. */
export function constraintOf<Kind extends Constraint["kind"]>(
  parameter: Parameter,
  kind: Kind,
): Extract<Constraint, { kind: Kind }> {
  const found = parameter.constraints.find(
    (constraint): constraint is Extract<Constraint, { kind: Kind }> => constraint.kind === kind,
  );
  if (found === undefined) throw new Error(`${parameter.name} has no ${kind} constraint`);
  return found;
}

/** What a value of a call is for: it names a credential or a user, or it is set. */
export type Part = NonNullable<Parameter["entity"]> | "set";

/** What a parameter's values are for. */
export function partOf({ entity }: Parameter): Part {
  return entity ?? "set";
}

/** The parameter whose values are for `part`. Throws where the operation has none. */
export function parameterOf({ name, parameters }: Operation, part: Part): Parameter {
  const found = parameters.find((parameter) => partOf(parameter) === part);
  if (found === undefined) throw new Error(`${name} has no parameter for ${part}`);
  return found;
}

/** The parameters of a call of `operation`, by their names on the wire, in the order of the declaration. */
export function parametersOf<T>(
  { parameters }: Pick<Operation, "parameters">,
  values: Readonly<Record<Part, T>>,
): [name: string, value: T][] {
  return parameters.map((parameter) => [parameter.name, values[partOf(parameter)]]);
}

/** The service that the operations belong to. */
export const service = {
  /** API version, the `Version` parameter. */
  version: "2010-05-08",
  /** Name in the SigV4 credential scope. */
  signingName: "iam",
  /** Region in the SigV4 credential scope of the commercial partition. */
  region: "us-east-1",
  /** Namespace of every element of success and error envelopes. */
  namespace: "https://iam.amazonaws.com/doc/2010-05-08/",
  /** Namespace of the fault that routing answers with; recorded on STS. */
  faultNamespace: "http://webservices.amazon.com/AWSFault/2005-15-09",
  contentType: "application/x-www-form-urlencoded",
} as const;
