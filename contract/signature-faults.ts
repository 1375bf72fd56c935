/** Ways to sign a request wrongly on purpose, and the presigned form; `none` is a correct header signature. */
export const signatureFaults = {
  none: "correctly signed",
  unsigned: "no signature at all",
  "unknown-key": "an access key id that does not exist, correctly signed with some secret",
  "wrong-secret": "signed with another secret",
  "body-changed": "the body is changed after signing",
  "header-changed": "a signed header is changed after signing",
  "date-too-old": "the date lies 20 minutes in the past",
  "date-too-new": "the date lies 20 minutes in the future",
  "no-date": "neither X-Amz-Date nor Date is sent",
  "no-algorithm": "the Authorization header lacks its algorithm",
  "no-credential": "the Authorization header lacks Credential",
  "no-signed-headers": "the Authorization header lacks SignedHeaders",
  "no-signature": "the Authorization header lacks Signature",
  "short-scope": "the Credential has fewer than five parts",
  "wrong-terminator": "the credential scope does not end in aws4_request",
  "wrong-service": "the credential scope names another service",
  "wrong-region": "the credential scope names another region",
  "scope-date": "the date of the credential scope is not the request's",
  "host-unsigned": "SignedHeaders lacks host",
  "signature-cut": "the signature lacks its last digit",
  presigned: "correctly signed in the query string of a GET request",
  "presigned-expired": "presigned, and past its X-Amz-Expires",
  "presigned-changed": "presigned, and a parameter is changed after signing",
} as const;

/** The name of a way to sign. */
export type SignatureFault = keyof typeof signatureFaults;
