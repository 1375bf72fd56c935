import { service } from "../../contract/operation.ts";

/** Headers that every client sends or computes by itself. */
const computed = new Set([
  "host",
  "content-length",
  "connection",
  "accept",
  "accept-encoding",
  "user-agent",
  "authorization",
  "date",
  "x-amz-date",
  "x-amz-content-sha256",
  "x-amz-security-token",
]);

/** The headers of a request that belong to what it tests: neither computed by each client nor the usual Content-Type. */
export function specialHeaders(
  headers: readonly (readonly [name: string, value: string])[],
): (readonly [name: string, value: string])[] {
  return headers.filter(([name, value]) => {
    const key = name.toLowerCase();
    if (key === "content-type") return value !== service.contentType;
    return !computed.has(key);
  });
}
