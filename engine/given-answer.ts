import { decodeAnswer } from "../protocol/decode-answer.ts";
import { describeAnswer } from "../protocol/describe-answer.ts";
import type { Exchange } from "../protocol/exchange.ts";
import { updateServiceSpecificCredential } from "../spec/update-service-specific-credential.ts";

/** The status and code that an exchange ended with, in the words of a baseline: `404 NoSuchEntity`, `no response (reset)`. */
export function givenAnswer({ outcome }: Exchange): string {
  return outcome.kind === "no-response"
    ? `no response (${outcome.cause})`
    : describeAnswer(decodeAnswer(outcome, updateServiceSpecificCredential));
}
