import { errorCodes } from "../../../contract/error-codes.ts";
import type { AnswerExpectation, Need, Requirement, StateExpectation } from "../../../suites/requirement.ts";

const states: Readonly<Record<StateExpectation, string>> = {
  updated: "afterwards the credential has the requested Status",
  unchanged: "afterwards nothing has changed",
  "unchanged-if-refused": "afterwards, where it was refused, nothing has changed",
  "as-answered":
    "afterwards the credential has the requested Status where it was accepted, and nothing has changed where it was refused",
  "only-status": "afterwards nothing but the Status of the credential has changed",
  "second-unchanged": "afterwards the user's second credential is as before",
  "other-unchanged": "afterwards the other user's credentials are as before",
  unread: "",
};

/** What a requirement expects, in words. */
export function describeExpectation(expectation: Requirement["expectation"]): string {
  const state = states[expectation.state];
  return `${describeAnswerExpectation(expectation)}${state === "" ? "" : `; ${state}`}`;
}

function describeAnswerExpectation(expectation: AnswerExpectation): string {
  switch (expectation.answer) {
    case "success":
      return expectation.rules === undefined ? "200" : "200 and the success envelope";
    case "error":
      return expectation.codes.map((code) => `${errorCodes[code].statuses.join("|")} ${code}`).join(" or ");
    case "refusal":
      return `an error with ${expectation.statuses?.join(" or ") ?? "any 4xx status"}`;
    case "status-of":
      return `where the code is ${expectation.code}, the status ${errorCodes[expectation.code].statuses.join(" or ")}`;
    case "message":
      return expectation.message.kind === "matches"
        ? `where it is an error, a message that matches ${expectation.message.pattern}`
        : "where it is an error, a message that lists each violation of the input";
    case "envelope":
      return `where it is ${expectation.of === "success" ? "a success" : "an error"}, the envelope keeps: ${expectation.rules.join(", ")}`;
    case "one-of":
      return expectation.options.map(describeAnswerExpectation).join(" or ");
    case "anything":
      return "nothing; the answer is reported";
  }
}

/** The failures that a need accounts for, in words; null where nothing can be judged without it. */
export function accountedFor({ explains, code, failing, alike, rule }: Need): string | null {
  if (explains === "all" && failing === undefined) return null;
  const of = code === undefined ? "" : ` of ${code}`;
  if (rule !== undefined) return `the envelope rule ${rule}`;
  const where = failing === undefined ? "" : `, where it fails by ${failing.join(" or ")}`;
  return `${explains === "all" ? "everything" : explains.join(", ")}${of}${where}${alike === true ? " in the same way" : ""}`;
}
