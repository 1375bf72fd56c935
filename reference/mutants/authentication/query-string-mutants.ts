import type { CanonicalForm } from "../../authentication/canonical-request.ts";
import { messages } from "../../messages.ts";
import { refuse } from "../../refusal.ts";
import { comparing, refusing } from "../change.ts";
import type { Mutant } from "../mutant.ts";

function order(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Sorted by something else than the encoded name and then the encoded value. */
function sortedBy(key: (name: string, value: string) => string): CanonicalForm["order"] {
  return (one, other) => order(key(...one), key(...other));
}

const orders: readonly (readonly [name: string, fault: string, order: CanonicalForm["order"]])[] = [
  ["unsorted", "the query string is signed in the order in which it comes", () => 0],
  [
    "sorted-whole",
    "the query string is sorted by names and values as one text",
    sortedBy((name, value) => `${name}=${value}`),
  ],
  ["values-unsorted", "the query string is sorted by names alone", sortedBy((name) => name)],
  [
    "sorted-without-case",
    "the query string is sorted without regard to letter case",
    sortedBy((name, value) => `${name.toLowerCase()}\0${value}`),
  ],
  [
    "sorted-decoded",
    "the query string is sorted before it is encoded",
    sortedBy((name, value) => `${decodeURIComponent(name)}\0${value}`),
  ],
];

const encodings: readonly (readonly [name: string, fault: string, encode: (encoded: string) => string])[] = [
  ["tilde", "a tilde in the query string is signed encoded", (text) => text.replaceAll("~", "%7E")],
  [
    "marks",
    "asterisks and the like in the query string are signed unencoded",
    (text) => text.replace(/%2[1789A]/g, decodeURIComponent),
  ],
  ["plus", "a space in the query string is signed as a plus sign", (text) => text.replaceAll("%20", "+")],
];

/** In what form the query string of a request is signed. */
export const queryStringMutants: readonly Mutant[] = [
  ...orders.map(
    ([name, fault, order]): Mutant => ({
      name: `signature-query-${name}`,
      fault,
      kills: ["authentication.query-order"],
      rules: comparing({ form: { order } }),
    }),
  ),
  ...encodings.map(
    ([name, fault, component]): Mutant => ({
      name: `signature-query-${name}`,
      fault,
      kills: ["authentication.query-encoding"],
      rules: comparing({ form: { component } }),
    }),
  ),
  {
    name: "signature-query-without-empty",
    fault: "a parameter of the query string without a value is not signed",
    kills: ["authentication.query-empty-value"],
    rules: comparing({ form: { query: (pairs) => pairs.filter(([, value]) => value !== "") } }),
  },
  {
    name: "open-parameter-named-signature",
    fault: "any parameter whose name holds Signature is taken for a signature in the query string",
    kills: ["authentication.parameter-named-signature"],
    rules: refusing(
      "signed",
      ({ query }, { place }) => place === "header" && query.some(([name]) => name.includes("Signature")),
      refuse("MissingAuthenticationToken", messages.missingToken),
    ),
  },
];
