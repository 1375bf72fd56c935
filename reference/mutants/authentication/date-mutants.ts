import type { Attempt } from "../../authentication/attempt.ts";
import { readSigningDate } from "../../authentication/signing-date.ts";
import { messages } from "../../messages.ts";
import { refuse } from "../../refusal.ts";
import { admitting, authentication, refusing } from "../change.ts";
import { type Mutant, mutantsOf } from "../mutant.ts";
import { isPresigned } from "./altered-attempt.ts";

const minute = 60_000;

/** The attempt as it would be if its Date header counted. */
function byDateHeader(attempt: Attempt): Attempt {
  const { presented } = attempt;
  const date = attempt.headers.get("date")?.[0];
  if (presented === undefined || date === undefined) return attempt;
  return { ...attempt, presented: { ...presented, date: { read: readSigningDate(date) } } };
}

/** Whether X-Amz-Date is a date in any format of ISO 8601. */
function isDate({ headers }: Attempt): boolean {
  const text = headers.get("x-amz-date")?.[0] ?? "";
  return /^\d{4}-?\d\d-?\d\dT\d\d:?\d\d:?\d\d(?:\.\d+)?Z$/.test(text);
}

/** When a request was signed, and how it says so. */
export const dateMutants: readonly Mutant[] = mutantsOf({
  "signature-date-too-old": {
    fault: "a signature never grows too old",
    kills: ["authentication.date-too-old"],
    rules: admitting("not-too-old", (attempt) => !isPresigned(attempt)),
  },
  "signature-date-too-new": {
    fault: "a signature may be from the future",
    kills: ["authentication.date-too-new"],
    rules: admitting("not-too-new"),
  },
  "signature-date-code": {
    fault: "a date that is off is answered with AccessDenied",
    kills: ["authentication.date-too-old"],
    rules: authentication("not-too-old", (attempt, honest) =>
      honest(attempt) === undefined ? undefined : refuse("AccessDenied", "The request is too old."),
    ),
  },
  "open-date-tolerance": {
    fault: "a signature is too old after five minutes",
    kills: ["authentication.date-within-tolerance"],
    rules: authentication("not-too-old", (attempt, honest) =>
      honest(isPresigned(attempt) ? attempt : { ...attempt, now: attempt.now + 10 * minute }),
    ),
  },
  "signature-without-date": {
    fault: "a request without a date is let in",
    kills: ["authentication.no-date"],
    rules: admitting("date", ({ presented }) => presented?.date === undefined),
  },
  "signature-date-unreadable": {
    fault: "a request whose date cannot be read is let in",
    kills: ["authentication.date-malformed"],
    rules: admitting("date", ({ presented }) => presented?.date !== undefined),
  },
  "signature-date-format": {
    fault: "a date may be in any format of ISO 8601",
    kills: ["authentication.date-format"],
    rules: admitting("date", isDate),
  },
  "signature-date-header-first": {
    fault: "a Date header counts for more than X-Amz-Date",
    kills: ["authentication.date-overridden"],
    rules: authentication("not-too-old", (attempt, honest) => honest(byDateHeader(attempt))),
  },
  "open-date-header": {
    fault: "only X-Amz-Date is looked for",
    kills: ["authentication.date-header"],
    rules: refusing(
      "date",
      ({ headers }, { place }) => place === "header" && !headers.has("x-amz-date"),
      refuse("IncompleteSignature", messages.missingDate),
    ),
  },
});
