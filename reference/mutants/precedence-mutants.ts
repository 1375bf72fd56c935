import {
  credentialIdParameter,
  documentedStatuses,
  madeUpId,
  statusParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { Call } from "../call.ts";
import { validate } from "../operations/steps.ts";
import { refuse } from "../refusal.ts";
import type { Rules } from "../rules.ts";
import { all, type Change, order, refusalOf, step } from "./change.ts";
import { type Mutant, mutantsOf } from "./mutant.ts";

/** Reports other violations than there are. */
function reporting(change: (violations: readonly string[], report: Rules["violations"]) => string): Change {
  return (honest) => ({ ...honest, violations: (violations) => change(violations, honest.violations) });
}

function withLegalStatus(input: Call["input"]): Call["input"] {
  return new Map([...input, [statusParameter.name, documentedStatuses[0]]]);
}

function withLegalId(input: Call["input"]): Call["input"] {
  return new Map([...input, [credentialIdParameter.name, madeUpId("0")]]);
}

/** Faults in the order of the checks, and in how several violations are reported. */
export const precedenceMutants: readonly Mutant[] = mutantsOf({
  "precedence-existence-first": {
    fault: "user and credential are looked up before anything is validated",
    kills: ["precedence.several-violations"],
    rules: order("findUser", "findCredential", "checkOwner", "validate", "checkStatus", "setStatus"),
  },
  "precedence-status-last": {
    fault: "Status is validated only once user and credential are found",
    kills: ["precedence.validation-before-existence"],
    rules: all(
      step("validate", (call, honest) => honest({ ...call, input: withLegalStatus(call.input) })),
      step("checkStatus", (call, honest, rules) => validate(call, rules) ?? honest(call)),
    ),
  },
  "precedence-id-after-user": {
    fault: "an id that is malformed, and nothing else, is refused only once the user is found",
    kills: ["precedence.validation-before-user"],
    rules: all(
      step("validate", (call, honest) =>
        honest({ ...call, input: withLegalId(call.input) }) === undefined ? undefined : honest(call),
      ),
      step("findCredential", (call, honest, rules) => validate(call, rules) ?? honest(call)),
    ),
  },
  "precedence-credential-before-user": {
    fault: "the credential is looked up before the user",
    kills: ["precedence.user-before-credential"],
    rules: order("validate", "findCredential", "findUser", "checkOwner", "checkStatus", "setStatus"),
  },
  "precedence-first-violation": {
    fault: "only the first violation is reported",
    kills: ["precedence.reported-together"],
    rules: reporting((violations, report) => report(violations.slice(0, 1))),
  },
  "precedence-one-violation-per-parameter": {
    fault: "of the violations of one parameter only the first is reported",
    kills: ["precedence.reported-together"],
    rules: reporting((violations, report) => {
      const members = violations.map((violation) => violation.split("'", 2)[1]);
      return report(violations.filter((_, index) => members.indexOf(members[index]) === index));
    }),
  },
  "precedence-wrong-count": {
    fault: "the number of violations is always said to be one",
    kills: ["precedence.reported-together"],
    rules: reporting((violations, report) =>
      report(violations).replace(/^\d+ validation errors?/, "1 validation error"),
    ),
  },
  "precedence-several-code": {
    fault: "several violations at once are answered with InvalidInput",
    kills: ["precedence.several-violations"],
    rules: refusalOf("validate", (refusal) =>
      refusal.message.includes("; ") ? refuse("InvalidInput", refusal.message) : refusal,
    ),
  },
});
