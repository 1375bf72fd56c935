import { admitting, all, authentication } from "../change.ts";
import { type Mutant, mutantsOf } from "../mutant.ts";
import { withCredential, withOwnScope } from "./altered-attempt.ts";

/** What a key was used for: the credential scope. */
export const scopeMutants: readonly Mutant[] = [
  ...mutantsOf({
    "signature-short-scope": {
      fault: "a credential scope with a part missing is let in",
      kills: ["authentication.short-scope"],
      rules: admitting("scope-parts"),
    },
    "signature-terminator": {
      fault: "the end of the credential scope is not checked",
      kills: ["authentication.wrong-terminator"],
      rules: authentication("terminator", () => undefined),
    },
    "signature-service": {
      fault: "the service in the credential scope is not checked",
      kills: ["authentication.wrong-service"],
      rules: authentication("service", () => undefined),
    },
    "signature-region": {
      fault: "the region in the credential scope is not checked",
      kills: ["authentication.wrong-region"],
      rules: authentication("region", () => undefined),
    },
    "signature-scope-date": {
      fault: "the date in the credential scope is not checked",
      kills: ["authentication.scope-date"],
      rules: authentication("scope-date", () => undefined),
    },
    "signature-own-scope": {
      fault: "the credential scope that a request names is not looked at",
      kills: ["authentication.scope-changed"],
      rules: all(
        ...["scope-parts", "terminator", "service", "region", "scope-date", "signature"].map((step) =>
          authentication(step, (attempt, honest) => honest(withOwnScope(attempt))),
        ),
      ),
    },
    "signature-scope-capitals": {
      fault: "the letter case of the credential scope does not matter",
      kills: ["authentication.scope-capitals"],
      rules: all(
        ...["terminator", "service"].map((step) =>
          authentication(step, (attempt, honest) =>
            honest(withCredential(attempt, (parts) => parts.map((part) => part.toLowerCase()))),
          ),
        ),
      ),
    },
  }),
  ...(
    [
      ["date", "scope-date", 1],
      ["region", "region", 2],
      ["service", "service", 3],
      ["terminator", "terminator", 4],
    ] as const
  ).map(
    ([part, step, index]): Mutant => ({
      name: `signature-own-${part}`,
      fault: `of the credential scope that a request names the ${part} is not looked at`,
      kills: ["authentication.scope-changed"],
      rules: all(
        ...[step, "signature"].map((name) =>
          authentication(name, (attempt, honest) => {
            const own = withOwnScope(attempt).presented?.credential?.[index];
            return honest(
              withCredential(attempt, (parts) =>
                own === undefined || parts.length <= index ? parts : parts.with(index, own),
              ),
            );
          }),
        ),
      ),
    }),
  ),
];
