import type { WireRequest } from "../../protocol/exchange.ts";
import { messages } from "../messages.ts";
import { refuse } from "../refusal.ts";
import { type Change, finishing, request } from "./change.ts";
import { alike, type Mutant, mutantsOf } from "./mutant.ts";

/** Refuses requests whose message is one of these, before anything else is looked at. */
export function misreading(
  isMeant: (request: WireRequest) => boolean,
  refusal = refuse("ValidationError", "The request cannot be read."),
): Change {
  return request(() => ({ misread: (wire) => (isMeant(wire) ? refusal : undefined) }));
}

function hasHeader({ headers }: WireRequest, test: (name: string, value: string) => boolean): boolean {
  return headers.some(([name, value]) => test(name.toLowerCase(), value));
}

/** The value of Host without its port. */
function hostName({ headers }: WireRequest): string {
  return (headers.find(([name]) => name.toLowerCase() === "host")?.[1] ?? "").replace(/:\d+$/, "");
}

/**
 * Faults in the way a message is read. What Node.js takes off a message before the endpoint sees it, such as the spaces
 * around a value, shows in process only.
 */
export const messageMutants: readonly Mutant[] = mutantsOf({
  "message-absolute-target-kept": {
    fault: "a whole URL in the request line is taken for a path",
    kills: ["request.target.absolute"],
    rules: request(() => ({ originForm: (target) => target })),
  },
  ...alike("request.header.spaces", misreading, {
    "message-header-needs-space": [
      "a header is read only with a space after its colon",
      ({ spelling }) => spelling?.headerSpace === "none",
    ],
    "message-header-untrimmed": [
      "spaces around the value of a header are taken for a part of it",
      ({ spelling }) => spelling?.headerSpace === "wide",
    ],
  }),
  "message-header-empty-refused": {
    fault: "a header without a value is refused",
    kills: ["request.header.empty"],
    rules: misreading((wire) => hasHeader(wire, (name, value) => name === "x-further" && value === "")),
  },
  "message-chunks-unread": {
    fault: "a body in chunks is taken for an empty one",
    kills: ["request.chunks"],
    rules: misreading(
      (wire) => hasHeader(wire, (name) => name === "transfer-encoding"),
      refuse("MissingAction", messages.missingAction),
    ),
  },
  "message-chunk-extension-refused": {
    fault: "extensions of chunks are refused",
    kills: ["request.chunks.extensions"],
    rules: misreading(({ spelling }) => spelling?.chunks === "extended"),
  },
  "message-trailer-refused": {
    fault: "header fields after the last chunk are refused",
    kills: ["request.chunks.trailer"],
    rules: misreading(({ spelling }) => spelling?.chunks === "trailer"),
  },
  "message-body-left": {
    fault: "a refusal leaves the body of its request on the connection",
    kills: ["request.connection.after-refusal"],
    rules: finishing((reply, { refusal }) =>
      refusal === undefined ? reply : { ...reply, leavesBody: true },
    ),
  },
  "open-host-capitals": {
    fault: "the letter case of Host counts",
    kills: ["request.host.letter-case"],
    rules: misreading((wire) => hostName(wire) !== hostName(wire).toLowerCase()),
  },
  "open-host-trailing-dot": {
    fault: "a Host with a dot at its end is the name of another server",
    kills: ["request.host.trailing-dot"],
    rules: misreading((wire) => hostName(wire).endsWith(".")),
  },
  "open-path-unknown": {
    fault: "there is nothing below the path of the endpoint",
    kills: ["request.path"],
    rules: misreading(({ path }) => !/^\/(?:\?|$)/.test(path)),
  },
});
