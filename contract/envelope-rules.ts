/** One rule of the response envelope each; a broken one is reported under its own name. */
export const envelopeRules = {
  "well-formed": "the body is one well-formed XML document in UTF-8 without a document type",
  root: "the root element is the one of the envelope",
  namespace: "every element is in the namespace of the service",
  result: "no Result element where the operation has no output",
  "request-id": "one RequestId, not empty, in its place",
  "request-id-header": "the header x-amzn-RequestId equals the RequestId of the body",
  type: "one Type, Sender or Receiver as the status or the code says",
  code: "one Code, not empty",
  message: "one Message, not empty",
  "content-type": "the Content-Type is text/xml",
  "extra-elements": "no element beside the documented ones",
} as const;

/** The name of an envelope rule. */
export type EnvelopeRule = keyof typeof envelopeRules;
