import { excerpt } from "../../protocol/answers/excerpt.ts";
import type { CallResult } from "../driver-protocol/open-driver.ts";
import type { Reply } from "../driver-protocol/protocol.ts";

const replyWords = {
  success: "success",
  "service-error": "an error of the service",
  refused: "refused by the client",
  "no-response": "no answer",
  unreadable: "an answer that the client cannot read",
  other: "a failure of the client",
  skipped: "skipped by the driver",
} as const satisfies Record<Reply["outcome"], string>;

/** A client's reply in a few words, on one line: `an error of the service: 404 NoSuchEntity as NoSuchEntityException`. */
export function describeReply({ outcome, status, error }: Reply): string {
  const { code, type, text } = error ?? {};
  const what = isGiven(code)
    ? excerpt(code)
    : outcome !== "service-error" && isGiven(text)
      ? excerpt(text)
      : "";
  const parts = [
    ...(typeof status === "number" ? [String(status)] : []),
    ...(what === "" ? [] : [what]),
    ...(outcome === "service-error" && isGiven(type) ? [`as ${excerpt(type)}`] : []),
  ];
  return parts.length === 0 ? replyWords[outcome] : `${replyWords[outcome]}: ${parts.join(" ")}`;
}

const failureWords = {
  hung: "the driver hung",
  died: "the driver died",
  garbled: "the driver does not keep to the protocol",
} as const;

/** What came of a call in a few words, on one line. */
export function describeResult(result: CallResult): string {
  return result.kind === "reply"
    ? describeReply(result.reply)
    : `${failureWords[result.kind]}: ${result.detail}`;
}

function isGiven(text: string | null | undefined): text is string {
  return typeof text === "string" && text !== "";
}
