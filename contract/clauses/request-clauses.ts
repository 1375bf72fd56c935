import type { Clause } from "./clause.ts";

/** What the standards beneath the protocol say of the ways to write a request. */
export const requestClauses: readonly Clause[] = [
  {
    id: "operation.form-pairs",
    evidence: "documented",
    sources: ["url-encoded-forms"],
    says: "A form is read pair by pair: an empty pair is passed over, a pair without `=` has an empty value, and only the first `=` separates.",
    requirements: ["request.empty-pairs", "request.bare-names", "request.percent-encoding.least"],
  },
  {
    id: "operation.form-oddities",
    evidence: "unknown",
    sources: ["query-requests", "url-encoded-forms"],
    says: "No source says what AWS makes of `;` in a form, of a pair without a name, and of a percent sign without two hexadecimal digits.",
    requirements: ["request.semicolons", "request.empty-names", "request.percent-encoding.malformed"],
  },
  {
    id: "operation.media-type-spelling",
    evidence: "documented",
    sources: ["http-semantics"],
    says: "The letter case of a media type, and quotation marks around its parameters, make no difference.",
    requirements: ["request.content-type.letter-case", "request.charset.quoted"],
  },
  {
    id: "operation.header-spelling",
    evidence: "documented",
    sources: ["http-messages", "http-semantics"],
    says: "Spaces and tabs around the value of a header are no part of it, and a value may be empty.",
    requirements: ["request.header.spaces", "request.header.empty"],
  },
  {
    id: "operation.chunks",
    evidence: "documented",
    sources: ["http-messages", "aws-query-requests"],
    says: "A server can decode a body in chunks, but may insist on Content-Length, and the protocol has clients send it.",
    requirements: ["request.chunks", "request.chunks.extensions", "request.chunks.trailer"],
  },
  {
    id: "operation.absolute-target",
    evidence: "documented",
    sources: ["http-messages"],
    says: "A server accepts the whole URL in a request line.",
    requirements: ["request.target.absolute"],
  },
  {
    id: "operation.connection-reuse",
    evidence: "documented",
    sources: ["http-messages"],
    says: "After an answer the connection serves the next request, or is closed; what is left of a body is not taken for a request.",
    requirements: ["request.connection.after-refusal"],
  },
  {
    id: "operation.addresses",
    evidence: "unknown",
    sources: ["query-requests"],
    says: "No source says how requests with another path, another method, or another spelling of the host's name are answered.",
    requirements: [
      "request.path",
      "request.method.head",
      "request.method.options",
      "request.host.letter-case",
      "request.host.trailing-dot",
    ],
  },
];
