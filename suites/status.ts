import { documented, recorded, unsettled } from "../contract/citation.ts";
import { errorCodes } from "../contract/error-codes.ts";
import {
  documentedStatuses,
  driftedStatus,
  statusParameter,
} from "../contract/operations/update-service-specific-credential.ts";
import { declare, literal, update } from "./declare.ts";
import { acceptsDocumentedValues } from "./derived.ts";
import {
  errorMessage,
  firstValidationError,
  plainUpdate,
  refusedUpdate,
  uncheckedIn,
  validationError,
} from "./needs.ts";
import type { Requirement } from "./requirement.ts";

const [, values] = statusParameter.constraints;

const otherCases = documentedStatuses.flatMap((value) => [
  value.toLowerCase(),
  value.toUpperCase(),
  value.replace("ctive", "ctivE"),
]);
const padded = documentedStatuses.flatMap((value) => [
  ` ${value}`,
  `${value} `,
  `${value}\n`,
  `\t${value}`,
  `${value}\u0000`,
]);

const expiredRecorded = recorded(
  "stackd-recordings",
  "Status=Expired is answered InvalidInput, `Operation does not support status Expired`, on six services; the state is unchanged (status inferred).",
);

/** What is required of Status beyond its declared constraints. */
export const statusRequirements: readonly Requirement[] = [
  acceptsDocumentedValues(statusParameter),
  declare("status", {
    id: "status.required.code",
    level: "SHOULD",
    statement: "The code for an absent Status is ValidationError.",
    citations: [
      recorded(
        "stackd-recordings",
        "Absent required members of sibling operations: `Value at '…' failed to satisfy constraint: Member must not be null`.",
      ),
    ],
    stimulus: update({ Status: { choose: "absent" } }),
    expect: { answer: "error", codes: ["ValidationError"] },
    needs: [...validationError, { requirement: "status.required", explains: "all" }],
  }),
  declare("status", {
    id: "status.one-of.words",
    level: "MUST",
    statement: "A Status that resembles no value of the list is refused with ValidationError.",
    citations: [values.citation, ...errorCodes.ValidationError.citations],
    stimulus: update({ Status: literal("Unlisted", "zzz") }),
    expect: { answer: "error", codes: ["ValidationError"] },
    state: "unchanged",
    needs: firstValidationError,
  }),
  declare("status", {
    id: "status.letter-case",
    level: "MUST",
    statement: "Active and Inactive in another letter case are refused with ValidationError.",
    citations: [
      values.citation,
      recorded("stackd-recordings", "A sibling's enum in another letter case: ValidationError."),
      ...errorCodes.ValidationError.citations,
    ],
    stimulus: update({ Status: literal(...otherCases) }),
    expect: { answer: "error", codes: ["ValidationError"] },
    state: "unchanged",
    needs: [...validationError, uncheckedIn("status.one-of.words")],
  }),
  declare("status", {
    id: "status.padded",
    level: "MUST",
    statement: "Active and Inactive with anything before or after them are refused with ValidationError.",
    citations: [
      values.citation,
      recorded("stackd-recordings", "A sibling's enum padded with a space: ValidationError."),
      ...errorCodes.ValidationError.citations,
    ],
    stimulus: update({ Status: literal(...padded) }),
    expect: { answer: "error", codes: ["ValidationError"] },
    state: "unchanged",
    needs: [...validationError, uncheckedIn("status.one-of.words")],
  }),
  declare("status", {
    id: "status.empty",
    level: "MUST",
    statement: "An empty Status is refused.",
    citations: [
      values.citation,
      ...errorCodes.ValidationError.citations,
      ...errorCodes.MissingParameter.citations,
    ],
    stimulus: update({ Status: literal("") }),
    expect: { answer: "error", codes: ["ValidationError", "MissingParameter"] },
    state: "unchanged",
    needs: [...validationError, uncheckedIn("status.one-of.words")],
  }),
  declare("status", {
    id: "status.expired",
    level: "SHOULD",
    statement: `Status ${driftedStatus} is refused with InvalidInput, and nothing changes.`,
    citations: [expiredRecorded],
    stimulus: update({ Status: literal(driftedStatus) }),
    expect: { answer: "error", codes: ["InvalidInput"] },
    state: "unchanged",
    needs: refusedUpdate,
  }),
  declare("status", {
    id: "status.expired.edition",
    level: "OBSERVE",
    statement: `Which edition of the documents the target follows on Status ${driftedStatus}.`,
    citations: [
      documented("boto3", "Status='Active'|'Inactive'|'Expired'"),
      documented("api-reference", "Status … Valid Values: Active | Inactive"),
      expiredRecorded,
    ],
    stimulus: update({ Status: literal(driftedStatus) }),
    expect: { answer: "anything" },
    state: "unchanged",
    needs: [plainUpdate],
    mostRuns: 2,
  }),
  declare("status", {
    id: "status.list-form",
    level: "OBSERVE",
    statement: "What `Status.1=` instead of `Status=` is answered.",
    citations: [
      unsettled(
        "aws-query",
        "The protocol writes lists so; nothing says what a scalar member in this form is.",
      ),
    ],
    stimulus: update(
      {},
      { forms: [{ rename: [["Status", "Status.1"]] }, { rename: [["Status", "Status.member.1"]] }] },
    ),
    expect: { answer: "anything" },
    state: "unchanged",
    mostRuns: 2,
  }),
  declare("status", {
    id: "status.message",
    level: "SHOULD",
    statement:
      "The message for a Status outside the list names the violation: `1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set…`.",
    citations: [
      recorded(
        "localstack-recordings",
        "`1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set`",
      ),
    ],
    stimulus: update({ Status: literal("Deleted", "Enabled") }),
    expect: { answer: "message", message: { kind: "violations" } },
    needs: [...validationError, errorMessage, { requirement: "status.one-of", explains: "all" }],
  }),
];
