import { documented, reported, unsettled } from "../../contract/citation.ts";
import type { ErrorCode } from "../../contract/error-codes.ts";
import { blames } from "../needs.ts";
import type { Requirement } from "../requirement.ts";
import { furtherHeaders, sameCode } from "./blame.ts";
import { incomplete, skew } from "./clauses.ts";
import { acceptedSignature, observedSignature, refusedSignature } from "./declare-signed.ts";

const skewed: readonly ErrorCode[] = ["SignatureDoesNotMatch", "RequestExpired"];
const format = documented(
  "signing-elements",
  "The time stamp must be in UTC and use the following ISO 8601 format: YYYYMMDDTHHMMSSZ. For example, 20220830T123600Z. Do not include milliseconds in the time stamp.",
);
const overridden = documented(
  "common-parameters",
  "If the Date header is specified in the ISO 8601 basic format, X-Amz-Date is not required. When X-Amz-Date is used, it always overrides the value of the Date header.",
);
const dateHeaders = documented(
  "signing-elements",
  "You can use a date or an x-amz-date header, or include x-amz-date as a query parameter. If we can't find an x-amz-date header, then we look for a date header.",
);
const basicFormatOnly = reported(
  "sdk-issues",
  "SQS, also a service of the Query protocol: 400 IncompleteSignature, `Date must be in ISO-8601 'basic format'. Got 'Sun, 23 Nov 2014 04:07:43 GMT'.`",
);

/** When a request was signed, and how it says so. */
export const dateRequirements: readonly Requirement[] = [
  refusedSignature({
    name: "date-too-old",
    statement: "Refused with SignatureDoesNotMatch or RequestExpired: the date lies 20 minutes in the past.",
    citations: skew,
    signatures: ["date-too-old"],
    codes: skewed,
  }),
  refusedSignature({
    name: "date-too-new",
    statement:
      "Refused with SignatureDoesNotMatch or RequestExpired: the date lies 20 minutes in the future.",
    citations: skew,
    signatures: ["date-too-new"],
    codes: skewed,
  }),
  observedSignature({
    name: "date-within-tolerance",
    statement: "What a date that lies 14 minutes in the past or in the future is answered.",
    citations: [
      documented(
        "signature-v4",
        "In most cases, a request must reach AWS within five minutes of the time stamp in the request. Otherwise, AWS denies the request.",
      ),
      ...skew,
    ],
    signatures: ["date-nearly-too-old", "date-nearly-too-new"],
  }),
  refusedSignature({
    name: "no-date",
    statement: "Refused: neither X-Amz-Date nor Date is sent.",
    citations: [dateHeaders, ...incomplete],
    signatures: ["no-date"],
    needs: sameCode,
  }),
  refusedSignature({
    name: "date-malformed",
    statement: "Refused: X-Amz-Date has letters in the place of the time.",
    citations: [format, ...incomplete],
    signatures: ["date-unreadable"],
    needs: [...sameCode, ...blames("authentication.date-too-old", "accepted")],
  }),
  refusedSignature({
    name: "date-format",
    level: "SHOULD",
    statement: "Refused: X-Amz-Date is in the extended format of ISO 8601, or has milliseconds.",
    citations: [format, ...incomplete, basicFormatOnly],
    signatures: ["date-extended", "date-milliseconds"],
    needs: [
      ...sameCode,
      ...["date-too-old", "date-malformed"].flatMap((name) => blames(`authentication.${name}`, "accepted")),
    ],
  }),
  acceptedSignature({
    name: "date-overridden",
    statement: "X-Amz-Date counts also where a Date header of another day is sent beside it.",
    citations: [overridden],
    signatures: ["date-overridden"],
    // A date has a comma in it.
    needs: [...furtherHeaders, ...blames("authentication.header-values", "refused")],
  }),
  observedSignature({
    name: "date-header",
    statement: "What a Date header in the place of X-Amz-Date is answered.",
    citations: [
      dateHeaders,
      overridden,
      basicFormatOnly,
      unsettled(
        "http-semantics",
        "The format that these pages demand of a Date header is none that HTTP allows one to have, so that it may not come through.",
      ),
    ],
    signatures: ["date-header"],
  }),
];
