import { recorded, unsettled } from "../contract/citation.ts";
import { errorCodes } from "../contract/error-codes.ts";
import { constraintOf, type Operation, parameterOf } from "../contract/operation.ts";
import { driftedStatus, madeUpId } from "../contract/operations/update-service-specific-credential.ts";
import {
  literal,
  messageLike,
  must,
  observe,
  refusal,
  role,
  should,
  unknownCredential,
  unknownUser,
  updateOf,
} from "./declare.ts";
import {
  blames,
  blamesAlike,
  firstValidationError,
  messageOf,
  noSuchEntity,
  plainUpdate,
  uncheckedIn,
  validationError,
} from "./needs.ts";
import type { Need, Requirement } from "./requirement.ts";

const together = recorded(
  "stackd-recordings",
  "Sibling operations: `N validation errors detected: A; B`, at most 10, in no fixed order.",
);
const order = recorded(
  "stackd-recordings",
  "Modelled validation comes before authorization and any look-up; then the user, then the credential, then ownership.",
);

/**
 * A violation that goes unnoticed where it is alone is missing among others, too. A message with a single violation
 * is another matter: nothing is reported together in it.
 */
function unnoticedIn(requirement: string): Need {
  return { requirement, explains: ["unreported"], failing: ["accepted", "looked-up"] };
}

/** Requests that break several things at once: asserted only where the order is known. */
export function precedence(operation: Operation): Requirement[] {
  const update = updateOf(operation);
  const illegal = literal("Deleted");
  const drifted = literal(driftedStatus);
  const { maximum } = constraintOf(parameterOf(operation, "credential"), "length");
  const malformedId = `${madeUpId("Z").slice(1)}-`;
  // One request: what each constraint is broken by is for the requirements on that constraint.
  const several = update({
    credential: literal("/".repeat(maximum + 1)),
    user: literal("no/user"),
    set: illegal,
  });
  return [
    must("precedence.several-violations", {
      statement: "A request that breaks several constraints is refused with ValidationError.",
      citations: [
        ...operation.parameters.flatMap(({ constraints }) => constraints.map(({ citation }) => citation)),
        ...errorCodes.ValidationError.citations,
      ],
      stimulus: several,
      ...refusal(
        ["ValidationError"],
        [...firstValidationError, ...blamesAlike("status.one-of.words", "code")],
      ),
      mostRuns: 20,
    }),
    should("precedence.reported-together", {
      statement: "All violations of a request are reported in one message, in any order.",
      citations: [together],
      stimulus: several,
      expect: { answer: "message", message: { kind: "violations" } },
      needs: [
        ...validationError,
        messageOf("precedence.several-violations"),
        ...blames("credential-id.message", "message"),
        ...[
          "credential-id.max-length",
          "credential-id.pattern.punctuation",
          "user-name.pattern.punctuation",
          "status.one-of.words",
          "status.one-of",
        ].map(unnoticedIn),
        ...blames("status.message", "message"),
      ],
      mostRuns: 20,
    }),
    should("precedence.validation-before-existence", {
      statement: "A Status outside the list is reported before an unknown user or credential is.",
      citations: [order],
      stimulus: update({ credential: unknownCredential, user: unknownUser, set: illegal }),
      expect: { answer: "error", codes: ["ValidationError"] },
      needs: [...validationError, ...uncheckedIn("status.one-of.words")],
      mostRuns: 20,
    }),
    should("precedence.validation-before-user", {
      statement: "A malformed id is reported before an unknown user is.",
      citations: [order],
      stimulus: update({ credential: literal(malformedId), user: unknownUser }),
      expect: { answer: "error", codes: ["ValidationError"] },
      needs: [
        ...validationError,
        ...uncheckedIn("credential-id.pattern.marks"),
        ...blames("precedence.several-violations", "looked-up"),
        ...blames("precedence.validation-before-existence", "looked-up"),
      ],
      mostRuns: 4,
    }),
    should("precedence.user-before-credential", {
      statement: "An unknown user is reported before an unknown credential is.",
      citations: [order],
      stimulus: update({ credential: unknownCredential, user: unknownUser }),
      ...messageLike("^The user with name .* cannot be found\\.$"),
      needs: [
        ...noSuchEntity,
        messageOf("user-name.unknown"),
        ...blames("user-name.unknown.message", "message"),
      ],
      mostRuns: 10,
    }),
    observe(
      "precedence.expired-or-existence",
      `Whether Status ${driftedStatus} is reported before an unknown credential is.`,
      [unsettled("stackd-recordings", "Nothing public settles where Expired stands against existence.")],
      update({ credential: unknownCredential, set: drifted }),
      { needs: [plainUpdate] },
    ),
    observe(
      "precedence.expired-or-ownership",
      `Whether Status ${driftedStatus} is reported before another user's credential is.`,
      [unsettled("stackd-recordings", "Nothing public settles where Expired stands against ownership.")],
      update({ credential: role("other-credential"), set: drifted }),
      { needs: [plainUpdate] },
    ),
    observe(
      "precedence.authentication-or-validation",
      "Whether a missing signature is reported before a violation is.",
      [unsettled("common-errors", "Nothing public settles authentication against validation.")],
      update({ set: illegal }, { signatures: ["unsigned"] }),
      { needs: [plainUpdate], claims: ["authentication"] },
    ),
    observe(
      "precedence.lattice",
      "Which of two faults in one request is reported, for every pair of faults.",
      [
        order,
        unsettled(
          "stackd-recordings",
          "Nothing public settles where a missing signature and Expired stand among them.",
        ),
      ],
      { kind: "procedure", procedure: "precedence-lattice" },
      { needs: [plainUpdate], mostRuns: 1 },
    ),
  ];
}
