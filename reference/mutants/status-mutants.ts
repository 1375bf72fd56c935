import {
  documentedStatuses,
  driftedStatus,
  statusParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import { messages } from "../messages.ts";
import { refuse } from "../refusal.ts";
import { all, type Change, constraint, normalising, order, refusalOf, step, without } from "./change.ts";
import { constraintMutants } from "./constraint-mutants.ts";
import { type Mutant, mutantsOf } from "./mutant.ts";

const { name } = statusParameter;
const [active, inactive] = documentedStatuses;

/** Compares with the values of the list in another way. */
function comparing(same: (value: string, legal: string) => boolean): Change {
  return constraint(name, "one-of", () => ({ same }));
}

/** Takes some words for a value of the list. */
function synonyms(of: Readonly<Record<string, string>>): Change {
  const words = new Map(Object.entries(of));
  return normalising(name, (value) => words.get(value) ?? value);
}

/** Refuses in another way where the Status is among the violations. */
function refusingStatus(change: Parameters<typeof refusalOf>[1]): Change {
  return refusalOf("validate", (refusal, call) =>
    refusal.message.includes(messages.oneOf) ? change(refusal, call) : refusal,
  );
}

/** Faults in the treatment of Status. */
export const statusMutants: readonly Mutant[] = [
  ...constraintMutants(statusParameter, { prefix: "status", one: "a Status", many: "values of Status" }),
  ...mutantsOf({
    "status-one-value": {
      fault: "Inactive is missing from the values",
      kills: ["status.accepts-documented-values"],
      rules: constraint(name, "one-of", () => ({ values: [active] })),
    },
    "status-absent-means-active": {
      fault: "an absent Status means Active",
      kills: ["status.required"],
      rules: all(
        without(name, "required"),
        step("setStatus", (call) => {
          if (call.credential !== undefined) call.credential.status = call.input.get(name) ?? active;
          return undefined;
        }),
      ),
    },
    "status-any-value": {
      fault: "any Status is stored",
      kills: ["status.one-of.words"],
      rules: without(name, "one-of"),
    },
    "status-any-case": {
      fault: "Active and Inactive in any letter case are stored as given",
      kills: ["status.letter-case"],
      rules: comparing((value, legal) => value.toLowerCase() === legal.toLowerCase()),
    },
    "status-lower-case": {
      fault: "Active and Inactive in lower case are stored as given",
      kills: ["status.letter-case"],
      rules: comparing((value, legal) => value === legal || value === legal.toLowerCase()),
    },
    "status-prefix": {
      fault: "a Status that only begins like a legal one is let through",
      kills: ["status.padded"],
      rules: comparing((value, legal) => value.startsWith(legal)),
    },
    "status-empty-means-absent": {
      fault: "an empty Status changes nothing and is answered with success",
      kills: ["status.empty"],
      rules: comparing((value, legal) => value === "" || value === legal),
    },
    "status-synonyms": {
      fault: "words that mean the same are taken for Active and Inactive",
      kills: ["status.one-of"],
      rules: synonyms({ Enabled: active, Disabled: inactive, Deleted: inactive }),
    },
    "status-flag": {
      fault: "`true` and `false` are taken for Active and Inactive",
      kills: ["status.one-of"],
      rules: synonyms({ true: active, false: inactive }),
    },
    "status-expired-accepted": {
      fault: "Expired is stored",
      kills: ["status.expired"],
      rules: order("validate", "findUser", "findCredential", "checkOwner", "setStatus"),
    },
    "status-expired-invalid": {
      fault: "Expired is answered with ValidationError",
      kills: ["status.expired"],
      rules: constraint(name, "one-of", ({ values }) => ({
        values: values.filter((value) => value !== driftedStatus),
      })),
    },
    "status-message": {
      fault: "the message for an illegal Status is one sentence of its own",
      kills: ["status.message"],
      rules: refusingStatus(({ code }) => refuse(code, "Status must be Active or Inactive.")),
    },
    "status-code": {
      fault: "an illegal Status is answered with InvalidInput",
      kills: ["status.one-of.words"],
      rules: refusingStatus(({ message }) => refuse("InvalidInput", message)),
    },
  }),
];
