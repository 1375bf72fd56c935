import type { Operation } from "../../contract/operation.ts";
import { sources } from "../../contract/sources.ts";
import type { WireResponse } from "../exchange.ts";
import { parseXml } from "../xml/xml.ts";
import type { Answer, EnvelopeProblem } from "./answer.ts";
import { mediaOf } from "./body-media.ts";
import { announcedRoot, announcesSuccess, envelopeProblems, headerProblems } from "./envelope-problems.ts";
import { jsonCodeOf } from "./json-code.ts";
import { readError, readRequestId } from "./lenient-reading.ts";
import { isPortalEnvelope } from "./portal-envelope.ts";

/**
 * Decodes an answer to an operation: leniently what it says, strictly what is wrong with its envelope. A 2xx status
 * announces the success envelope, any other the error envelope. Of a body that is not well-formed only that is
 * reported, and what its headers say of it; everything else would be a consequence. Never throws.
 * IAM API Reference and Smithy, AWS query protocol, "Response serialization" and "Operation error serialization".
 */
export function decodeAnswer(
  response: WireResponse,
  operation: Pick<Operation, "name" | "hasResult">,
): Answer {
  const { status } = response;
  const media = mediaOf(response.body);
  const parsed =
    media === "xml" || media === "html"
      ? parseXml(response.body)
      : { ok: false as const, detail: notXml(response, media) };
  if (!parsed.ok) {
    const jsonCode = media === "json" ? jsonCodeOf(response.body) : undefined;
    return {
      status,
      media,
      root: null,
      document: null,
      isAnnounced: false,
      requestId: null,
      error: null,
      problems: [...headerProblems(response), { rule: "well-formed", detail: parsed.detail }],
      ...(jsonCode === undefined ? {} : { jsonCode }),
    };
  }
  const { root } = parsed;
  const isAnnounced = root.name === announcedRoot(status, operation);
  // A success may carry a result with an element named Error in it.
  const error = announcesSuccess(status) && isAnnounced ? null : readError(root);
  const requestId = readRequestId(root);
  let problems: readonly EnvelopeProblem[] | undefined;
  return {
    status,
    media,
    root: root.name,
    document: root,
    isAnnounced,
    requestId,
    error,
    // Judged when asked for: few answers are held against the envelope, and it takes as long as all the rest.
    get problems() {
      problems ??= [
        ...envelopeProblems(response, operation, parsed, { error, requestId }),
        ...headerProblems(response),
      ];
      return problems;
    },
  };
}

function notXml({ body }: WireResponse, media: Answer["media"]): string {
  if (media === "empty") return "the body is empty";
  return media === "json" && isPortalEnvelope(body)
    ? `the body is JSON in the envelope of a third-party portal page (${sources["portal-page"].location}), which is not of this protocol`
    : "the body is not XML";
}
