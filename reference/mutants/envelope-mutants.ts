import type { Reply } from "../reference-response.ts";
import { element, type XmlElement } from "../xml.ts";
import { type Change, failure, finishing, headers, success } from "./change.ts";
import { append, replaceElement } from "./document.ts";
import type { Mutant } from "./mutant.ts";

type Envelope = "success" | "error";

/** The same in every answer. */
export const constantRequestId = "00000000-0000-4000-8000-000000000000";

function document(of: Envelope, change: (document: XmlElement) => XmlElement): Change {
  return of === "success" ? success(change) : failure(change);
}

function reply(of: Envelope, change: (honest: Reply) => Reply): Change {
  return finishing((honest, { refusal }) =>
    (refusal === undefined) === (of === "success") ? change(honest) : honest,
  );
}

function body(of: Envelope, change: (text: string) => string): Change {
  return reply(of, (honest) => ({ ...honest, body: change(honest.body) }));
}

function header(of: Envelope, change: (honest: Reply["headers"]) => Reply["headers"]): Change {
  return headers((honest, { refusal }) =>
    (refusal === undefined) === (of === "success") ? change(honest) : honest,
  );
}

type Row<T> = readonly [fault: string, change: (honest: T) => T];

function declared(declaration: string): (text: string) => string {
  return (text) => `<?xml ${declaration}?>\n${text}`;
}

/** Documents that are not well-formed. */
const bodies: Readonly<Record<string, Row<string>>> = {
  "not-closed": ["the root is not closed", (text) => text.trimEnd().replace(/<\/\w+>$/, "")],
  cut: ["the document ends in the middle", (text) => text.slice(0, text.length / 2)],
  "two-roots": ["the document comes twice", (text) => text + text],
  "trailing-text": ["text follows the root", (text) => `${text}OK\n`],
  "document-type": ["there is a document type", (text) => `<!DOCTYPE Response>\n${text}`],
  "late-declaration": [
    "the XML declaration follows an empty line",
    (text) => `\n<?xml version="1.0" encoding="UTF-8"?>\n${text}`,
  ],
  "declared-utf-16": [
    "the XML declaration names UTF-16, and the bytes are UTF-8",
    declared('version="1.0" encoding="UTF-16"'),
  ],
  "declared-latin-1": [
    "the XML declaration names ISO-8859-1, and the bytes are UTF-8",
    (text) => declared('version="1.0" encoding="ISO-8859-1"')(`<!-- é -->\n${text}`),
  ],
  "declared-unknown": [
    "the XML declaration names an encoding that nobody knows",
    declared('version="1.0" encoding="none"'),
  ],
  "declared-version-2": ["the XML declaration names the version 2.0", declared('version="2.0"')],
  "declared-standalone": [
    "the XML declaration has a standalone that is neither yes nor no",
    declared('version="1.0" standalone="maybe"'),
  ],
  "undefined-entity": [
    "an entity of HTML stands in the request id",
    (text) => text.replace("<RequestId>", "<RequestId>&nbsp;"),
  ],
  nul: ["a NUL follows the document", (text) => `${text}\u0000`],
  "undeclared-prefix": [
    "a prefix that is not declared stands before RequestId",
    (text) => text.replace("<RequestId>", "<iam:RequestId>").replace("</RequestId>", "</iam:RequestId>"),
  ],
  empty: ["the body is empty", () => ""],
  json: ["the body is JSON", () => '{"success":true,"data":{}}'],
  html: ["the body is HTML", () => "<!doctype html><title>OK</title><p>OK<br>\n"],
};

/** Documents that are another one than that of the envelope, by the rule that they break. */
const documents: Readonly<Record<string, Readonly<Record<string, Row<XmlElement>>>>> = {
  root: { root: ["the root is Response", (root) => ({ ...root, name: "Response" })] },
  namespace: {
    "namespace-missing": ["there is no namespace", ({ name, content }) => ({ name, content })],
    "namespace-slash": [
      "the namespace lacks its last slash",
      (root) => ({ ...root, namespace: (root.namespace ?? "").replace(/\/$/, "") }),
    ],
    "namespace-scheme": [
      "the namespace begins with http",
      (root) => ({ ...root, namespace: (root.namespace ?? "").replace(/^https/, "http") }),
    ],
    "namespace-inside": [
      "RequestId has no namespace",
      withRequestId((found) => ({ ...found, namespace: "" })),
    ],
  },
  "request-id": {
    "request-id-missing": ["there is no RequestId", withRequestId(() => [])],
    "request-id-empty": ["RequestId is empty", withRequestId(({ name }) => element(name, ""))],
    "request-id-twice": ["there are two RequestIds", withRequestId((found) => [found, found])],
  },
  "extra-elements": {
    "extra-element": [
      "an element of its own follows",
      (root) => append(root, element("HostId", "reference")),
    ],
  },
};

const gzipDeclared = ["Content-Encoding", "gzip"] as const;

/** Headers other than those of the envelope, by the rule that they break. */
const headersByRule: Readonly<Record<string, Readonly<Record<string, Row<Reply["headers"]>>>>> = {
  "request-id-header": {
    "request-id-header-missing": [
      "there is no header with the request id",
      (pairs) => pairs.filter(([name]) => name === "Content-Type"),
    ],
    "request-id-header-renamed": [
      "the header with the request id has another name",
      (pairs) => pairs.map(([name, value]) => [name.replace("amzn-RequestId", "amz-request-id"), value]),
    ],
    "request-id-header-differs": [
      "the header has another request id than the body",
      (pairs) => pairs.map(([name, value]) => [name, name === "Content-Type" ? value : constantRequestId]),
    ],
  },
  "well-formed": {
    "coding-untrue": ["gzip is declared, which the body is not in", (pairs) => [...pairs, gzipDeclared]],
  },
  "content-type": {
    "content-type-missing": [
      "there is no Content-Type",
      (pairs) => pairs.filter(([name]) => name !== "Content-Type"),
    ],
    "content-type-json": ["the Content-Type is application/json", withMediaType("application/json")],
    "content-type-html": ["the Content-Type is text/html", withMediaType("text/html")],
    "content-type-plain": ["the Content-Type is text/plain", withMediaType("text/plain")],
  },
};

function withMediaType(media: string): (pairs: Reply["headers"]) => Reply["headers"] {
  return (pairs) => pairs.map(([name, value]) => [name, name === "Content-Type" ? media : value]);
}

function withRequestId(change: Parameters<typeof replaceElement>[2]): (root: XmlElement) => XmlElement {
  return (root) => replaceElement(root, "RequestId", change);
}

/** Answers that are sent in another way, by the rule that they break. */
const replies: Readonly<Record<string, Row<Reply>>> = {
  gzip: [
    "the body is sent in gzip, which nobody asked for",
    (honest) => ({ ...honest, coding: "gzip", headers: [...honest.headers, gzipDeclared] }),
  ],
};

/** The faults that both envelopes can have. */
function faultsOf(of: Envelope): Mutant[] {
  const article = of === "success" ? "a success" : "an error";
  const mutants = <T>(
    rows: Readonly<Record<string, Row<T>>>,
    rule: string,
    changing: (of: Envelope, change: (honest: T) => T) => Change,
  ) =>
    Object.entries(rows).map(
      ([name, [fault, change]]): Mutant => ({
        name: `${of}-${name}`,
        fault: `in ${article} ${fault}`,
        kills: [`response.${of}.${rule}`],
        rules: changing(of, change),
      }),
    );
  return [
    ...mutants(bodies, "well-formed", body),
    ...mutants(replies, "content-coding", reply),
    ...Object.entries(documents).flatMap(([rule, rows]) => mutants(rows, rule, document)),
    ...Object.entries(headersByRule).flatMap(([rule, rows]) => mutants(rows, rule, header)),
  ];
}

/** Faults of the envelopes that successes and errors have in common. */
export const envelopeMutants: readonly Mutant[] = [...faultsOf("success"), ...faultsOf("error")];
