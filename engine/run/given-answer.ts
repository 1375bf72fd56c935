import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { decodeAnswer } from "../../protocol/answers/decode-answer.ts";
import { describeAnswer } from "../../protocol/answers/describe-answer.ts";
import type { Exchange } from "../../protocol/exchange.ts";

/** The status and code that an exchange ended with, in the words of a baseline: `404 NoSuchEntity`, `no response (reset)`. */
export function givenAnswer({ outcome }: Exchange): string {
  return outcome.kind === "no-response"
    ? `no response (${outcome.cause})`
    : describeAnswer(decodeAnswer(outcome, updateServiceSpecificCredential));
}
