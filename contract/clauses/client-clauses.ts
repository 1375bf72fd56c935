import type { Clause } from "./clause.ts";

/** What is known of what a client sends, and of what it makes of answers. */
export const clientClauses: readonly Clause[] = [
  {
    id: "clients.refusals",
    evidence: "documented",
    sources: ["boto3-errors"],
    says: "A client refuses some calls by itself and sends nothing for them.",
    requirements: ["wire.refused-sends-nothing"],
  },
  {
    id: "clients.retries",
    evidence: "documented",
    sources: ["sdk-retries"],
    says: "A client repeats a request after a transient error or throttling, and only then.",
    requirements: ["wire.one-request"],
  },
  {
    id: "clients.messages",
    evidence: "documented",
    sources: ["http-messages"],
    says: "A request is a whole HTTP message, and its Host names the endpoint with its port.",
    requirements: ["wire.whole-message", "wire.host"],
  },
  {
    id: "clients.session-token",
    evidence: "documented",
    sources: ["signed-request"],
    says: "A client with temporary credentials sends their session token in X-Amz-Security-Token.",
    requirements: ["wire.session-token"],
  },
  {
    id: "clients.texts",
    evidence: "documented",
    sources: ["xml"],
    says: "References, CDATA sections, comments, and line ends are ways to write a text; the text is the same.",
    requirements: ["outcome.message", "outcome.code", "outcome.request-id"],
  },
  {
    id: "clients.results",
    evidence: "documented",
    sources: ["sdk-js-responses"],
    says: "A success is a response object to the caller, an error of the service an exception.",
    requirements: ["outcome.success", "outcome.service-error"],
  },
  {
    id: "clients.exceptions",
    evidence: "documented",
    sources: ["boto3"],
    says: "An error that the operation documents is an exception of its own type.",
    requirements: ["outcome.modelled-error"],
  },
  {
    id: "clients.metadata",
    evidence: "documented",
    sources: ["boto3-errors"],
    says: "The status and the request id of an answer are exposed, of an error the code and the message too.",
    requirements: ["outcome.status", "outcome.request-id", "outcome.message"],
  },
];
