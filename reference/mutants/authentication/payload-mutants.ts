import type { Attempt } from "../../authentication/attempt.ts";
import { honestForm } from "../../authentication/canonical-request.ts";
import { authentication, comparing, refusing } from "../change.ts";
import { type Mutant, mutantsOf } from "../mutant.ts";

const unsignedPayload = "UNSIGNED-PAYLOAD";

function givenHash({ headers }: Pick<Attempt, "headers">): string | undefined {
  return headers.get("x-amz-content-sha256")?.[0];
}

/** What is signed of the body where a header speaks of it, and session tokens. */
export const payloadMutants: readonly Mutant[] = [
  ...mutantsOf({
    "signature-content-sha256-refused": {
      fault: "a request with X-Amz-Content-Sha256 is refused",
      kills: ["authentication.content-sha256"],
      rules: refusing("signature", (attempt) => givenHash(attempt) !== undefined),
    },
    "signature-content-sha256-trusted": {
      fault: "the hash in X-Amz-Content-Sha256 is taken for the body's",
      kills: ["authentication.content-sha256-changed"],
      rules: comparing({ form: { payload: (attempt) => givenHash(attempt) ?? honestForm.payload(attempt) } }),
    },
    "open-content-sha256-compared": {
      fault: "X-Amz-Content-Sha256 has to hold the body's hash",
      kills: ["authentication.content-sha256-wrong"],
      rules: refusing("signature", (attempt) => {
        const given = givenHash(attempt);
        return given !== undefined && given !== honestForm.payload(attempt);
      }),
    },
    "open-unsigned-payload": {
      fault: "the body need not be signed where UNSIGNED-PAYLOAD is",
      kills: ["authentication.unsigned-payload"],
      rules: comparing({
        form: {
          payload: (attempt) =>
            givenHash(attempt) === unsignedPayload ? unsignedPayload : honestForm.payload(attempt),
        },
      }),
    },
  }),
  ...(
    [
      ["session-token", "a session token", (token: string) => token !== ""],
      ["session-token-empty", "an empty session token", (token: string) => token === ""],
    ] as const
  ).map(
    ([name, what, meant]): Mutant => ({
      name: `open-${name}`,
      fault: `${what} beside a key that has none is ignored`,
      kills: [`authentication.${name}`],
      rules: authentication("session-token", (attempt, honest) => {
        const token = attempt.presented?.sessionToken;
        return token !== undefined && meant(token) ? undefined : honest(attempt);
      }),
    }),
  ),
];
