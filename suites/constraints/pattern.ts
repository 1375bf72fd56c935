import { type AlphabetName, hostileAlphabets, hostileCharacters } from "../../contract/alphabets.ts";
import type { PatternConstraint } from "../../contract/constraint.ts";
import { literal } from "../declare.ts";
import { uncheckedIn, validationError } from "../needs.ts";
import { accepts, type Derived, refuses, type Subject } from "./subject.ts";

/** A dozen groups share one pattern; the characters of a group all come up in this part of the default runs. */
const patternShare = 0.4;

/** Groups that slip through by a mistake that another group shows better: Unicode classes, and trimming. */
const sameMistake: Partial<Record<AlphabetName, readonly AlphabetName[]>> = {
  nul: ["controls"],
  tab: ["space", "controls"],
  newline: ["space", "controls"],
  "no-break-space": ["space"],
  letters: ["full-width"],
  digits: ["full-width"],
  combining: ["full-width"],
  astral: ["full-width"],
};

/** The characters that are legal, and each group of those that are not. */
export function patterns(subject: Subject, { printed, alphabet, citation }: PatternConstraint): Derived {
  const { area, name } = subject.parameter;
  const groups = (Object.keys(hostileAlphabets) as AlphabetName[]).filter(
    (group) => hostileCharacters(group, alphabet).length > 0,
  );
  const base = `${area}.pattern`;
  const basic = [
    refuses(subject, "pattern", {
      citation,
      choice: literal(...mixtures(groups, alphabet)),
      statement: `A ${name} that mixes many kinds of characters outside ${printed} is refused with ValidationError.`,
    }),
    ...groups.map((group) =>
      refuses(subject, `pattern.${group}`, {
        citation,
        choice: { choose: "breaking", breach: "pattern", alphabet: group },
        statement: `A ${name} with a character outside ${printed} (group ${group}) is refused with ValidationError.`,
        needs: [
          ...validationError,
          ...[base, ...(sameMistake[group] ?? []).map((other) => `${base}.${other}`)].flatMap(uncheckedIn),
        ],
        share: patternShare,
      }),
    ),
    ...accepts(subject, "pattern", `made of any characters in ${printed}`, citation, { choose: "unknown" }),
  ];
  return { basic, further: [] };
}

/** Legal characters before and after illegal ones: enough for the least length, too few for the greatest. */
const fillLength = 12;

/** Groups that an endpoint may fail to write into its answer, which would hide that it let them through. */
const unwritable: readonly AlphabetName[] = ["nul", "controls"];

/** Values with a legal character at either end and one of every third group between: only a missing check passes them. */
function mixtures(groups: readonly AlphabetName[], alphabet: string): string[] {
  const legal = alphabet.slice(0, 1).repeat(fillLength);
  const writable = groups.filter((group) => !unwritable.includes(group));
  return [0, 1, 2].map((offset) => {
    const mixed = writable.filter((_, index) => index % 3 === offset);
    return `${legal}${mixed.map((group) => hostileCharacters(group, alphabet)[0]).join("")}${legal}`;
  });
}
