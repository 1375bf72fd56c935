import type { Reply } from "../reference-response.ts";
import { element, type XmlElement } from "../xml.ts";
import { type Change, failure, finishing, headers, success } from "./change.ts";
import { append, replaceElement } from "./document.ts";
import type { Mutant } from "./mutant.ts";

type Envelope = "success" | "error";

const constantRequestId = "00000000-0000-4000-8000-000000000000";

function document(of: Envelope, change: (document: XmlElement) => XmlElement): Change {
  return of === "success" ? success(change) : failure(change);
}

function body(of: Envelope, change: (text: string) => string): Change {
  return finishing((reply, { refusal }) =>
    (refusal === undefined) === (of === "success") ? { ...reply, body: change(reply.body) } : reply,
  );
}

function header(of: Envelope, change: (honest: Reply["headers"]) => Reply["headers"]): Change {
  return headers((honest, { refusal }) =>
    (refusal === undefined) === (of === "success") ? change(honest) : honest,
  );
}

/** The faults that both envelopes can have. */
function faultsOf(of: Envelope): readonly Mutant[] {
  const article = of === "success" ? "a success" : "an error";
  const fault = (name: string, what: string, rule: string, rules: Change): Mutant => ({
    name: `${of}-${name}`,
    fault: `in ${article} ${what}`,
    kills: [`response.${of}.${rule}`],
    rules,
  });
  return [
    fault(
      "not-closed",
      "the root is not closed",
      "well-formed",
      body(of, (text) => text.trimEnd().replace(/<\/\w+>$/, "")),
    ),
    fault(
      "cut",
      "the document ends in the middle",
      "well-formed",
      body(of, (text) => text.slice(0, text.length / 2)),
    ),
    fault(
      "two-roots",
      "the document comes twice",
      "well-formed",
      body(of, (text) => text + text),
    ),
    fault(
      "trailing-text",
      "text follows the root",
      "well-formed",
      body(of, (text) => `${text}OK\n`),
    ),
    fault(
      "document-type",
      "there is a document type",
      "well-formed",
      body(of, (text) => `<!DOCTYPE Response>\n${text}`),
    ),
    fault(
      "late-declaration",
      "the XML declaration follows an empty line",
      "well-formed",
      body(of, (text) => `\n<?xml version="1.0" encoding="UTF-8"?>\n${text}`),
    ),
    fault(
      "undefined-entity",
      "an entity of HTML stands in the request id",
      "well-formed",
      body(of, (text) => text.replace("<RequestId>", "<RequestId>&nbsp;")),
    ),
    fault(
      "nul",
      "a NUL follows the document",
      "well-formed",
      body(of, (text) => `${text}\u0000`),
    ),
    fault(
      "undeclared-prefix",
      "a prefix that is not declared stands before RequestId",
      "well-formed",
      body(of, (text) =>
        text.replace("<RequestId>", "<iam:RequestId>").replace("</RequestId>", "</iam:RequestId>"),
      ),
    ),
    fault(
      "empty",
      "the body is empty",
      "well-formed",
      body(of, () => ""),
    ),
    fault(
      "json",
      "the body is JSON",
      "well-formed",
      body(of, () => '{"success":true,"data":{}}'),
    ),
    fault(
      "html",
      "the body is HTML",
      "well-formed",
      body(of, () => "<!doctype html><title>OK</title><p>OK<br>\n"),
    ),
    fault(
      "root",
      "the root is Response",
      "root",
      document(of, (root) => ({ ...root, name: "Response" })),
    ),
    fault(
      "namespace-missing",
      "there is no namespace",
      "namespace",
      document(of, ({ name, content }) => ({ name, content })),
    ),
    fault(
      "namespace-slash",
      "the namespace lacks its last slash",
      "namespace",
      document(of, (root) => ({ ...root, namespace: (root.namespace ?? "").replace(/\/$/, "") })),
    ),
    fault(
      "namespace-scheme",
      "the namespace begins with http",
      "namespace",
      document(of, (root) => ({ ...root, namespace: (root.namespace ?? "").replace(/^https/, "http") })),
    ),
    fault(
      "namespace-inside",
      "RequestId has no namespace",
      "namespace",
      document(of, (root) => replaceElement(root, "RequestId", (found) => ({ ...found, namespace: "" }))),
    ),
    fault(
      "request-id-missing",
      "there is no RequestId",
      "request-id",
      document(of, (root) => replaceElement(root, "RequestId", () => [])),
    ),
    fault(
      "request-id-empty",
      "RequestId is empty",
      "request-id",
      document(of, (root) => replaceElement(root, "RequestId", ({ name }) => element(name, ""))),
    ),
    fault(
      "request-id-twice",
      "there are two RequestIds",
      "request-id",
      document(of, (root) => replaceElement(root, "RequestId", (found) => [found, found])),
    ),
    fault(
      "request-id-header-missing",
      "there is no header with the request id",
      "request-id-header",
      header(of, (pairs) => pairs.filter(([name]) => name === "Content-Type")),
    ),
    fault(
      "request-id-header-renamed",
      "the header with the request id has another name",
      "request-id-header",
      header(of, (pairs) =>
        pairs.map(([name, value]) => [name.replace("amzn-RequestId", "amz-request-id"), value]),
      ),
    ),
    fault(
      "request-id-header-differs",
      "the header has another request id than the body",
      "request-id-header",
      header(of, (pairs) =>
        pairs.map(([name, value]) => [name, name === "Content-Type" ? value : constantRequestId]),
      ),
    ),
    fault(
      "content-type-missing",
      "there is no Content-Type",
      "content-type",
      header(of, (pairs) => pairs.filter(([name]) => name !== "Content-Type")),
    ),
    ...["application/json", "text/html", "text/plain"].map((media) =>
      fault(
        `content-type-${media.split("/", 2)[1] ?? media}`,
        `the Content-Type is ${media}`,
        "content-type",
        header(of, (pairs) => pairs.map(([name, value]) => [name, name === "Content-Type" ? media : value])),
      ),
    ),
    fault(
      "extra-element",
      "an element of its own follows",
      "extra-elements",
      document(of, (root) => append(root, element("HostId", "reference"))),
    ),
  ];
}

/** Faults of the envelopes that successes and errors have in common. */
export const envelopeMutants: readonly Mutant[] = [...faultsOf("success"), ...faultsOf("error")];
