import type { WireResponse } from "../exchange.ts";

/**
 * The codings that a response declares to have a body in, in lower case and in the order in which they were applied
 * (RFC 9110, section 8.4). `identity` is none.
 */
export function contentCodings({ headers }: Pick<WireResponse, "headers">): string[] {
  return headers
    .filter(([name]) => name === "content-encoding")
    .flatMap(([, value]) => value.split(","))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== "" && coding !== "identity");
}
