import {
  documentedStatuses,
  driftedStatus,
  statusParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import { messages } from "../messages.ts";
import { refuse } from "../refusal.ts";
import { all, constraint, normalising, order, step, without } from "./change.ts";
import type { Mutant } from "./mutant.ts";

const { name } = statusParameter;
const [active, inactive] = documentedStatuses;
const synonyms: ReadonlyMap<string, string> = new Map([
  ["Enabled", active],
  ["Disabled", inactive],
  ["Deleted", inactive],
]);

/** Faults in the treatment of Status. */
export const statusMutants: readonly Mutant[] = [
  {
    name: "status-one-value",
    fault: "Inactive is not among the values",
    kills: ["status.accepts-documented-values"],
    rules: constraint(name, "one-of", () => ({ values: [active] })),
  },
  {
    name: "status-not-required",
    fault: "an absent Status changes nothing and is answered with success",
    kills: ["status.required"],
    rules: without(name, "required"),
  },
  {
    name: "status-absent-means-active",
    fault: "an absent Status means Active",
    kills: ["status.required"],
    rules: all(
      without(name, "required"),
      step("set-status", (call) => {
        if (call.credential !== undefined) call.credential.status = call.input.get(name) ?? active;
        return undefined;
      }),
    ),
  },
  {
    name: "status-absent-code",
    fault: "an absent Status is told MissingParameter",
    kills: ["status.required.code"],
    rules: step("validate", (call, honest) =>
      call.input.has(name) ? honest(call) : refuse("MissingParameter", messages.required),
    ),
  },
  {
    name: "status-any-value",
    fault: "any Status is stored",
    kills: ["status.one-of.words"],
    rules: without(name, "one-of"),
  },
  {
    name: "status-any-case",
    fault: "Active and Inactive in any letter case are stored as given",
    kills: ["status.letter-case"],
    rules: constraint(name, "one-of", () => ({
      same: (value, legal) => value.toLowerCase() === legal.toLowerCase(),
    })),
  },
  {
    name: "status-lower-case",
    fault: "Active and Inactive in lower case are stored as given",
    kills: ["status.letter-case"],
    rules: constraint(name, "one-of", () => ({
      same: (value, legal) => value === legal || value === legal.toLowerCase(),
    })),
  },
  {
    name: "status-trimmed",
    fault: "white space around Status is taken off",
    kills: ["status.padded"],
    rules: normalising(name, (value) => value.trim()),
  },
  {
    name: "status-ends-at-nul",
    fault: "Status ends at a NUL",
    kills: ["status.padded"],
    rules: normalising(name, (value) => value.split("\u0000", 1)[0]),
  },
  {
    name: "status-prefix",
    fault: "a Status that only begins like a legal one is let through",
    kills: ["status.padded"],
    rules: constraint(name, "one-of", () => ({
      same: (value, legal) => value.startsWith(legal),
    })),
  },
  {
    name: "status-empty-means-absent",
    fault: "an empty Status changes nothing and is answered with success",
    kills: ["status.empty"],
    rules: constraint(name, "one-of", (honest) => ({
      same: (value, legal) => value === "" || honest.same(value, legal),
    })),
  },
  {
    name: "status-synonyms",
    fault: "words that mean the same are taken for Active and Inactive",
    kills: ["status.one-of"],
    rules: normalising(name, (value) => synonyms.get(value) ?? value),
  },
  {
    name: "status-flag",
    fault: "`true` and `false` are taken for Active and Inactive",
    kills: ["status.one-of"],
    rules: normalising(name, (value) => (value === "true" ? active : value === "false" ? inactive : value)),
  },
  {
    name: "status-expired-accepted",
    fault: "Expired is stored",
    kills: ["status.expired"],
    rules: order("validate", "find-user", "find-credential", "check-owner", "set-status"),
  },
  {
    name: "status-expired-invalid",
    fault: "Expired is told ValidationError",
    kills: ["status.expired"],
    rules: constraint(name, "one-of", ({ values }) => ({
      values: values.filter((value) => value !== driftedStatus),
    })),
  },
  {
    name: "status-message",
    fault: "the message for an illegal Status is one sentence of its own",
    kills: ["status.message"],
    rules: step("validate", (call, honest) => {
      const refusal = honest(call);
      return refusal?.message.includes(messages.oneOf) === true
        ? refuse(refusal.code, "Status must be Active or Inactive.")
        : refusal;
    }),
  },
  {
    name: "status-code",
    fault: "an illegal Status is told InvalidInput",
    kills: ["status.one-of.words"],
    rules: step("validate", (call, honest) => {
      const refusal = honest(call);
      return refusal?.message.includes(messages.oneOf) === true
        ? refuse("InvalidInput", refusal.message)
        : refusal;
    }),
  },
];
