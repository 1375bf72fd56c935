import { documented, retold, unsettled } from "../../contract/citation.ts";
import type { Requirement } from "../requirement.ts";
import { furtherHeaders } from "./blame.ts";
import { mismatch, signedHeaders, verified } from "./clauses.ts";
import { acceptedSignature, observedSignature, refusedSignature } from "./declare-signed.ts";

const headerValues = documented(
  "signed-request",
  "For values, you must: trim any leading or trailing spaces. convert sequential spaces to a single space. separate the values for a multi-value header using commas.",
);
const unsortedValues = documented(
  "canonical-request",
  "Append a comma-separated list of values for that header. Do not sort the values in headers that have multiple values.",
);
const contentType = documented(
  "signed-request",
  "If the Content-Type header is present in the request, you must add it to the CanonicalHeaders list.",
);

/** Which headers are signed, and in what form. */
export const headerRequirements: readonly Requirement[] = [
  refusedSignature({
    name: "host-unsigned",
    statement: "Refused: SignedHeaders lacks host.",
    citations: [signedHeaders, ...mismatch],
    signatures: ["host-unsigned"],
  }),
  acceptedSignature({
    name: "further-header",
    statement: "Headers beside the usual ones may be signed too.",
    citations: [signedHeaders, verified],
    signatures: ["further-header"],
  }),
  acceptedSignature({
    name: "header-spaces",
    statement:
      "Of a signed header the spaces around the value do not count, and several in a row count as one.",
    citations: [headerValues, verified],
    signatures: ["header-spaces"],
    needs: furtherHeaders,
  }),
  acceptedSignature({
    name: "header-values",
    statement: "The values of a signed header count as they stand, separated by commas and unsorted.",
    citations: [headerValues, unsortedValues, verified],
    signatures: ["header-values"],
    needs: furtherHeaders,
  }),
  observedSignature({
    name: "header-repeated",
    statement: "What a signed header that comes in several lines is answered.",
    citations: [
      headerValues,
      unsortedValues,
      retold(
        "signing-vectors",
        "Of a header in several lines the values are signed with a comma between them (get-header-value-order).",
      ),
      unsettled(
        "http-semantics",
        "A recipient may put a comma and a space between them before anybody looks at the signature.",
      ),
    ],
    signatures: ["header-repeated"],
  }),
  acceptedSignature({
    name: "header-letter-case",
    statement: "The names of headers, signed ones and Authorization itself, may be in any letter case.",
    citations: [
      documented(
        "http-semantics",
        'Field names are case-insensitive and ought to be registered within the "Hypertext Transfer Protocol (HTTP) Field Name Registry"',
      ),
      documented(
        "canonical-request",
        "To create the canonical headers list, convert all header names to lowercase and remove leading spaces and trailing spaces.",
      ),
    ],
    signatures: ["header-letter-case"],
  }),
  observedSignature({
    name: "x-amz-header-unsigned",
    statement: "What a request with an X-Amz-… header that is not signed is answered.",
    citations: [
      signedHeaders,
      documented(
        "signed-request",
        "Some services require that you add X-Amz-Security-Token to the canonical request. Other services require only that you add X-Amz-Security-Token at the end, after you calculate the signature.",
      ),
    ],
    signatures: ["x-amz-header-unsigned"],
  }),
  observedSignature({
    name: "date-unsigned",
    statement: "What a request whose X-Amz-Date is not among the signed headers is answered.",
    citations: [
      signedHeaders,
      documented(
        "canonical-request",
        "If you include a date or x-amz-date header, you must also include that header in the list of signed headers.",
      ),
      unsettled(
        "signed-request",
        "Nothing says that the service looks at it; the date is signed all the same.",
      ),
    ],
    signatures: ["date-unsigned"],
  }),
  observedSignature({
    name: "content-type-unsigned",
    statement: "What a request whose Content-Type is not among the signed headers is answered.",
    citations: [contentType, signedHeaders],
    signatures: ["content-type-unsigned"],
  }),
  observedSignature({
    name: "signed-headers-order",
    statement: "What a request whose SignedHeaders are not in alphabetical order is answered.",
    citations: [
      documented(
        "signed-request",
        "SignedHeaders – An alphabetically sorted, semicolon-separated list of lowercase request header names.",
      ),
      unsettled("signed-request", "Nothing says what becomes of another order."),
    ],
    signatures: ["signed-headers-reversed"],
  }),
];
