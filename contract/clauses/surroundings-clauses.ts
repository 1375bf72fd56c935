import type { Clause } from "./clause.ts";

const otherOperation =
  "The suite uses this operation to make its users and credentials, and does not judge it.";

/** What is known of sibling operations, and of the points on which editions of the documents differ. */
export const surroundingsClauses: readonly Clause[] = [
  {
    id: "fixtures.users",
    evidence: "recorded",
    sources: ["localstack-recordings", "stackd-recordings"],
    says: "CreateUser answers 409 EntityAlreadyExists for a name in use, DeleteUser 409 DeleteConflict while credentials are left, GetUser and DeleteUser 404 NoSuchEntity for an unknown user.",
    untested: otherOperation,
  },
  {
    id: "fixtures.quota",
    evidence: "documented",
    sources: ["api-reference-create", "localstack-recordings"],
    says: "A user has at most two credentials per service, inactive ones included; a third is answered 409 LimitExceeded.",
    untested: otherOperation,
  },
  {
    id: "fixtures.services",
    evidence: "recorded",
    sources: ["localstack-recordings", "stackd-recordings"],
    says: "An unsupported service is answered 404 NoSuchEntity, not the modelled NotSupportedService.",
    untested: otherOperation,
  },
  {
    id: "fixtures.secret",
    evidence: "recorded",
    sources: ["api-reference-create", "stackd-recordings"],
    says: "The secret of a credential appears only in the answers of Create and Reset, and a new credential is Active.",
    untested: otherOperation,
  },
  {
    id: "fixtures.reset",
    evidence: "recorded",
    sources: ["stackd-recordings"],
    says: "Reset renews the secret of a credential; its id, its dates and its Status stay.",
    requirements: ["state.kept-by-reset"],
  },
  {
    id: "fixtures.paging",
    evidence: "documented",
    sources: ["service-model", "api-reference-list"],
    says: "A list may be cut, with IsTruncated and Marker.",
    untested: otherOperation,
  },
  {
    id: "fixtures.lag",
    evidence: "documented",
    sources: ["eventual-consistency"],
    says: "AWS is eventually consistent: a read may lag behind a write.",
    untested:
      "Reads are repeated within the time that the target's entry allows, so a lag is never a violation.",
  },
  {
    id: "editions.status-values",
    evidence: "documented",
    sources: ["api-reference", "cli-v2", "boto3", "service-model"],
    says: "Models since 2025-06-30 and the Boto3 page list Expired beside Active and Inactive.",
    requirements: ["status.expired.edition"],
  },
  {
    id: "editions.user-name-marks",
    evidence: "documented",
    sources: ["cli-v1", "api-reference"],
    says: "The oldest page does not name `_` and `+` among the marks of a user name; the pattern has both in every edition.",
    requirements: ["user-name.existing.marks", "user-name.existing.mixed-marks", "user-name.accepts-pattern"],
  },
  {
    id: "editions.anchors",
    evidence: "documented",
    sources: ["api-reference", "service-model", "smithy-model"],
    says: "The Smithy model anchors both patterns; the other editions do not.",
    requirements: ["credential-id.pattern.newline", "user-name.pattern.newline"],
  },
  {
    id: "editions.id-length",
    evidence: "documented",
    sources: ["api-reference", "service-model", "cli-v2"],
    says: "The API reference and the models bound the id to 20..128 characters; other editions give no bounds.",
    requirements: ["credential-id.accepts-min-length", "credential-id.accepts-max-length"],
  },
  {
    id: "editions.errors",
    evidence: "documented",
    sources: ["api-reference", "boto3", "service-model"],
    says: "The only error of the operation that the documents list is NoSuchEntity, 404.",
    requirements: ["credential-id.unknown", "response.status.no-such-entity"],
  },
  {
    id: "editions.input-ways",
    evidence: "documented",
    sources: ["cli-v1", "cli-v2", "boto3"],
    says: "The pages of clients name different ways to give parameters.",
    untested: "These are ways to call a client; an endpoint sees the same request.",
  },
  {
    id: "editions.example-ids",
    evidence: "documented",
    sources: ["api-reference", "cli-v2"],
    says: "Ids in examples have 20 or 21 characters; real ones have 21.",
    requirements: ["credential-id.accepts-min-length"],
  },
  {
    id: "editions.siblings",
    evidence: "documented",
    sources: ["service-model", "earlier-service-model"],
    says: "The models of 2025-06-30 changed members of sibling operations: CredentialAgeDays, AllUsers, the alias and secret of API keys.",
    untested: "They are no parameters of this operation; `iam-conformance drift` shows who states them.",
  },
  {
    id: "editions.portal-page",
    evidence: "documented",
    sources: ["portal-page"],
    says: "A third-party page of the operation shows a JSON envelope with `success` and `data`, and errors such as VALIDATION_ERROR.",
    untested:
      "It contradicts the protocol in every AWS document. A target that answers so violates the requirements on envelopes.",
  },
];
