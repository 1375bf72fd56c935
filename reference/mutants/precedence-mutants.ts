import { statusParameter } from "../../contract/operations/update-service-specific-credential.ts";
import type { Call } from "../call.ts";
import { validate } from "../operations/steps.ts";
import { refuse } from "../refusal.ts";
import { all, order, step } from "./change.ts";
import type { Mutant } from "./mutant.ts";

function withLegalStatus(input: Call["input"]): Call["input"] {
  const [, { values }] = statusParameter.constraints;
  return new Map([...input, [statusParameter.name, values[0]]]);
}

/** Faults in the order of the checks, and in how several violations are reported. */
export const precedenceMutants: readonly Mutant[] = [
  {
    name: "precedence-existence-first",
    fault: "user and credential are looked up before anything is validated",
    kills: ["precedence.several-violations"],
    rules: order("find-user", "find-credential", "check-owner", "validate", "check-status", "set-status"),
  },
  {
    name: "precedence-status-last",
    fault: "Status is validated only once user and credential are found",
    kills: ["precedence.validation-before-existence"],
    rules: all(
      step("validate", (call, honest) => honest({ ...call, input: withLegalStatus(call.input) })),
      step("check-status", (call, honest) => validate.run(call) ?? honest(call)),
    ),
  },
  {
    name: "precedence-credential-before-user",
    fault: "the credential is looked up before the user",
    kills: ["precedence.user-before-credential"],
    rules: order("validate", "find-credential", "find-user", "check-owner", "check-status", "set-status"),
  },
  {
    name: "precedence-first-violation",
    fault: "only the first violation is reported",
    kills: ["precedence.reported-together"],
    rules: (honest) => ({
      ...honest,
      violations: (violations) => honest.violations(violations.slice(0, 1)),
    }),
  },
  {
    name: "precedence-one-violation-per-parameter",
    fault: "of the violations of one parameter only the first is reported",
    kills: ["precedence.reported-together"],
    rules: (honest) => ({
      ...honest,
      violations: (violations) => {
        const members = violations.map((violation) => violation.split("'", 2)[1]);
        return honest.violations(violations.filter((_, index) => members.indexOf(members[index]) === index));
      },
    }),
  },
  {
    name: "precedence-wrong-count",
    fault: "the number of violations is always said to be one",
    kills: ["precedence.reported-together"],
    rules: (honest) => ({
      ...honest,
      violations: (violations) =>
        honest.violations(violations).replace(/^\d+ validation errors?/, "1 validation error"),
    }),
  },
  {
    name: "precedence-several-code",
    fault: "several violations at once are told InvalidInput",
    kills: ["precedence.several-violations"],
    rules: step("validate", (call, honest) => {
      const refusal = honest(call);
      return refusal?.message.includes("; ") === true ? refuse("InvalidInput", refusal.message) : refusal;
    }),
  },
];
