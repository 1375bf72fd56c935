import { messages } from "../../messages.ts";
import { refuse } from "../../refusal.ts";
import { authentication, comparing, refusing } from "../change.ts";
import { type Mutant, mutantsOf } from "../mutant.ts";

const usual: ReadonlySet<string> = new Set([
  "host",
  "content-type",
  "content-length",
  "x-amz-date",
  "x-amz-security-token",
]);

function trimmed(value: string): string {
  return value.trim().replace(/ {2,}/g, " ");
}

/** Which headers are signed, and in what form. */
export const headerMutants: readonly Mutant[] = mutantsOf({
  "signature-host": {
    fault: "the host need not be signed",
    kills: ["authentication.host-unsigned"],
    rules: authentication("host-signed", () => undefined),
  },
  "signature-usual-headers": {
    fault: "no headers may be signed but the usual ones",
    kills: ["authentication.further-header"],
    rules: refusing("host-signed", (_, { signedHeaders = [] }) =>
      signedHeaders.some((name) => !usual.has(name) && name !== "date"),
    ),
  },
  "signature-header-spaces": {
    fault: "several spaces in a row in a signed header are signed as they stand",
    kills: ["authentication.header-spaces"],
    rules: comparing({ form: { header: (values) => values.map((value) => value.trim()).join(",") } }),
  },
  "signature-header-not-trimmed": {
    fault: "the spaces around the value of a signed header are signed",
    kills: ["authentication.header-spaces"],
    rules: comparing({
      form: { header: (values) => values.map((value) => value.replace(/ {2,}/g, " ")).join(",") },
    }),
  },
  "signature-header-values-sorted": {
    fault: "the values of a signed header are sorted",
    kills: ["authentication.header-values"],
    rules: comparing({
      form: { header: (values) => values.map(trimmed).join(",").split(",").sort().join(",") },
    }),
  },
  "signature-header-values-spaced": {
    fault: "a space is signed after each comma of a signed header",
    kills: ["authentication.header-values"],
    rules: comparing({
      form: {
        header: (values) =>
          values
            .map(trimmed)
            .join(", ")
            .replace(/,(?! )/g, ", "),
      },
    }),
  },
  "open-header-repeated": {
    fault: "of a signed header in several lines the first is signed",
    kills: ["authentication.header-repeated"],
    rules: comparing({ form: { header: ([value = ""]) => trimmed(value) } }),
  },
  "signature-header-letter-case": {
    fault: "the Authorization header is looked for in the usual letter case",
    kills: ["authentication.header-letter-case"],
    rules: refusing(
      "signed",
      ({ request }, { place }) =>
        place === "header" && !request.headers.some(([name]) => /^[Aa]uthorization$/.test(name)),
      refuse("MissingAuthenticationToken", messages.missingToken),
    ),
  },
  "open-x-amz-header-unsigned": {
    fault: "every X-Amz-… header has to be signed, the date apart",
    kills: ["authentication.x-amz-header-unsigned"],
    rules: refusing("host-signed", ({ headers }, { signedHeaders = [] }) =>
      [...headers.keys()].some(
        (name) => name.startsWith("x-amz-") && name !== "x-amz-date" && !signedHeaders.includes(name),
      ),
    ),
  },
  "open-date-unsigned": {
    fault: "X-Amz-Date has to be signed",
    kills: ["authentication.date-unsigned"],
    rules: refusing(
      "host-signed",
      ({ headers }, { signedHeaders = [] }) =>
        headers.has("x-amz-date") && !signedHeaders.includes("x-amz-date"),
    ),
  },
  "open-content-type-unsigned": {
    fault: "Content-Type has to be signed",
    kills: ["authentication.content-type-unsigned"],
    rules: refusing(
      "host-signed",
      ({ headers }, { signedHeaders = [] }) =>
        headers.has("content-type") && !signedHeaders.includes("content-type"),
    ),
  },
  "open-signed-headers-order": {
    fault: "SignedHeaders have to be in alphabetical order",
    kills: ["authentication.signed-headers-order"],
    rules: refusing(
      "host-signed",
      (_, { signedHeaders = [] }) => signedHeaders.join() !== signedHeaders.toSorted().join(),
    ),
  },
});
