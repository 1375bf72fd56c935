import { recorded, unsettled } from "../contract/citation.ts";
import { errorCodes } from "../contract/error-codes.ts";
import {
  credentialIdParameter,
  driftedStatus,
  statusParameter,
  userNameParameter,
} from "../contract/operations/update-service-specific-credential.ts";
import { declare, literal, role, unknownCredential, unknownUser, update } from "./declare.ts";
import { errorMessage, firstValidationError, noSuchEntity, plainUpdate, validationError } from "./needs.ts";
import type { Need, Requirement } from "./requirement.ts";

const together = recorded(
  "stackd-recordings",
  "Sibling operations: `N validation errors detected: A; B`, at most 10, in no fixed order.",
);
const order = recorded(
  "stackd-recordings",
  "Modelled validation comes before authorization and any look-up; then the user, then the credential, then ownership.",
);

const [, idLength] = credentialIdParameter.constraints;

/** One request: what each constraint is broken by is for the requirements on that constraint. */
const several = update({
  ServiceSpecificCredentialId: literal("/".repeat(idLength.maximum + 1)),
  UserName: literal("no/user"),
  Status: literal("Deleted"),
});

/**
 * A violation that is not noticed where it is alone is missing among others, too. A message with a single violation
 * is no such case: nothing is reported together in it.
 */
function unnoticedIn(requirement: string): Need {
  return { requirement, explains: ["unreported"], failing: ["accepted", "looked-up"] };
}

/** Requests that break several things at once: asserted only where the order is known. */
export const precedenceRequirements: readonly Requirement[] = [
  declare("precedence", {
    id: "precedence.several-violations",
    level: "MUST",
    statement: "A request that breaks several constraints is refused with ValidationError.",
    citations: [
      ...[credentialIdParameter, userNameParameter, statusParameter].flatMap(({ constraints }) =>
        constraints.map(({ citation }) => citation),
      ),
      ...errorCodes.ValidationError.citations,
    ],
    stimulus: several,
    expect: { answer: "error", codes: ["ValidationError"] },
    state: "unchanged",
    needs: [...firstValidationError, { requirement: "status.one-of.words", explains: ["code"] }],
    mostRuns: 20,
  }),
  declare("precedence", {
    id: "precedence.reported-together",
    level: "SHOULD",
    statement: "All violations of a request are reported in one message, in any order.",
    citations: [together],
    stimulus: several,
    expect: { answer: "message", message: { kind: "violations" } },
    needs: [
      ...validationError,
      errorMessage,
      { requirement: "precedence.several-violations", explains: "all" },
      { requirement: "credential-id.message", explains: ["message"] },
      ...["credential-id.max-length", "credential-id.pattern", "user-name.pattern"].map(unnoticedIn),
      { requirement: "status.message", explains: ["message"] },
    ],
    mostRuns: 20,
  }),
  declare("precedence", {
    id: "precedence.validation-before-existence",
    level: "SHOULD",
    statement: "A Status outside the list is reported before an unknown user or credential is.",
    citations: [order],
    stimulus: update({
      ServiceSpecificCredentialId: unknownCredential,
      UserName: unknownUser,
      Status: literal("Deleted"),
    }),
    expect: { answer: "error", codes: ["ValidationError"] },
    needs: [...validationError, { requirement: "status.one-of", explains: "all" }],
    mostRuns: 20,
  }),
  declare("precedence", {
    id: "precedence.user-before-credential",
    level: "SHOULD",
    statement: "An unknown user is reported before an unknown credential is.",
    citations: [order],
    stimulus: update({ ServiceSpecificCredentialId: unknownCredential, UserName: unknownUser }),
    expect: {
      answer: "message",
      message: { kind: "matches", pattern: "^The user with name .* cannot be found\\.$" },
    },
    needs: [...noSuchEntity, { requirement: "user-name.unknown.message", explains: "all" }],
    mostRuns: 10,
  }),
  declare("precedence", {
    id: "precedence.expired-or-existence",
    level: "OBSERVE",
    statement: `Whether Status ${driftedStatus} is reported before an unknown credential is.`,
    citations: [
      unsettled("stackd-recordings", "Nothing public settles where Expired stands against existence."),
    ],
    stimulus: update({ ServiceSpecificCredentialId: unknownCredential, Status: literal(driftedStatus) }),
    expect: { answer: "anything" },
    needs: [plainUpdate],
    mostRuns: 2,
  }),
  declare("precedence", {
    id: "precedence.expired-or-ownership",
    level: "OBSERVE",
    statement: `Whether Status ${driftedStatus} is reported before another user's credential is.`,
    citations: [
      unsettled("stackd-recordings", "Nothing public settles where Expired stands against ownership."),
    ],
    stimulus: update({
      ServiceSpecificCredentialId: role("other-credential"),
      Status: literal(driftedStatus),
    }),
    expect: { answer: "anything" },
    needs: [plainUpdate],
    mostRuns: 2,
  }),
  declare("precedence", {
    id: "precedence.authentication-or-validation",
    level: "OBSERVE",
    statement: "Whether a missing signature is reported before a violation is.",
    citations: [unsettled("common-errors", "Nothing public settles authentication against validation.")],
    stimulus: update({ Status: literal("Deleted") }, { signatures: ["unsigned"] }),
    expect: { answer: "anything" },
    needs: [plainUpdate],
    claims: ["authentication"],
    mostRuns: 2,
  }),
  declare("precedence", {
    id: "precedence.lattice",
    level: "OBSERVE",
    statement: "Which of two faults of one request is reported, over all pairs of faults.",
    citations: [
      order,
      unsettled(
        "stackd-recordings",
        "Nothing public settles where a missing signature and Expired stand among them.",
      ),
    ],
    stimulus: { kind: "procedure", procedure: "precedence-lattice" },
    expect: { answer: "anything" },
    needs: [plainUpdate],
    mostRuns: 1,
  }),
];
