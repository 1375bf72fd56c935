/** One rule of the response envelope each, as it goes on after "In a success" or "In an error". */
export const envelopeRules = {
  "well-formed":
    "the body is one well-formed XML document in UTF-8 without a document type, in the content coding that the headers declare",
  root: "the root element has the name that the envelope gives it",
  namespace: "every element is in the namespace of the service",
  result: "there is no Result element, as the operation has no output",
  "request-id": "there is exactly one RequestId, in its place and with a value",
  "request-id-header": "the header x-amzn-RequestId equals the RequestId of the body",
  type: "there is exactly one Type: Sender or Receiver, as the status or the code requires",
  code: "there is exactly one Code, with a value",
  message: "there is exactly one Message, with a value",
  "content-type": "the Content-Type is text/xml",
  "content-coding": "the body comes in no content coding, as none was asked for",
  "extra-elements": "only documented elements occur",
} as const;

/** The name of an envelope rule. */
export type EnvelopeRule = keyof typeof envelopeRules;
