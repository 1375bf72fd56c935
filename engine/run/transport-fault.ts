import { mediaOf } from "../../protocol/answers/body-media.ts";
import type { NoResponse, WireResponse } from "../../protocol/exchange.ts";

const passingCauses: ReadonlySet<NoResponse["cause"]> = new Set([
  "refused",
  "dns",
  "timeout",
  "reset",
  "cut-short",
]);

/** RFC 9110, sections 15.6.3 to 15.6.5: an inbound server answered wrongly, not at all, or is to answer again later. */
const passingStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * Whether this may be the doing of whatever lies between the suite and the target, and pass: no response, a gateway's
 * status, or a page for a browser. It says nothing of the target until it comes again.
 */
export function isTransportFault(outcome: WireResponse | NoResponse): boolean {
  if (outcome.kind === "no-response") return passingCauses.has(outcome.cause);
  return isUnserved(outcome) || mediaOf(outcome.body) === "html";
}

/** Whether no answer of the service's came: none at all, or one by which a gateway says so. */
export function isUnserved(outcome: WireResponse | NoResponse): boolean {
  return outcome.kind === "no-response" || passingStatuses.has(outcome.status);
}
