import { fixtureOperations } from "../../contract/fixture-operations.ts";
import { credentialIdParameter } from "../../contract/operations/update-service-specific-credential.ts";
import { messages } from "../messages.ts";
import { fullMatch } from "../parameter-rules.ts";
import { refuse } from "../refusal.ts";
import { all, codeOf, constraint, normalising, parameter, refusalOf, step, without } from "./change.ts";
import { constraintMutants } from "./constraint-mutants.ts";
import { type Mutant, mutantsOf } from "./mutant.ts";

const { name, constraints } = credentialIdParameter;
const [, { minimum }, { alphabet }] = constraints;

/** Faults in the treatment of ServiceSpecificCredentialId. */
export const credentialIdMutants: readonly Mutant[] = [
  ...constraintMutants(credentialIdParameter, { prefix: "id", one: "an id", many: "ids" }),
  ...mutantsOf({
    "id-absent-means-any": {
      fault: "an absent id means the user's first credential",
      kills: ["credential-id.required"],
      rules: all(
        without(name, "required"),
        step("findCredential", (call, honest) => {
          if (call.input.has(name)) return honest(call);
          call.credential = call.user?.credentials[0];
          return undefined;
        }),
      ),
    },
    "id-min-length-below": {
      fault: "ids may be one character shorter than documented",
      kills: ["credential-id.min-length"],
      rules: constraint(name, "length", (honest) => ({ minimum: honest.minimum - 1 })),
    },
    "id-min-length-one": {
      fault: "ids may be as short as one character",
      kills: ["credential-id.min-length"],
      rules: constraint(name, "length", () => ({ minimum: 1 })),
    },
    "id-length-unchecked": {
      fault: "the length of ids is not checked",
      kills: ["credential-id.min-length", "credential-id.max-length"],
      rules: without(name, "length"),
    },
    "id-max-length-page": {
      fault: "the length of ids of 4 KiB and more is not checked",
      kills: ["credential-id.max-length.page"],
      rules: constraint(name, "length", (honest) => ({
        measure: (value) => (value.length >= 4096 ? minimum : honest.measure(value)),
      })),
    },
    "id-cut-to-maximum": {
      fault: "ids are cut to the greatest length before they are looked at",
      kills: ["credential-id.max-length"],
      rules: parameter(name, ({ constraints: rules }) => {
        const length = rules.find((rule) => rule.kind === "length");
        return { normalise: (value) => value.slice(0, length?.maximum) };
      }),
    },
    "id-pattern-unanchored": {
      fault: "one legal character is enough for an id",
      kills: ["credential-id.pattern"],
      rules: constraint(name, "pattern", ({ matches }) => ({
        matches: (value) => [...value].some((character) => matches(character)),
      })),
    },
    "id-pattern-start-only": {
      fault: "only the first character of an id is checked",
      kills: ["credential-id.pattern"],
      rules: constraint(name, "pattern", ({ matches }) => ({
        matches: (value) => matches(value.slice(0, 1)),
      })),
    },
    "id-pattern-without-underscore": {
      fault: "ids may hold no underscore",
      kills: ["credential-id.accepts-pattern"],
      rules: constraint(name, "pattern", () => ({ matches: fullMatch(alphabet.replace("_", "")) })),
    },
    "id-pattern-upper-case": {
      fault: "ids may hold no lower-case letters",
      kills: ["credential-id.accepts-pattern"],
      rules: constraint(name, "pattern", ({ matches }) => ({
        matches: (value) => matches(value) && value === value.toUpperCase(),
      })),
    },
    "id-prefix-required": {
      fault: "ids have to begin with the letters of those that IAM makes",
      kills: ["credential-id.accepts-pattern"],
      rules: constraint(name, "pattern", ({ matches }) => ({
        matches: (value) => matches(value) && value.startsWith("ACCA"),
      })),
    },
    "id-controls-dropped": {
      fault: "control characters in ids are dropped",
      kills: ["credential-id.pattern.controls"],
      rules: normalising(name, (value) => value.replace(/\p{Cc}/gu, "")),
    },
    "id-marks-combined": {
      fault: "combining characters in ids are dropped",
      kills: ["credential-id.pattern.combining"],
      rules: normalising(name, (value) => value.normalize("NFD").replace(/\p{M}/gu, "")),
    },
    "id-unknown-accepted": {
      fault: "an id that does not exist is answered with success",
      kills: ["credential-id.unknown"],
      rules: refusalOf("findCredential", () => undefined),
    },
    "id-unknown-invalid": {
      fault: "an id that does not exist is answered with ValidationError",
      kills: ["credential-id.unknown"],
      rules: codeOf("findCredential", "ValidationError"),
    },
    "id-unknown-message": {
      fault: "the message for an id that does not exist is another",
      kills: ["credential-id.unknown.message"],
      rules: refusalOf("findCredential", ({ code }) => refuse(code, "The credential was not found.")),
    },
    "id-deleted-accepted": {
      fault: "an update of a deleted credential is answered with success",
      kills: ["credential-id.deleted"],
      rules: (honest) => {
        const deleted = new Set<string>();
        return all(
          step(
            "removeCredential",
            (call, remove) => {
              deleted.add(call.credential?.id ?? "");
              return remove(call);
            },
            fixtureOperations.deleteCredential.name,
          ),
          refusalOf("findCredential", (refusal, call) =>
            deleted.has(call.input.get(name) ?? "") ? undefined : refusal,
          ),
        )(honest);
      },
    },
    "id-of-another-user-accepted": {
      fault: "whose credential it is does not matter",
      kills: ["credential-id.of-another-user"],
      rules: refusalOf("checkOwner", () => undefined),
    },
    "id-of-another-user-not-found": {
      fault: "another user's credential is answered with NoSuchEntity",
      kills: ["credential-id.of-another-user.code"],
      rules: refusalOf("checkOwner", (_, { credential }) =>
        refuse("NoSuchEntity", messages.noSuchCredential(credential?.id ?? "")),
      ),
    },
    "id-of-another-user-denied": {
      fault: "another user's credential is answered with AccessDenied",
      kills: ["credential-id.of-another-user.code"],
      rules: codeOf("checkOwner", "AccessDenied"),
    },
    "id-named-as-on-the-wire": {
      fault: "messages name parameters as they are on the wire",
      kills: ["credential-id.message", "status.message"],
      rules: (honest) => ({
        ...honest,
        violation: (rules, rule, value) => honest.violation({ ...rules, member: rules.name }, rule, value),
      }),
    },
  }),
];
