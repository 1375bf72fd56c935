import { userNameMarks } from "../../contract/alphabets.ts";
import {
  credentialIdParameter,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { Call } from "../call.ts";
import { messages } from "../messages.ts";
import { fullMatch } from "../parameter-rules.ts";
import { refuse } from "../refusal.ts";
import { all, type Change, codeOf, constraint, normalising, refusalOf, step } from "./change.ts";
import { constraintMutants } from "./constraint-mutants.ts";
import { type Mutant, mutantsOf } from "./mutant.ts";

const { name, constraints } = userNameParameter;
const [{ maximum }, { alphabet }] = constraints;

const markNames: Readonly<Record<string, string>> = {
  _: "underscore",
  "+": "plus",
  "=": "equals",
  ",": "comma",
  ".": "dot",
  "@": "at",
  "-": "hyphen",
};

/** Marks that something simpler depends on: every fixture has a hyphen in its name, and a plus sign has to be encoded. */
const noticedBy: Readonly<Record<string, string>> = {
  "-": "status.accepts-documented-values",
  "+": "request.plus.encoded",
};

const markMutants = [...userNameMarks].map((mark): Mutant => {
  const narrower = fullMatch(alphabet.replace(mark, ""));
  return {
    name: `user-refuses-${markNames[mark] ?? mark}`,
    fault: `user names may hold no ${mark}`,
    kills: [noticedBy[mark] ?? "user-name.accepts-pattern"],
    rules: constraint(name, "pattern", () => ({ matches: narrower })),
  };
});

/** Does not find users that are there, where `isMeant`. */
function losing(isMeant: (given: string, call: Call) => boolean): Change {
  return step("findUser", (call, honest) => {
    const refusal = honest(call);
    const given = call.input.get(name);
    return refusal === undefined && given !== undefined && isMeant(given, call)
      ? refuse("NoSuchEntity", messages.noSuchUser(given))
      : refusal;
  });
}

/** Takes the credential's owner for the user, where `isMeant`. */
function takingOwner(isMeant: (call: Call) => boolean): Change {
  return step("findUser", (call, honest) => {
    if (!isMeant(call)) return honest(call);
    call.user = call.store.credentials.get(call.input.get(credentialIdParameter.name) ?? "")?.owner;
    return undefined;
  });
}

/** Faults in the treatment of UserName. */
export const userNameMutants: readonly Mutant[] = [
  ...constraintMutants(userNameParameter, { prefix: "user", one: "a user name", many: "user names" }),
  ...markMutants,
  ...mutantsOf({
    "user-min-length-unchecked": {
      fault: "user names may be empty",
      kills: ["user-name.min-length"],
      rules: all(
        constraint(name, "length", () => ({ minimum: 0 })),
        constraint(name, "pattern", ({ matches }) => ({
          matches: (value) => value === "" || matches(value),
        })),
      ),
    },
    "user-empty-means-absent": {
      fault: "an empty user name means the credential's owner",
      kills: ["user-name.min-length"],
      rules: all(
        normalising(name, (value) => (value === "" ? undefined : value)),
        takingOwner(({ parameters }) => parameters.get(name) === ""),
      ),
    },
    "user-max-length-doubled": {
      fault: "user names may be twice as long as documented",
      kills: ["user-name.max-length"],
      rules: constraint(name, "length", (honest) => ({ maximum: honest.maximum * 2 })),
    },
    "user-cut-to-maximum": {
      fault: "a user whose name has the maximum length is not found",
      kills: ["user-name.existing.max-length"],
      rules: losing((given) => given.length === maximum),
    },
    "user-with-at-lost": {
      fault: "a user whose name holds @ is not found",
      kills: ["user-name.existing.marks"],
      rules: losing((given) => given.includes("@")),
    },
    "user-with-adjacent-marks-lost": {
      fault: "a user whose name holds two marks side by side is not found",
      kills: ["user-name.existing.mixed-marks"],
      rules: losing((given) => /[=,.@]{2}/.test(given)),
    },
    "user-refuses-adjacent-marks": {
      fault: "user names may hold no two marks side by side",
      kills: ["user-name.accepts-pattern"],
      rules: constraint(name, "pattern", ({ matches }) => ({
        matches: (value) => matches(value) && !/[+=,.@-]{2}/.test(value),
      })),
    },
    "user-unknown-ignored": {
      fault: "a user that does not exist is ignored; the credential alone counts",
      kills: ["user-name.unknown"],
      rules: refusalOf("findUser", () => undefined),
    },
    "user-unknown-invalid": {
      fault: "a user that does not exist is answered with ValidationError",
      kills: ["user-name.unknown"],
      rules: codeOf("findUser", "ValidationError"),
    },
    "user-unknown-message": {
      fault: "the message for a user that does not exist is another",
      kills: ["user-name.unknown.message"],
      rules: refusalOf("findUser", ({ code }) => refuse(code, "The user was not found.")),
    },
    "user-case-sensitive": {
      fault: "user names are told apart by letter case",
      kills: ["user-name.letter-case"],
      rules: losing((given, { user }) => given !== user?.name),
    },
    "user-absent-refused": {
      fault: "an absent user name is refused, though the caller is a user",
      kills: ["user-name.absent.caller-is-user"],
      rules: step("findUser", (call, honest) =>
        call.input.has(name) ? honest(call) : refuse("ValidationError", messages.noUserName),
      ),
    },
    "user-absent-means-owner": {
      fault: "an absent user name means the credential's owner",
      kills: ["user-name.absent.not-the-owner"],
      rules: takingOwner(({ input }) => !input.has(name)),
    },
  }),
];
