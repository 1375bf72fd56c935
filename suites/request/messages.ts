import { documented } from "../../contract/citation.ts";
import { precedingRequests } from "../../contract/request-form.ts";
import { should, type Update } from "../declare.ts";
import { acceptedUpdate, blames, ownLaneOnly, successRules } from "../needs.ts";
import type { Requirement } from "../requirement.ts";
import { observedForm, refusedIn, sameMeaning } from "./declare-form.ts";

/** What is required of the messages that requests come in: their target, their headers, their body, their connection. */
export function messageRequirements(update: Update): Requirement[] {
  return [
    sameMeaning(update, {
      name: "target.absolute",
      level: "SHOULD",
      statement: "The request line may name the whole URL.",
      citations: [
        documented(
          "http-messages",
          "To allow for transition to the absolute-form for all requests in some future version of HTTP, a server MUST accept the absolute-form in requests, even though HTTP/1.1 clients will only send them in requests to proxies.",
        ),
      ],
      forms: [{ target: "absolute" }],
      mostRuns: 1,
    }),
    ...headers(update),
    ...chunks(update),
    sameMeaning(update, {
      name: "connection.after-refusal",
      statement:
        "A request on the connection of one that has been refused is answered as on any other, or the connection is closed before.",
      citations: [
        documented(
          "http-messages",
          "A server MUST read the entire request message body or close the connection after sending its response; otherwise, the remaining data on a persistent connection would be misinterpreted as the next request.",
        ),
      ],
      forms: [{ after: "invalid" }, ...precedingRequests.slice(1).map((after) => ({ after }))],
      mostRuns: precedingRequests.length,
    }),
  ];
}

function headers(update: Update): Requirement[] {
  return [
    sameMeaning(update, {
      name: "header.spaces",
      level: "SHOULD",
      statement: "The value of a header may stand right after the colon, or after a tab and between spaces.",
      citations: [
        documented(
          "http-messages",
          "A field line value might be preceded and/or followed by optional whitespace (OWS); a single SP preceding the field line value is preferred for consistent readability by humans. The field line value does not include that leading or trailing whitespace",
        ),
      ],
      forms: [{ headerSpace: "none" }, { headerSpace: "wide" }],
      needs: [refusedIn("authentication.header-spaces")],
      mostRuns: 2,
    }),
    sameMeaning(update, {
      name: "header.empty",
      level: "SHOULD",
      statement: "A header that no server has a use for may come without a value.",
      citations: [documented("http-semantics", "field-value = *field-content")],
      forms: [{ headers: [["x-further", ""]] }],
      mostRuns: 1,
    }),
    observedForm(update, "host.letter-case", "What a Host in capital letters is answered.", [
      { host: "capitals" },
    ]),
    observedForm(update, "host.trailing-dot", "What a Host with a dot after its name is answered.", [
      { host: "trailing-dot" },
    ]),
  ];
}

const lengthRequired = documented(
  "http-messages",
  "A server MAY reject a request that contains a message body but not a Content-Length by responding with 411 (Length Required).",
);

function chunks(update: Update): Requirement[] {
  const inChunks = (
    name: string,
    statement: string,
    clause: string,
    form: "plain" | "extended" | "trailer",
  ): Requirement =>
    should(`request.${name}`, {
      statement: `${statement}, or the request is refused with 411 or 501.`,
      citations: [
        documented("http-messages", clause),
        lengthRequired,
        documented(
          "http-messages",
          "A server that receives a request message with a transfer coding it does not understand SHOULD respond with 501 (Not Implemented).",
        ),
        documented(
          "aws-query-requests",
          "Requests SHALL contain a Content-Length header; this protocol does not support chunked Transfer-Encoding.",
        ),
      ],
      stimulus: update({}, { forms: [{ chunks: form }] }),
      expect: {
        answer: "one-of",
        options: [
          { answer: "success", rules: successRules },
          { answer: "refusal", statuses: [411, 501] },
        ],
      },
      state: "as-answered",
      needs: [
        ...acceptedUpdate,
        ...ownLaneOnly,
        ...(form === "plain" ? [] : blames("request.chunks", "refused", "no-answer")),
      ],
      mostRuns: 1,
    });
  return [
    inChunks(
      "chunks",
      "A body may come in chunks",
      "A recipient MUST be able to parse and decode the chunked transfer coding.",
      "plain",
    ),
    inChunks(
      "chunks.extensions",
      "The sizes of chunks may have extensions",
      "A recipient MUST ignore unrecognized chunk extensions.",
      "extended",
    ),
    inChunks(
      "chunks.trailer",
      "Header fields may follow the last chunk",
      "chunked-body = *chunk last-chunk trailer-section CRLF",
      "trailer",
    ),
  ];
}
