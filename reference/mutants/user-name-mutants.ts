import {
  type AlphabetName,
  hostileAlphabets,
  hostileCharacters,
  userNameMarks,
} from "../../contract/alphabets.ts";
import {
  credentialIdParameter,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import { messages } from "../messages.ts";
import { fullMatch } from "../parameter-rules.ts";
import { refuse } from "../refusal.ts";
import { all, constraint, normalising, step, without } from "./change.ts";
import type { Mutant } from "./mutant.ts";

const { name, constraints } = userNameParameter;
const [, { alphabet }] = constraints;

const alphabetMutants = (Object.keys(hostileAlphabets) as AlphabetName[]).flatMap((group): Mutant[] => {
  const characters = hostileCharacters(group, alphabet);
  if (characters.length === 0) return [];
  const wider = fullMatch(alphabet + characters.join(""));
  return [
    {
      name: `user-allows-${group}`,
      fault: `user names may hold characters of the group ${group}`,
      kills: [`user-name.pattern.${group}`],
      rules: constraint(name, "pattern", () => ({ matches: wider })),
    },
  ];
});

const markNames: Readonly<Record<string, string>> = {
  _: "underscore",
  "+": "plus",
  "=": "equals",
  ",": "comma",
  ".": "dot",
  "@": "at",
  "-": "hyphen",
};

/** Marks that something simpler depends on: no fixture has a name without a hyphen, and a plus sign has to be encoded. */
const noticedBy: Readonly<Record<string, string>> = {
  "-": "status.accepts-documented-values",
  "+": "request.plus.encoded",
};

/** Does not find users whose name holds something, though it is legal. */
function losing(part: RegExp): Mutant["rules"] {
  return step("find-user", (call, honest) => {
    const refusal = honest(call);
    const given = call.input.get(name) ?? "";
    return refusal === undefined && part.test(given)
      ? refuse("NoSuchEntity", messages.noSuchUser(given))
      : refusal;
  });
}

const markMutants = [...userNameMarks].map((mark): Mutant => {
  const narrower = fullMatch(alphabet.replace(mark, ""));
  return {
    name: `user-refuses-${markNames[mark] ?? mark}`,
    fault: `user names may hold no ${mark}`,
    kills: [noticedBy[mark] ?? "user-name.accepts-pattern"],
    rules: constraint(name, "pattern", () => ({ matches: narrower })),
  };
});

/** Faults in the treatment of UserName. */
export const userNameMutants: readonly Mutant[] = [
  {
    name: "user-min-length-unchecked",
    fault: "user names may be empty",
    kills: ["user-name.min-length"],
    rules: all(
      constraint(name, "length", () => ({ minimum: 0 })),
      constraint(name, "pattern", ({ matches }) => ({ matches: (value) => value === "" || matches(value) })),
    ),
  },
  {
    name: "user-empty-means-absent",
    fault: "an empty user name means the credential's owner",
    kills: ["user-name.min-length"],
    rules: all(
      normalising(name, (value) => (value === "" ? undefined : value)),
      step("find-user", (call, honest) => {
        if (call.parameters.get(name) !== "") return honest(call);
        call.user = call.store.credential(call.input.get(credentialIdParameter.name) ?? "")?.owner;
        return undefined;
      }),
    ),
  },
  {
    name: "user-min-length-above",
    fault: "user names have to be one character longer than documented",
    kills: ["user-name.accepts-min-length"],
    rules: constraint(name, "length", (honest) => ({ minimum: honest.minimum + 1 })),
  },
  {
    name: "user-max-length-above",
    fault: "user names may be one character longer than documented",
    kills: ["user-name.max-length"],
    rules: constraint(name, "length", (honest) => ({ maximum: honest.maximum + 1 })),
  },
  {
    name: "user-max-length-below",
    fault: "user names have to be one character shorter than documented",
    kills: ["user-name.accepts-max-length"],
    rules: constraint(name, "length", (honest) => ({ maximum: honest.maximum - 1 })),
  },
  {
    name: "user-max-length-doubled",
    fault: "user names may be twice as long as documented",
    kills: ["user-name.max-length"],
    rules: constraint(name, "length", (honest) => ({ maximum: honest.maximum * 2 })),
  },
  {
    name: "user-cut-to-maximum",
    fault: "user names are looked up by all but their last character when they have the greatest length",
    kills: ["user-name.existing.max-length"],
    rules: step("find-user", (call, honest) => {
      const given = call.input.get(name);
      if (given?.length !== constraints[0].maximum) return honest(call);
      call.user = call.store.user(given.slice(0, -1));
      return call.user === undefined ? refuse("NoSuchEntity", messages.noSuchUser(given)) : undefined;
    }),
  },
  ...alphabetMutants,
  ...markMutants,
  {
    name: "user-with-at-lost",
    fault: "a user whose name holds @ is not found",
    kills: ["user-name.existing.marks"],
    rules: losing(/@/),
  },
  {
    name: "user-with-adjacent-marks-lost",
    fault: "a user whose name holds two marks side by side is not found",
    kills: ["user-name.existing.mixed-marks"],
    rules: losing(/[=,.@]{2}/),
  },
  {
    name: "user-refuses-adjacent-marks",
    fault: "user names may hold no two marks side by side",
    kills: ["user-name.accepts-pattern"],
    rules: constraint(name, "pattern", ({ matches }) => ({
      matches: (value) => matches(value) && !/[+=,.@-]{2}/.test(value),
    })),
  },
  {
    name: "user-pattern-unchecked",
    fault: "user names may hold any character",
    kills: ["user-name.pattern"],
    rules: without(name, "pattern"),
  },
  {
    name: "user-pattern-line-end",
    fault: "`$` in the pattern of user names matches before a final newline",
    kills: ["user-name.pattern.newline"],
    rules: constraint(name, "pattern", ({ matches }) => ({
      matches: (value) => matches(value.replace(/\n$/, "")),
    })),
  },
  {
    name: "user-pattern-unicode",
    fault: "`\\w` in the pattern of user names is that of Unicode",
    kills: ["user-name.pattern.full-width"],
    rules: constraint(name, "pattern", () => ({
      matches: (value) => /^[\p{L}\p{M}\p{Nd}\p{Pc}+=,.@-]+$/u.test(value),
    })),
  },
  {
    name: "user-trimmed",
    fault: "white space around a user name is taken off",
    kills: ["user-name.pattern.space"],
    rules: normalising(name, (value) => value.trim()),
  },
  {
    name: "user-ends-at-nul",
    fault: "a user name ends at a NUL",
    kills: ["user-name.pattern.nul"],
    rules: normalising(name, (value) => value.split("\u0000", 1)[0]),
  },
  {
    name: "user-normalised",
    fault: "user names are normalised for compatibility",
    kills: ["user-name.pattern.full-width"],
    rules: normalising(name, (value) => value.normalize("NFKC")),
  },
  {
    name: "user-unknown-ignored",
    fault: "a user that does not exist is ignored; the credential alone counts",
    kills: ["user-name.unknown"],
    rules: step("find-user", (call, honest) => {
      honest(call);
      return undefined;
    }),
  },
  {
    name: "user-unknown-invalid",
    fault: "a user that does not exist is told ValidationError",
    kills: ["user-name.unknown"],
    rules: step("find-user", (call, honest) => {
      const refusal = honest(call);
      return refusal === undefined ? undefined : refuse("ValidationError", refusal.message);
    }),
  },
  {
    name: "user-unknown-message",
    fault: "the message for a user that does not exist is another",
    kills: ["user-name.unknown.message"],
    rules: step("find-user", (call, honest) => {
      const refusal = honest(call);
      return refusal === undefined ? undefined : refuse(refusal.code, "The user was not found.");
    }),
  },
  {
    name: "user-case-sensitive",
    fault: "user names are told apart by letter case",
    kills: ["user-name.letter-case"],
    rules: step("find-user", (call, honest) => {
      const refusal = honest(call);
      const given = call.input.get(name);
      if (refusal !== undefined || given === undefined || given === call.user?.name) return refusal;
      return refuse("NoSuchEntity", messages.noSuchUser(given));
    }),
  },
  {
    name: "user-absent-refused",
    fault: "an absent user name is refused, though the caller is a user",
    kills: ["user-name.absent.caller-is-user"],
    rules: step("find-user", (call, honest) =>
      call.input.has(name) ? honest(call) : refuse("ValidationError", messages.noUserName),
    ),
  },
  {
    name: "user-absent-means-owner",
    fault: "an absent user name means the credential's owner",
    kills: ["user-name.absent.not-the-owner"],
    rules: step("find-user", (call, honest) => {
      if (call.input.has(name)) return honest(call);
      call.user = call.store.credential(call.input.get(credentialIdParameter.name) ?? "")?.owner;
      return undefined;
    }),
  },
];
