/** A known fact of AWS's behaviour, and how the catalogue treats it. */
export interface Fact {
  /** `answers`: of the operation; `routing`: routing and authentication; `editions`: where the documents disagree. */
  readonly section: "answers" | "routing" | "editions" | "order";
  readonly fact: string;
  /** The requirements that test it. */
  readonly requirements: readonly string[];
  /** Why nothing tests it. Exactly where there are no requirements. */
  readonly notTested?: string;
}

/** Every fact that is known of the operation, mapped to the requirements that test it. */
export const facts: readonly Fact[] = [
  {
    section: "answers",
    fact: "valid, Active or Inactive",
    requirements: ["status.accepts-documented-values"],
  },
  { section: "answers", fact: "valid, when it is so already", requirements: ["state.idempotent"] },
  {
    section: "answers",
    fact: "the state after it",
    requirements: [
      "state.visible-after-update",
      "state.only-status-changes",
      "state.second-credential",
      "state.other-users",
      "state.model",
      "state.updates-in-flight",
    ],
  },
  {
    section: "answers",
    fact: "id with a character outside the class",
    requirements: ["credential-id.pattern.marks", "credential-id.pattern.letters", "credential-id.message"],
  },
  {
    section: "answers",
    fact: "id shorter or longer than the bounds",
    requirements: ["credential-id.min-length", "credential-id.max-length", "credential-id.max-length.page"],
  },
  { section: "answers", fact: "Status outside the list", requirements: ["status.one-of", "status.message"] },
  {
    section: "answers",
    fact: "Status in another case, or padded",
    requirements: ["status.letter-case", "status.padded"],
  },
  {
    section: "answers",
    fact: "Status or id absent",
    requirements: [
      "status.required",
      "status.required.code",
      "credential-id.required",
      "credential-id.required.code",
    ],
  },
  {
    section: "answers",
    fact: "UserName empty, too long, or with a character outside the class",
    requirements: ["user-name.min-length", "user-name.max-length", "user-name.pattern.space"],
  },
  {
    section: "answers",
    fact: "several violations at once",
    requirements: ["precedence.several-violations", "precedence.reported-together"],
  },
  {
    section: "answers",
    fact: "at most ten violations in one message",
    requirements: [],
    notTested: "the three parameters of the operation cannot break more than five constraints at once",
  },
  {
    section: "answers",
    fact: "well-formed id that does not exist",
    requirements: ["credential-id.unknown", "credential-id.unknown.message", "credential-id.deleted"],
  },
  {
    section: "answers",
    fact: "user that does not exist",
    requirements: ["user-name.unknown", "user-name.unknown.message"],
  },
  {
    section: "answers",
    fact: "id that belongs to another existing user",
    requirements: ["credential-id.of-another-user", "credential-id.of-another-user.code"],
  },
  { section: "answers", fact: "Status=Expired", requirements: ["status.expired", "status.expired.edition"] },
  {
    section: "answers",
    fact: "UserName absent, caller an IAM user",
    requirements: ["user-name.absent.caller-is-user"],
  },
  {
    section: "answers",
    fact: "UserName absent, caller not a user",
    requirements: ["user-name.absent.not-the-owner"],
  },
  { section: "answers", fact: "user name in another letter case", requirements: ["user-name.letter-case"] },
  { section: "answers", fact: "unknown extra parameters", requirements: ["request.unknown-parameters"] },
  {
    section: "answers",
    fact: "values are echoed or not",
    requirements: ["credential-id.message", "status.message"],
  },

  {
    section: "routing",
    fact: "unknown Action, or wrong or missing Version",
    requirements: [
      "request.action.unknown",
      "request.version.wrong",
      "request.version.absent",
      "request.version.absent.code",
    ],
  },
  { section: "routing", fact: "no Action", requirements: ["request.action.absent"] },
  { section: "routing", fact: "unsigned", requirements: ["authentication.unsigned"] },
  { section: "routing", fact: "unknown access key", requirements: ["authentication.unknown-key"] },
  {
    section: "routing",
    fact: "wrong secret, or body or header changed after signing",
    requirements: [
      "authentication.wrong-secret",
      "authentication.body-changed",
      "authentication.header-changed",
      "authentication.presigned-changed",
    ],
  },
  {
    section: "routing",
    fact: "date more than 15 minutes off",
    requirements: [
      "authentication.date-too-old",
      "authentication.date-too-new",
      "authentication.presigned-expired",
      "authentication.presigned-long-expired",
      "authentication.presigned-too-new",
    ],
  },
  {
    section: "routing",
    fact: "malformed Authorization",
    requirements: [
      "authentication.no-algorithm",
      "authentication.no-credential",
      "authentication.no-signed-headers",
      "authentication.no-signature",
    ],
  },
  {
    section: "routing",
    fact: "no permission",
    requirements: [],
    notTested: "it takes a caller without permission, which a target without policies cannot provide",
  },
  {
    section: "routing",
    fact: "throttled",
    requirements: [],
    notTested: "it is waited out and never counts: provoking it would be no test but a load",
  },
  {
    section: "routing",
    fact: "5xx",
    requirements: [],
    notTested: "a documented request cannot provoke a failure of the service",
  },

  {
    section: "order",
    fact: "validation before existence, user before credential",
    requirements: [
      "precedence.validation-before-existence",
      "precedence.user-before-credential",
      "precedence.lattice",
    ],
  },
  {
    section: "order",
    fact: "authorization after validation",
    requirements: [],
    notTested: "it takes a caller without permission, which a target without policies cannot provide",
  },
  {
    section: "order",
    fact: "authentication against validation",
    requirements: ["precedence.authentication-or-validation"],
  },
  {
    section: "order",
    fact: "Expired against existence and ownership",
    requirements: ["precedence.expired-or-existence", "precedence.expired-or-ownership"],
  },
  { section: "order", fact: "duplicate parameters", requirements: ["request.duplicate-parameters"] },
  { section: "order", fact: "letter case of the id", requirements: ["credential-id.letter-case"] },
  { section: "order", fact: "PUT and DELETE", requirements: ["request.method.put", "request.method.delete"] },
  { section: "order", fact: "Status.1=", requirements: ["status.list-form"] },
  {
    section: "order",
    fact: "parameters in both query string and body",
    requirements: ["request.query-and-body"],
  },
  {
    section: "order",
    fact: "updating a credential that expired by age",
    requirements: [],
    notTested: "the shortest age that can be asked for is a day",
  },

  { section: "editions", fact: "Status values", requirements: ["status.expired.edition", "status.expired"] },
  {
    section: "editions",
    fact: "UserName characters named in prose",
    requirements: ["user-name.existing.marks", "user-name.accepts-pattern"],
  },
  {
    section: "editions",
    fact: "pattern anchors",
    requirements: ["credential-id.pattern.newline", "user-name.pattern.newline"],
  },
  {
    section: "editions",
    fact: "id length",
    requirements: ["credential-id.accepts-min-length", "credential-id.accepts-max-length"],
  },
  {
    section: "editions",
    fact: "errors",
    requirements: ["credential-id.unknown", "response.status.no-such-entity"],
  },
  {
    section: "editions",
    fact: "input ways",
    requirements: [],
    notTested: "they are ways to call a client; an endpoint sees the same request",
  },
  { section: "editions", fact: "example ids", requirements: ["credential-id.accepts-min-length"] },
  {
    section: "editions",
    fact: "members of sibling operations that came with the model of 2025-06-30",
    requirements: [],
    notTested: "they are no parameters of this operation",
  },
];
