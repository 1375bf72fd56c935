const digits = "0123456789";
const lowerCase = "abcdefghijklmnopqrstuvwxyz";

/** The characters of `\w` in ASCII: letters, digits and the underscore. */
export const wordCharacters = `ABCDEFGHIJKLMNOPQRSTUVWXYZ${lowerCase}${digits}_`;

/** The marks that a user name may hold beside letters and digits. */
export const userNameMarks = "_+=,.@-";

/** The characters of `[\w+=,.@-]`. */
export const userNameCharacters = wordCharacters + userNameMarks.replace("_", "");

/**
 * Characters that tend to slip through a careless pattern, grouped by the mistake that lets them through.
 * A group loses the characters that are legal in the parameter it is used on.
 */
export const hostileAlphabets = {
  space: { characters: " ", mistake: "trimming, or splitting on spaces" },
  marks: { characters: "-.+=,@", mistake: "the class of another parameter" },
  punctuation: { characters: "/%:;!?#$*()[]{}|~^`\\", mistake: "a blacklist instead of a whitelist" },
  markup: { characters: "<>&\"'", mistake: "messages built without escaping" },
  nul: { characters: "\u0000", mistake: "strings that end at NUL" },
  controls: {
    characters: "\u0001\u0007\u0008\u000b\u000c\u001b\u001f\u007f\u0085",
    mistake: "a blacklist of printable characters",
  },
  tab: { characters: "\t", mistake: "trimming" },
  newline: { characters: "\n\r", mistake: "`$` that matches before a final newline, or `.` per line" },
  "no-break-space": { characters: "\u00a0\u2007\u202f\u3000\ufeff\u200b", mistake: "Unicode trimming" },
  letters: { characters: "éßñøżяλעبक中かĸſ\u212a", mistake: "Unicode `\\w` or `isalpha`, and case folding" },
  digits: { characters: "٣۳३৩３²½①Ⅷ", mistake: "Unicode `\\d` or `isdigit`" },
  "full-width": { characters: "ＡＺａｚ＿", mistake: "compatibility normalisation" },
  combining: {
    characters: "\u0301\u0308\u20dd\u200d\ufe0f",
    mistake: "normalisation, and counting graphemes",
  },
  astral: { characters: "😀𝐀𝟘𐐷\u{1f1e9}", mistake: "counting UTF-16 units, three-byte UTF-8" },
} as const satisfies Record<string, { readonly characters: string; readonly mistake: string }>;

/** The name of a group of hostile characters. */
export type AlphabetName = keyof typeof hostileAlphabets;

/** The characters of one hostile group that `legal` does not hold, in the order of the group. */
export function hostileCharacters(name: AlphabetName, legal: string): string[] {
  return [...hostileAlphabets[name].characters].filter((character) => !legal.includes(character));
}
