import type { Attempt } from "../../authentication/attempt.ts";
import { messages } from "../../messages.ts";
import { refuse } from "../../refusal.ts";
import { admitting, errorForm, refusing } from "../change.ts";
import { type Mutant, mutantsOf } from "../mutant.ts";

function headerOf({ headers }: Attempt): string {
  return headers.get("authorization")?.[0] ?? "";
}

/** How the Authorization header is written. */
export const authorizationHeaderMutants: readonly Mutant[] = [
  ...mutantsOf({
    "signature-without-algorithm": {
      fault: "an Authorization header without an algorithm is let in",
      kills: ["authentication.no-algorithm"],
      rules: admitting("algorithm", ({ presented }) => presented?.algorithm === undefined),
    },
    "signature-any-algorithm": {
      fault: "the name of the algorithm is not looked at",
      kills: ["authentication.wrong-algorithm"],
      rules: admitting("algorithm", ({ presented }) => presented?.algorithm !== undefined),
    },
    "signature-without-credential": {
      fault: "an Authorization header without Credential is let in",
      kills: ["authentication.no-credential"],
      rules: admitting("credential"),
    },
    "signature-without-signed-headers": {
      fault: "an Authorization header without SignedHeaders is let in",
      kills: ["authentication.no-signed-headers"],
      rules: admitting("signed-headers", (attempt) => headerOf(attempt).includes(",")),
    },
    "signature-without-signature": {
      fault: "an Authorization header without Signature is let in",
      kills: ["authentication.no-signature"],
      rules: admitting("signature-given"),
    },
    "signature-incomplete-code": {
      fault: "an incomplete signature is answered with InvalidInput",
      kills: ["authentication.no-algorithm"],
      rules: errorForm("IncompleteSignature", () => ({ code: "InvalidInput" })),
    },
    "signature-incomplete-status": {
      fault: "an incomplete signature is answered with a failure of the service",
      kills: ["authentication.no-algorithm"],
      rules: errorForm("IncompleteSignature", () => ({ status: 500 })),
    },
    "open-without-commas": {
      fault: "an Authorization header is let in whose parts are separated by spaces",
      kills: ["authentication.authorization-without-commas"],
      rules: admitting("signed-headers", (attempt) => / SignedHeaders=\S+ /.test(headerOf(attempt))),
    },
  }),
  ...(
    [
      ["space", "one space", /,(?! \S)/],
      ["line", "spaces, not tabs,", /\t/],
    ] as const
  ).map(
    ([name, what, unread]): Mutant => ({
      name: `signature-comma-${name}`,
      fault: `an Authorization header is understood only with ${what} after its commas`,
      kills: ["authentication.authorization-spelling"],
      rules: refusing(
        "signature-given",
        (attempt) => unread.test(headerOf(attempt)),
        refuse("IncompleteSignature", messages.authorizationRequires("Signature")),
      ),
    }),
  ),
];
