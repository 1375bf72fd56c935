import { excerpt } from "../../protocol/answers/excerpt.ts";
import type { Reply } from "../driver-protocol/protocol.ts";

const words = {
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
  return parts.length === 0 ? words[outcome] : `${words[outcome]}: ${parts.join(" ")}`;
}

function isGiven(text: string | null | undefined): text is string {
  return typeof text === "string" && text !== "";
}
