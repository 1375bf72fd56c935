import { documented } from "../../contract/citation.ts";
import { service } from "../../contract/operation.ts";
import type { Update } from "../declare.ts";
import type { Requirement } from "../requirement.ts";
import { formEncoding } from "./clauses.ts";
import { observedForm, refusedIn, sameMeaning } from "./declare-form.ts";

const equivalent = documented(
  "http-semantics",
  'The type and subtype tokens are case-insensitive. … For example, the following media types are equivalent in describing HTML text data encoded in the UTF-8 character encoding scheme: text/html;charset=utf-8, Text/HTML;Charset="utf-8", text/html; charset="utf-8", text/html;charset=UTF-8',
);

function capitalized(mediaType: string): string {
  return mediaType.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** What is required of the Content-Type of requests. */
export function mediaTypeRequirements(update: Update): Requirement[] {
  const { contentType } = service;
  return [
    sameMeaning(update, {
      name: "charset",
      statement: "A charset after the media type makes no difference.",
      citations: [formEncoding],
      forms: [
        { contentType: `${contentType}; charset=utf-8` },
        { contentType: `${contentType};charset=UTF-8` },
      ],
    }),
    sameMeaning(update, {
      name: "content-type.letter-case",
      level: "SHOULD",
      statement: "The letter case of the media type makes no difference.",
      citations: [equivalent, formEncoding],
      forms: [{ contentType: capitalized(contentType) }, { contentType: contentType.toUpperCase() }],
      mostRuns: 2,
    }),
    sameMeaning(update, {
      name: "charset.quoted",
      level: "SHOULD",
      statement: "A charset in quotation marks means the same, and so does `Charset`.",
      citations: [equivalent, formEncoding],
      forms: [
        { contentType: `${contentType}; charset="utf-8"` },
        { contentType: `${contentType};Charset=utf-8` },
      ],
      needs: [refusedIn("request.charset")],
      mostRuns: 2,
    }),
    observedForm(update, "content-type.absent", "How a POST without Content-Type is answered.", [
      { contentType: null },
    ]),
  ];
}
