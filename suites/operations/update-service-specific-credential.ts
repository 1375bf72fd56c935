import { documented, recorded, reported, unsettled } from "../../contract/citation.ts";
import {
  driftedStatus,
  updateServiceSpecificCredential,
  usualId,
} from "../../contract/operations/update-service-specific-credential.ts";
import { literal, observe, refusal, should, updateOf } from "../declare.ts";
import { messageOf, plainUpdate, refusedUpdate, validationError } from "../needs.ts";
import type { Requirement } from "../requirement.ts";

const update = updateOf(updateServiceSpecificCredential);
const expiring = update({ set: literal(driftedStatus) });
const expiredRecorded = recorded(
  "stackd-recordings",
  "Status=Expired is answered InvalidInput, `Operation does not support status Expired`, on six services; the state is unchanged (status inferred).",
);

/** What no suite derives: the status that only some editions list, and the messages that were recorded. */
export const ownRequirements: readonly Requirement[] = [
  should("status.expired", {
    statement: `Status ${driftedStatus} is refused with InvalidInput, and nothing changes.`,
    citations: [expiredRecorded],
    stimulus: expiring,
    ...refusal(["InvalidInput"], refusedUpdate),
  }),
  observe(
    "status.expired.edition",
    `Which edition of the documents the target follows for Status ${driftedStatus}.`,
    [
      documented("boto3", "Status='Active'|'Inactive'|'Expired'"),
      documented("api-reference", "Status … Valid Values: Active | Inactive"),
      expiredRecorded,
    ],
    expiring,
    { state: "unchanged", needs: [plainUpdate] },
  ),
  observe(
    "status.list-form",
    "How `Status.1=` in place of `Status=` is answered.",
    [
      unsettled(
        "aws-query",
        "The protocol writes lists so; nothing says what a scalar member in this form is.",
      ),
    ],
    update({}, { forms: ["Status.1", "Status.member.1"].map((name) => ({ rename: [["Status", name]] })) }),
    { state: "unchanged" },
  ),
  should("status.message", {
    statement:
      "The message for a Status outside the list names the violation: `1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set…`.",
    citations: [
      recorded(
        "localstack-recordings",
        "`1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set`",
      ),
    ],
    stimulus: update({ set: literal("Deleted", "Enabled") }),
    expect: { answer: "message", message: { kind: "violations" } },
    needs: [...validationError, messageOf("status.one-of.words")],
  }),
  should("credential-id.message", {
    statement:
      "The message for a malformed id names the violation: `1 validation error detected: Value at 'serviceSpecificCredentialId' failed to satisfy constraint: …`.",
    citations: [
      recorded(
        "localstack-recordings",
        "`1 validation error detected: Value at 'serviceSpecificCredentialId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w]+`",
      ),
      reported("sts-recordings", "Before about 2024 the value was echoed: `Value 'abc' at 'x'`."),
    ],
    stimulus: update({
      credential: literal(
        ...["-", "."].map((mark) => `${usualId.prefix.padEnd(usualId.length - 1, "0")}${mark}`),
      ),
    }),
    expect: { answer: "message", message: { kind: "violations" } },
    needs: [...validationError, messageOf("credential-id.pattern.marks")],
    mostRuns: 10,
  }),
];
