import { type AlphabetName, hostileAlphabets, hostileCharacters } from "../../contract/alphabets.ts";
import { fixtureOperations } from "../../contract/fixture-operations.ts";
import { credentialIdParameter } from "../../contract/operations/update-service-specific-credential.ts";
import { messages } from "../messages.ts";
import { fullMatch } from "../parameter-rules.ts";
import { refuse } from "../refusal.ts";
import { all, constraint, normalising, parameter, step, without } from "./change.ts";
import type { Mutant } from "./mutant.ts";

const { name, constraints } = credentialIdParameter;
const [, { minimum }, { alphabet }] = constraints;

const alphabetMutants = (Object.keys(hostileAlphabets) as AlphabetName[]).map((group): Mutant => {
  const wider = fullMatch(alphabet + hostileCharacters(group, alphabet).join(""));
  return {
    name: `id-allows-${group}`,
    fault: `ids may hold characters of the group ${group}`,
    kills: [`credential-id.pattern.${group}`],
    rules: constraint(name, "pattern", () => ({ matches: wider })),
  };
});

/** Faults in the treatment of ServiceSpecificCredentialId. */
export const credentialIdMutants: readonly Mutant[] = [
  {
    name: "id-not-required",
    fault: "an absent id is looked up like any other",
    kills: ["credential-id.required"],
    rules: without(name, "required"),
  },
  {
    name: "id-absent-means-any",
    fault: "an absent id means the user's first credential",
    kills: ["credential-id.required"],
    rules: all(
      without(name, "required"),
      step("find-credential", (call, honest) => {
        if (call.input.has(name)) return honest(call);
        call.credential = call.user?.credentials[0];
        return undefined;
      }),
    ),
  },
  {
    name: "id-absent-code",
    fault: "an absent id is told MissingParameter",
    kills: ["credential-id.required.code"],
    rules: step("validate", (call, honest) =>
      call.input.has(name) ? honest(call) : refuse("MissingParameter", messages.required),
    ),
  },
  {
    name: "id-min-length-below",
    fault: "ids may be one character shorter than documented",
    kills: ["credential-id.min-length"],
    rules: constraint(name, "length", (honest) => ({ minimum: honest.minimum - 1 })),
  },
  {
    name: "id-min-length-above",
    fault: "ids have to be one character longer than documented",
    kills: ["credential-id.accepts-min-length"],
    rules: constraint(name, "length", (honest) => ({ minimum: honest.minimum + 1 })),
  },
  {
    name: "id-min-length-one",
    fault: "ids may be as short as one character",
    kills: ["credential-id.min-length"],
    rules: constraint(name, "length", () => ({ minimum: 1 })),
  },
  {
    name: "id-max-length-above",
    fault: "ids may be one character longer than documented",
    kills: ["credential-id.max-length"],
    rules: constraint(name, "length", (honest) => ({ maximum: honest.maximum + 1 })),
  },
  {
    name: "id-max-length-below",
    fault: "ids have to be one character shorter than documented",
    kills: ["credential-id.accepts-max-length"],
    rules: constraint(name, "length", (honest) => ({ maximum: honest.maximum - 1 })),
  },
  {
    name: "id-length-unchecked",
    fault: "the length of ids is not checked",
    kills: ["credential-id.min-length", "credential-id.max-length"],
    rules: without(name, "length"),
  },
  {
    name: "id-max-length-page",
    fault: "ids of a page of memory and more are not checked for length",
    kills: ["credential-id.max-length.page"],
    rules: constraint(name, "length", (honest) => ({
      measure: (value) => (value.length >= 4096 ? minimum : honest.measure(value)),
    })),
  },
  {
    name: "id-cut-to-maximum",
    fault: "ids are cut to the greatest length before they are looked at",
    kills: ["credential-id.max-length"],
    rules: parameter(name, ({ constraints: rules }) => {
      const length = rules.find((rule) => rule.kind === "length");
      return { normalise: (value) => value.slice(0, length?.maximum) };
    }),
  },
  ...alphabetMutants,
  {
    name: "id-pattern-unchecked",
    fault: "ids may hold any character",
    kills: ["credential-id.pattern"],
    rules: without(name, "pattern"),
  },
  {
    name: "id-pattern-line-end",
    fault: "`$` in the pattern of ids matches before a final newline",
    kills: ["credential-id.pattern.newline"],
    rules: constraint(name, "pattern", ({ matches }) => ({
      matches: (value) => matches(value.replace(/\n$/, "")),
    })),
  },
  {
    name: "id-pattern-unanchored",
    fault: "ids need only hold one legal character",
    kills: ["credential-id.pattern"],
    rules: constraint(name, "pattern", ({ matches }) => ({
      matches: (value) => [...value].some((character) => matches(character)),
    })),
  },
  {
    name: "id-pattern-start-only",
    fault: "only the first character of an id is checked",
    kills: ["credential-id.pattern"],
    rules: constraint(name, "pattern", ({ matches }) => ({ matches: (value) => matches(value.slice(0, 1)) })),
  },
  {
    name: "id-pattern-unicode",
    fault: "`\\w` in the pattern of ids is that of Unicode",
    kills: ["credential-id.pattern.full-width"],
    rules: constraint(name, "pattern", () => ({
      matches: (value) => /^[\p{L}\p{M}\p{Nd}\p{Pc}]+$/u.test(value),
    })),
  },
  {
    name: "id-pattern-without-underscore",
    fault: "ids may hold no underscore",
    kills: ["credential-id.accepts-pattern"],
    rules: constraint(name, "pattern", () => ({ matches: fullMatch(alphabet.replace("_", "")) })),
  },
  {
    name: "id-pattern-upper-case",
    fault: "ids may hold no lower-case letters",
    kills: ["credential-id.accepts-pattern"],
    rules: constraint(name, "pattern", ({ matches }) => ({
      matches: (value) => matches(value) && value === value.toUpperCase(),
    })),
  },
  {
    name: "id-prefix-required",
    fault: "ids have to begin with the letters of those that IAM makes",
    kills: ["credential-id.accepts-pattern"],
    rules: constraint(name, "pattern", ({ matches }) => ({
      matches: (value) => matches(value) && value.startsWith("ACCA"),
    })),
  },
  {
    name: "id-trimmed",
    fault: "white space around an id is taken off",
    kills: ["credential-id.pattern.space"],
    rules: normalising(name, (value) => value.trim()),
  },
  {
    name: "id-ends-at-nul",
    fault: "an id ends at a NUL",
    kills: ["credential-id.pattern.nul"],
    rules: normalising(name, (value) => value.split("\u0000", 1)[0]),
  },
  {
    name: "id-normalised",
    fault: "ids are normalised for compatibility",
    kills: ["credential-id.pattern.full-width"],
    rules: normalising(name, (value) => value.normalize("NFKC")),
  },
  {
    name: "id-controls-dropped",
    fault: "control characters in ids are dropped",
    kills: ["credential-id.pattern.controls"],
    rules: normalising(name, (value) => value.replace(/\p{Cc}/gu, "")),
  },
  {
    name: "id-marks-combined",
    fault: "combining characters in ids are dropped",
    kills: ["credential-id.pattern.combining"],
    rules: normalising(name, (value) => value.normalize("NFD").replace(/\p{M}/gu, "")),
  },
  {
    name: "id-unknown-accepted",
    fault: "an id that does not exist is answered with success",
    kills: ["credential-id.unknown"],
    rules: step("find-credential", (call, honest) => {
      honest(call);
      return undefined;
    }),
  },
  {
    name: "id-unknown-invalid",
    fault: "an id that does not exist is told ValidationError",
    kills: ["credential-id.unknown"],
    rules: step("find-credential", (call, honest) => {
      const refusal = honest(call);
      return refusal === undefined ? undefined : refuse("ValidationError", refusal.message);
    }),
  },
  {
    name: "id-unknown-message",
    fault: "the message for an id that does not exist is another",
    kills: ["credential-id.unknown.message"],
    rules: step("find-credential", (call, honest) => {
      const refusal = honest(call);
      return refusal === undefined ? undefined : refuse(refusal.code, "The credential was not found.");
    }),
  },
  {
    name: "id-deleted-accepted",
    fault: "an update of a deleted credential is answered with success",
    kills: ["credential-id.deleted"],
    rules: (honest) => {
      const deleted = new Set<string>();
      return all(
        step(
          "remove-credential",
          (call, remove) => {
            deleted.add(call.credential?.id ?? "");
            return remove(call);
          },
          fixtureOperations.deleteCredential.name,
        ),
        step("find-credential", (call, find) => {
          const refusal = find(call);
          return deleted.has(call.input.get(name) ?? "") ? undefined : refusal;
        }),
      )(honest);
    },
  },
  {
    name: "id-of-another-user-accepted",
    fault: "it does not matter whose credential it is",
    kills: ["credential-id.of-another-user"],
    rules: step("check-owner", () => undefined),
  },
  {
    name: "id-of-another-user-not-found",
    fault: "another user's credential is told NoSuchEntity",
    kills: ["credential-id.of-another-user.code"],
    rules: step("check-owner", (call, honest) =>
      honest(call) === undefined
        ? undefined
        : refuse("NoSuchEntity", messages.noSuchCredential(call.credential?.id ?? "")),
    ),
  },
  {
    name: "id-of-another-user-denied",
    fault: "another user's credential is told AccessDenied",
    kills: ["credential-id.of-another-user.code"],
    rules: step("check-owner", (call, honest) => {
      const refusal = honest(call);
      return refusal === undefined ? undefined : refuse("AccessDenied", refusal.message);
    }),
  },
  {
    name: "id-named-as-on-the-wire",
    fault: "messages name parameters as they are on the wire",
    kills: ["credential-id.message", "status.message"],
    rules: (honest) => ({
      ...honest,
      violation: (rules, rule, value) => honest.violation({ ...rules, member: rules.name }, rule, value),
    }),
  },
];
