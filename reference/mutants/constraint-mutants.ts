import { type AlphabetName, hostileAlphabets, hostileCharacters } from "../../contract/alphabets.ts";
import type { Constraint, PatternConstraint } from "../../contract/constraint.ts";
import type { Parameter } from "../../contract/operation.ts";
import { messages } from "../messages.ts";
import { fullMatch } from "../parameter-rules.ts";
import { refuse } from "../refusal.ts";
import { constraint, normalising, step, without } from "./change.ts";
import { type Faults, type Mutant, mutantsOf } from "./mutant.ts";

/** How mutants speak of a parameter. */
export interface Words {
  /** Names of mutants begin with it. */
  readonly prefix: string;
  readonly one: string;
  readonly many: string;
}

/** Faults in the checks of a parameter's constraints that every parameter of the kind can have. */
export function constraintMutants(parameter: Parameter, words: Words): Mutant[] {
  return parameter.constraints
    .flatMap((each) => mutantsOf(faultsOf(parameter, words, each)))
    .map((mutant) => ({ ...mutant, name: `${words.prefix}-${mutant.name}` }));
}

function faultsOf(parameter: Parameter, words: Words, broken: Constraint): Faults {
  const { name, area } = parameter;
  const { one, many } = words;
  switch (broken.kind) {
    case "required":
      return {
        "not-required": {
          fault: `a request without ${one} passes validation`,
          kills: [`${area}.required`],
          rules: without(name, "required"),
        },
        "absent-code": {
          fault: `a request without ${one} is answered with MissingParameter`,
          kills: [`${area}.required.code`],
          rules: step("validate", (call, honest) =>
            call.input.has(name) ? honest(call) : refuse("MissingParameter", messages.required),
          ),
        },
      };
    case "length":
      return {
        "min-length-above": {
          fault: `${many} have to be one character longer than documented`,
          kills: [`${area}.accepts-min-length`],
          rules: constraint(name, "length", ({ minimum }) => ({ minimum: minimum + 1 })),
        },
        "max-length-above": {
          fault: `${many} may be one character longer than documented`,
          kills: [`${area}.max-length`],
          rules: constraint(name, "length", ({ maximum }) => ({ maximum: maximum + 1 })),
        },
        "max-length-below": {
          fault: `${many} have to be one character shorter than documented`,
          kills: [`${area}.accepts-max-length`],
          rules: constraint(name, "length", ({ maximum }) => ({ maximum: maximum - 1 })),
        },
      };
    case "pattern":
      return patternFaults(parameter, words, broken);
    case "one-of":
      return paddingFaults(name, one, `${area}.padded`, `${area}.padded`);
  }
}

function patternFaults(
  { name, area }: Parameter,
  { one, many }: Words,
  { alphabet }: PatternConstraint,
): Faults {
  const wider = fullMatch(alphabet);
  return {
    ...alphabetFaults(name, area, many, alphabet),
    "pattern-unchecked": {
      fault: `${many} may hold any character`,
      kills: [`${area}.pattern`],
      rules: without(name, "pattern"),
    },
    "pattern-line-end": {
      fault: `\`$\` in the pattern of ${many} matches before a final newline`,
      kills: [`${area}.pattern.newline`],
      rules: constraint(name, "pattern", ({ matches }) => ({
        matches: (value) => matches(value.replace(/\n$/, "")),
      })),
    },
    "pattern-unicode": {
      fault: `\`\\w\` in the pattern of ${many} is that of Unicode`,
      kills: [`${area}.pattern.full-width`],
      rules: constraint(name, "pattern", () => ({
        matches: (value) => wider(value.replace(/[\p{L}\p{M}\p{Nd}\p{Pc}]/gu, "_")),
      })),
    },
    ...paddingFaults(name, one, `${area}.pattern.space`, `${area}.pattern.nul`),
    normalised: {
      fault: `${many} are normalised for compatibility`,
      kills: [`${area}.pattern.full-width`],
      rules: normalising(name, (value) => value.normalize("NFKC")),
    },
  };
}

function alphabetFaults(name: string, area: string, many: string, alphabet: string): Faults {
  const groups = (Object.keys(hostileAlphabets) as AlphabetName[]).flatMap((group) => {
    const characters = hostileCharacters(group, alphabet).join("");
    return characters === "" ? [] : [[group, fullMatch(alphabet + characters)] as const];
  });
  return Object.fromEntries(
    groups.map(([group, matches]) => [
      `allows-${group}`,
      {
        fault: `${many} may hold characters of the group ${group}`,
        kills: [`${area}.pattern.${group}`],
        rules: constraint(name, "pattern", () => ({ matches })),
      },
    ]),
  );
}

function paddingFaults(name: string, one: string, blank: string, nul: string): Faults {
  return {
    trimmed: {
      fault: `white space around ${one} is taken off`,
      kills: [blank],
      rules: normalising(name, (value) => value.trim()),
    },
    "ends-at-nul": {
      fault: `${one} ends at a NUL`,
      kills: [nul],
      rules: normalising(name, (value) => value.split("\u0000", 1)[0]),
    },
  };
}
