import type { ErrorCode } from "../../../contract/error-codes.ts";
import { updateServiceSpecificCredential } from "../../../contract/operations/update-service-specific-credential.ts";
import { readGist } from "../../../protocol/answers/describe-answer.ts";
import type { Area, FailureKind } from "../../../suites/requirement.ts";

/** A violation as far as its cause can be told from outside. */
export interface ViolationTraits {
  readonly kind: FailureKind | undefined;
  readonly area: string;
  readonly expected: string;
  readonly observed: string;
}

/** What is probably behind violations of one pattern. Every part that is given has to match. */
interface KnownCause {
  readonly kind?: FailureKind;
  readonly area?: Area;
  /** A code that is expected. */
  readonly expected?: ErrorCode;
  /** The code that came. */
  readonly observed?: ErrorCode;
  /** The hundreds of the status that came. */
  readonly statuses?: readonly number[];
  readonly cause: string;
}

/** Patterns and what they come from, the more specific ones first. */
const knownCauses: readonly KnownCause[] = [
  { kind: "no-answer", cause: "the connection ends without an answer" },
  { statuses: [5], cause: "the endpoint fails internally instead of answering the request" },
  { kind: "unreadable", cause: "errors are not in the envelope of the protocol" },
  {
    kind: "looked-up",
    cause: "the entity is looked up before the input is validated",
  },
  {
    kind: "code",
    expected: "NoSuchEntity",
    observed: "ValidationError",
    cause: "input that the documents allow does not pass validation",
  },
  { kind: "code", area: "authentication", cause: "faults of a signature have other codes" },
  { kind: "code", expected: "ValidationError", cause: "violations of constraints have another code" },
  { kind: "code", cause: "errors have another code" },
  {
    kind: "status",
    statuses: [2, 3],
    cause: "errors have the HTTP status of a success or a redirect",
  },
  { kind: "status", cause: "the code is right, and its HTTP status is wrong" },
  { kind: "accepted", area: "authentication", cause: "signatures are not checked" },
  {
    kind: "accepted",
    expected: "NoSuchEntity",
    cause: "an update of something that does not exist succeeds",
  },
  ...updateServiceSpecificCredential.parameters.map(
    ({ name, area }): KnownCause => ({ kind: "accepted", area, cause: `${name} is not validated` }),
  ),
  { kind: "accepted", cause: "a request that has to be refused succeeds" },
  { kind: "refused", area: "request", cause: "a legal form of the request is not understood" },
  { kind: "refused", cause: "a legal update is refused" },
  { kind: "message", cause: "messages have other words" },
  { kind: "unreported", cause: "some violations of a request are not reported" },
  { kind: "envelope", cause: "the envelope of the answer departs from the protocol" },
  { kind: "state", cause: "afterwards the credentials differ from what the answer says" },
];

/** What is probably behind a violation, in a clause for people; null where no pattern fits. */
export function causeBehind(traits: ViolationTraits): string | null {
  const expected = readGist(traits.expected);
  const observed = readGist(traits.observed);
  const hundreds = Math.floor((observed.status ?? 0) / 100);
  const known = knownCauses.find(
    (pattern) =>
      (pattern.kind === undefined || pattern.kind === traits.kind) &&
      (pattern.area === undefined || pattern.area === traits.area) &&
      (pattern.expected === undefined || expected.codes.includes(pattern.expected)) &&
      (pattern.observed === undefined || observed.codes.includes(pattern.observed)) &&
      (pattern.statuses === undefined || pattern.statuses.includes(hundreds)),
  );
  return known?.cause ?? null;
}
