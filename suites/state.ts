import { documented, recorded, reported } from "../contract/citation.ts";
import { errorCodes } from "../contract/error-codes.ts";
import { updateServiceSpecificCredential } from "../contract/operations/update-service-specific-credential.ts";
import { declare, role, update } from "./declare.ts";
import { acceptedUpdate, answeredErrors, ownLaneOnly, plainUpdate } from "./needs.ts";
import type { Requirement } from "./requirement.ts";

const setsTheStatus = updateServiceSpecificCredential.citations;
const listed = documented(
  "api-reference-list",
  "Returns information about the service-specific credentials associated with the specified IAM user. … The status of the service-specific credential.",
);

/** What is required of the state that ListServiceSpecificCredentials shows. */
export const stateRequirements: readonly Requirement[] = [
  declare("state", {
    id: "state.visible-after-update",
    level: "MUST",
    statement: "After a success ListServiceSpecificCredentials shows the new Status, in both directions.",
    citations: [...setsTheStatus, listed],
    stimulus: update({}, { times: 8 }),
    expect: { answer: "success" },
    state: "updated",
    needs: [plainUpdate],
  }),
  declare("state", {
    id: "state.idempotent",
    level: "SHOULD",
    statement: "An update to the Status that the credential has already succeeds and changes nothing.",
    citations: [
      ...setsTheStatus,
      reported("stackd-recordings", "A repeated update is answered with success."),
    ],
    stimulus: update({ Status: role("current-status") }),
    expect: { answer: "success" },
    state: "unchanged",
    needs: [plainUpdate, { requirement: "state.other-users", explains: ["state"] }],
  }),
  declare("state", {
    id: "state.only-status-changes",
    level: "MUST",
    statement: "An update changes the Status and nothing else of the credential.",
    citations: setsTheStatus,
    stimulus: update(),
    expect: { answer: "success" },
    state: "only-status",
    needs: acceptedUpdate,
  }),
  declare("state", {
    id: "state.second-credential",
    level: "MUST",
    statement: "An update leaves the user's other credential as it was.",
    citations: setsTheStatus,
    stimulus: update(),
    expect: { answer: "success" },
    state: "second-unchanged",
    needs: acceptedUpdate,
  }),
  declare("state", {
    id: "state.other-users",
    level: "MUST",
    statement: "An update leaves the credentials of other users as they were.",
    citations: setsTheStatus,
    stimulus: update(),
    expect: { answer: "success" },
    state: "other-unchanged",
    needs: acceptedUpdate,
  }),
  declare("state", {
    id: "state.unchanged-after-refusal",
    level: "MUST",
    statement: "A refused update leaves everything as it was.",
    citations: [
      documented(
        "api-reference",
        "NoSuchEntity … The request was rejected because it referenced a resource entity that does not exist.",
      ),
      ...errorCodes.ValidationError.citations,
      recorded("localstack-recordings", "After refused updates the listing shows the former Status."),
    ],
    stimulus: update({ UserName: { choose: "breaking", breach: "pattern", alphabet: "punctuation" } }),
    expect: { answer: "anything" },
    state: "unchanged-if-refused",
    needs: [plainUpdate, answeredErrors, ...ownLaneOnly],
    mostRuns: 20,
  }),
  declare("state", {
    id: "state.model",
    level: "MUST",
    statement:
      "Random sequences of create, update, list, reset and delete lead to the state that a model predicts.",
    citations: [...setsTheStatus, listed, ...errorCodes.NoSuchEntity.citations],
    stimulus: { kind: "procedure", procedure: "model-sequence" },
    expect: { answer: "anything" },
    needs: [...acceptedUpdate, ...ownLaneOnly, { requirement: "state.idempotent", explains: ["state"] }],
    claims: ["provisioning"],
    mostRuns: 20,
  }),
  declare("state", {
    id: "state.updates-in-flight",
    level: "MUST",
    statement: "Updates of different credentials in flight at once do not mix and none is lost.",
    citations: [...setsTheStatus, listed],
    stimulus: { kind: "procedure", procedure: "updates-in-flight" },
    expect: { answer: "success" },
    state: "updated",
    needs: [
      ...acceptedUpdate,
      { requirement: "state.other-users", explains: ["state"] },
      { requirement: "state.idempotent", explains: ["state", "refused"] },
    ],
    mostRuns: 4,
  }),
];
