import { documented, recorded, reported } from "../contract/citation.ts";
import { errorCodes } from "../contract/error-codes.ts";
import type { Operation } from "../contract/operation.ts";
import { type Declaration, must, role, should, success, updateOf } from "./declare.ts";
import {
  acceptedUpdate,
  answeredErrors,
  blames,
  keptApart,
  ownLaneOnly,
  plainUpdate,
  visibleUpdate,
} from "./needs.ts";
import type { Requirement, StateExpectation } from "./requirement.ts";

const listed = documented(
  "api-reference-list",
  "Returns information about the service-specific credentials associated with the specified IAM user. … The status of the service-specific credential.",
);

/** What is required of the state that ListServiceSpecificCredentials shows. */
export function state(operation: Operation): Requirement[] {
  const { citations: setsTheStatus } = operation;
  const update = updateOf(operation);
  const leavesAlone = (
    name: string,
    statement: string,
    expected: StateExpectation,
    rest: Partial<Declaration> = {},
  ) =>
    must(`state.${name}`, {
      statement,
      citations: setsTheStatus,
      stimulus: update(),
      ...success(acceptedUpdate, expected),
      ...rest,
    });
  return [
    must("state.visible-after-update", {
      statement: "After a success, ListServiceSpecificCredentials shows the new Status, in both directions.",
      citations: [...setsTheStatus, listed],
      stimulus: update({}, { times: 8 }),
      ...success([plainUpdate]),
    }),
    should("state.idempotent", {
      statement: "An update to the Status that the credential already has succeeds and changes nothing.",
      citations: [
        ...setsTheStatus,
        reported("stackd-recordings", "A repeated update is answered with success."),
      ],
      stimulus: update({ set: role("current-status") }),
      ...success(
        [
          plainUpdate,
          ...visibleUpdate,
          ...ownLaneOnly,
          ...blames("state.only-status-changes", "state"),
          // A credential that an update deleted is not found by the next one.
          {
            requirement: "state.visible-after-update",
            explains: ["refused"],
            code: "NoSuchEntity",
            failing: ["state"],
          },
        ],
        "unchanged",
      ),
    }),
    leavesAlone(
      "only-status-changes",
      "An update changes the credential's Status and nothing else about it.",
      "only-status",
    ),
    leavesAlone(
      "second-credential",
      "An update leaves the user's other credential as it was.",
      "second-unchanged",
    ),
    leavesAlone(
      "other-users",
      "An update leaves the credentials of other users as they were.",
      "other-unchanged",
      // There and back: what reaches the credential of the update before is the other user's then.
      { stimulus: update({}, { times: 2 }), mostRuns: 50 },
    ),
    must("state.unchanged-after-refusal", {
      statement: "A refused update leaves everything as it was.",
      citations: [
        documented(
          "api-reference",
          "NoSuchEntity … The request was rejected because it referenced a resource entity that does not exist.",
        ),
        ...errorCodes.ValidationError.citations,
        recorded("localstack-recordings", "After refused updates the listing shows the former Status."),
      ],
      stimulus: update({ user: { choose: "breaking", breach: "pattern", alphabet: "punctuation" } }),
      expect: { answer: "anything" },
      state: "unchanged-if-refused",
      needs: [plainUpdate, ...answeredErrors, ...ownLaneOnly],
      mostRuns: 20,
    }),
    should("state.kept-by-reset", {
      statement:
        "ResetServiceSpecificCredential leaves the Status that an update has set, and adds no credential.",
      citations: [
        recorded("stackd-recordings", "Reset renews the secret; the id, the dates and the Status stay."),
      ],
      stimulus: { kind: "procedure", procedure: "reset-credential" },
      ...success([...acceptedUpdate, ...ownLaneOnly]),
      claims: ["provisioning"],
      mostRuns: 2,
    }),
    must("state.model", {
      statement:
        "Random sequences of create, update, list, reset and delete lead to the state that a model predicts.",
      citations: [...setsTheStatus, listed, ...errorCodes.NoSuchEntity.citations],
      stimulus: { kind: "procedure", procedure: "model-sequence" },
      expect: { answer: "anything" },
      needs: [
        ...keptApart,
        ...acceptedUpdate,
        ...ownLaneOnly,
        ...blames("state.idempotent", "state"),
        ...blames("state.second-credential", "state"),
      ],
      claims: ["provisioning"],
      mostRuns: 20,
    }),
    must("state.updates-in-flight", {
      statement: "Concurrent updates of different credentials stay apart, and each takes effect.",
      citations: [...setsTheStatus, listed],
      stimulus: { kind: "procedure", procedure: "updates-in-flight" },
      ...success([plainUpdate]),
      sporadic: true,
      mostRuns: 4,
    }),
  ];
}
