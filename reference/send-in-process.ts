import type { NoResponse, Send, WireResponse } from "../protocol/exchange.ts";
import type { Reference } from "./create-reference.ts";
import { bytesOf, misreadRequest, type ReferenceResponse } from "./reference-response.ts";

const details: Readonly<Record<"reset" | "timeout" | "not-http" | "cut-short", string>> = {
  reset: "the endpoint reset the connection",
  timeout: "the endpoint did not answer",
  "not-http": "the endpoint answered with something that is no HTTP",
  "cut-short": "the endpoint broke off in the middle of the body",
};

/** Sends to an endpoint in the same process: no socket, no waiting, not even for an endpoint that never answers. */
export function sendInProcess(reference: Reference): Send {
  return (request) => {
    const start = performance.now();
    const before = request.after === undefined ? undefined : reference.handle(request.after);
    const isSpoilt = before?.kind === "response" && before.leavesBody === true;
    const response = isSpoilt ? misreadRequest : reference.handle(request);
    return Promise.resolve(received(response, performance.now() - start));
  };
}

function received(response: ReferenceResponse, durationMs: number): WireResponse | NoResponse {
  if (response.kind === "no-response") {
    const { kind, cause } = response;
    return { kind, cause, detail: details[cause], durationMs };
  }
  const { kind, status, headers } = response;
  return {
    kind,
    status,
    headers: headers.map(([name, value]) => [name.toLowerCase(), value]),
    body: bytesOf(response),
    durationMs,
  };
}
