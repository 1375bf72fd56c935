import { documented, recorded } from "../../contract/citation.ts";
import { errorCodes } from "../../contract/error-codes.ts";
import { literal, must, refusal, type Update } from "../declare.ts";
import { acceptedBy, blames, uncheckedIn, validationError } from "../needs.ts";
import type { Need, Requirement } from "../requirement.ts";
import { actionKey, formEncoding, versionKey } from "./clauses.ts";
import { observedForm, refusedIn, sameMeaning } from "./declare-form.ts";

const percentDecoding = documented(
  "url-encoded-forms",
  "Replace any 0x2B (+) in name and value with 0x20 (SP). Let nameString and valueString be the result of running UTF-8 decode without BOM on the percent-decoding of name and value, respectively.",
);
const firstEquals = documented(
  "url-encoded-forms",
  "If bytes contains a 0x3D (=), then let name be the bytes from the start of bytes up to but excluding its first 0x3D (=), and let value be the bytes, if any, after the first 0x3D (=) up to the end of bytes.",
);

/** Where a user of such a name cannot be addressed in the usual way, another way to write it says nothing. */
const namedUsers: readonly Need[] = [
  ...acceptedBy("user-name.accepts-pattern"),
  ...blames("request.plus.encoded", "refused"),
];

/** What is required of the ways to write parameters as a form. */
export function formRequirements(update: Update): Requirement[] {
  return [...pairs(update), ...percentEncoding(update), ...plusAndSpace(update), ...unsettledForms(update)];
}

/** Which pairs there are, and in which order. */
function pairs(update: Update): Requirement[] {
  return [
    sameMeaning(update, {
      name: "parameter-order",
      statement: "The order of the parameters makes no difference.",
      citations: [actionKey, versionKey],
      forms: [{ order: "reversed" }, { order: "shuffled" }],
    }),
    sameMeaning(update, {
      name: "unknown-parameters",
      level: "SHOULD",
      statement: "Parameters that the operation does not know are ignored.",
      citations: [recorded("stackd-recordings", "Unknown parameters of sibling operations are ignored.")],
      forms: [
        { extra: [["Unknown", "x"]] },
        {
          extra: [
            ["Tags.member.1.Key", "k"],
            ["MaxItems", "1"],
          ],
        },
      ],
    }),
    sameMeaning(update, {
      name: "empty-pairs",
      level: "SHOULD",
      statement: "Empty pairs are passed over: `&` may come first, last, and twice in a row.",
      citations: [
        documented(
          "url-encoded-forms",
          "Let sequences be the result of splitting input on 0x26 (&). … For each byte sequence bytes in sequences: If bytes is the empty byte sequence, then continue.",
        ),
      ],
      forms: [{ around: { before: "&" } }, { around: { after: "&" } }, { around: { between: "&&" } }],
      mostRuns: 3,
    }),
    sameMeaning(update, {
      name: "bare-names",
      level: "SHOULD",
      statement:
        "A name without `=` is a parameter with an empty value, and is ignored where it is not known.",
      citations: [
        documented(
          "url-encoded-forms",
          "Otherwise, let name have the value of bytes and let value be the empty byte sequence.",
        ),
      ],
      forms: [{ around: { before: "Unknown&" } }, { around: { after: "&Unknown" } }],
      needs: [refusedIn("request.unknown-parameters"), refusedIn("request.parameter-order")],
      mostRuns: 2,
    }),
  ];
}

/** Which characters are escaped, and how. */
function percentEncoding(update: Update): Requirement[] {
  return [
    sameMeaning(update, {
      name: "percent-encoding.unreserved",
      statement: "Percent-encoded letters and digits mean the same as plain ones.",
      citations: [percentDecoding],
      forms: [{ escape: "all" }],
    }),
    sameMeaning(update, {
      name: "percent-encoding.hex-case",
      statement: "Percent-encoding with lower-case hexadecimal digits means the same.",
      citations: [percentDecoding],
      forms: [{ hexCase: "lower" }],
      namedUser: { endings: ["a=b", "a+b", "a,b"] },
      needs: namedUsers,
      claims: ["provisioning"],
      mostRuns: 3,
    }),
    sameMeaning(update, {
      name: "percent-encoding.least",
      level: "SHOULD",
      statement: "Marks that mean nothing in a form may stand in a value as they are, `=` among them.",
      citations: [firstEquals, percentDecoding],
      forms: [{ escape: "least" }],
      namedUser: { endings: ["a=b", "a,b@c"] },
      needs: namedUsers,
      claims: ["provisioning"],
      mostRuns: 2,
    }),
    sameMeaning(update, {
      name: "plus.encoded",
      statement: "`%2B` in a value means a plus sign.",
      citations: [percentDecoding],
      forms: [{ plus: "%2B" }],
      namedUser: { endings: ["a+b"] },
      claims: ["provisioning"],
      mostRuns: 1,
    }),
  ];
}

/** Names with a space in them, however it is written. */
function plusAndSpace(update: Update): Requirement[] {
  const refused = {
    citations: [formEncoding, percentDecoding, ...errorCodes.ValidationError.citations],
    ...refusal(["ValidationError"], [...validationError, ...uncheckedIn("user-name.pattern.space")]),
  };
  return [
    must("request.plus.raw", {
      ...refused,
      statement:
        "`+` in a value means a space, so a user name written with it is refused with ValidationError.",
      stimulus: update({}, { forms: [{ plus: "+" }], namedUser: { endings: ["a+b"] } }),
      claims: ["provisioning"],
      mostRuns: 1,
    }),
    must("request.space", {
      ...refused,
      statement:
        "`%20` and `+` both mean a space, so a user name with either is refused with ValidationError.",
      stimulus: update({ user: literal("a b") }, { forms: [{ space: "%20" }, { space: "+" }] }),
    }),
  ];
}

/** What may be written in ways that no document settles. */
function unsettledForms(update: Update): Requirement[] {
  return [
    observedForm(
      update,
      "duplicate-parameters",
      "Which of two values of one parameter counts.",
      [{ extra: [["Status", "Deleted"]] }],
      "Nothing public settles duplicates for IAM; for STS the first was recorded to win.",
    ),
    observedForm(update, "query-and-body", "Whether a POST also reads parameters from its query string.", [
      { query: [["Status", "Deleted"]] },
    ]),
    observedForm(
      update,
      "semicolons",
      "Whether `;` separates parameters as `&` does.",
      [{ around: { before: "Unknown=x;Status=Deleted&" } }],
      "The URL Standard knows no separator but `&`; HTML 4 recommended that servers take `;` for one.",
    ),
    observedForm(update, "empty-names", "What a pair without a name is answered.", [
      { around: { after: "&=x" } },
    ]),
    observedForm(
      update,
      "percent-encoding.malformed",
      "What a percent sign without two hexadecimal digits is answered.",
      [{ around: { after: "&Unknown=%zz" } }, { around: { after: "&Unknown=%" } }],
      "The URL Standard lets it stand for itself; the common errors of AWS know a MalformedQueryString.",
    ),
  ];
}
