/**
 * Ways to sign a request: `none` is the usual one, in the Authorization header. The others are right as well but
 * written in another way, or wrong on purpose, or such that no document says which of the two they are.
 */
export const signatureFaults = {
  none: "correctly signed",
  unsigned: "no signature at all",
  "unknown-key": "an access key id that does not exist, correctly signed with some secret",
  "unknown-key-right-secret": "an access key id that does not exist, signed with the secret of one that does",
  "wrong-secret": "signed with another secret",
  "method-changed": "signed as a request with another method",
  "body-changed": "the body is changed after signing",
  "query-changed": "a parameter in the query string is changed after signing",
  "query-added": "a query string is added after signing",
  "header-changed": "a signed header is changed after signing",
  "content-sha256-changed": "the body is changed after signing, and X-Amz-Content-Sha256 is that of before",

  "date-too-old": "the date lies 20 minutes in the past",
  "date-too-new": "the date lies 20 minutes in the future",
  "date-nearly-too-old": "the date lies 14 minutes in the past",
  "date-nearly-too-new": "the date lies 14 minutes in the future",
  "no-date": "neither X-Amz-Date nor Date is sent",
  "date-unreadable": "X-Amz-Date has letters in the place of the time",
  "date-extended": "X-Amz-Date is in the extended format of ISO 8601",
  "date-milliseconds": "X-Amz-Date has milliseconds",
  "date-overridden": "a Date header of the day before is sent and signed beside the right X-Amz-Date",
  "date-header": "Date is sent and signed in the place of X-Amz-Date, in the basic format of ISO 8601",
  "date-unsigned": "X-Amz-Date is sent but not among the signed headers",

  "no-algorithm": "the Authorization header lacks its algorithm",
  "wrong-algorithm": "the Authorization header names another algorithm than the one that was used",
  "no-credential": "the Authorization header lacks Credential",
  "no-signed-headers": "the Authorization header lacks SignedHeaders",
  "no-signature": "the Authorization header lacks Signature",
  "no-space": "the Authorization header has no space after its commas",
  "several-spaces": "the Authorization header has several spaces after its commas",
  tab: "the Authorization header has a tab after its commas",
  "no-commas": "the Authorization header separates its parts by spaces alone",
  "signature-cut": "the signature lacks its last digit",
  "signature-capitals": "the digits of the signature are capital letters",

  "short-scope": "the Credential has fewer than five parts",
  "wrong-terminator": "the credential scope does not end in aws4_request",
  "wrong-service": "the credential scope names another service",
  "wrong-region": "the credential scope names another region",
  "scope-date": "the date of the credential scope is not the request's",
  "scope-date-changed": "the date of the credential scope is changed after signing",
  "scope-region-changed": "the region of the credential scope is changed after signing",
  "scope-service-changed": "the service of the credential scope is changed after signing",
  "scope-terminator-changed": "the end of the credential scope is changed after signing",
  "scope-service-capitals": "the service of the credential scope is in capital letters",
  "scope-terminator-capitals": "the end of the credential scope is in capital letters",

  "host-unsigned": "SignedHeaders lacks host",
  "content-type-unsigned": "SignedHeaders lacks content-type",
  "x-amz-header-unsigned": "SignedHeaders lacks a header of the request whose name begins with x-amz-",
  "signed-headers-reversed":
    "SignedHeaders is in the reverse order, and so are the headers as they were signed",
  "header-letter-case": "the names of the headers are sent in capital letters",
  "further-header": "a header that no server has a use for is sent and signed",
  "header-spaces": "a signed header has spaces around its value and several in a row within",
  "header-values": "a signed header has several values, separated by commas and in no order",
  "header-repeated": "a signed header is sent three times, with one value each",

  "query-reversed": "the query string is in the reverse of the order that is signed",
  "query-prefix": "the query string has two parameters of which one's name begins with the other's",
  "query-repeated": "the query string has one parameter twice, the greater value first",
  "query-capitals":
    "the query string has a parameter with a small first letter after those with capital ones",
  "query-encoded-order": "the query string has two parameters whose order is another once they are encoded",
  "query-unreserved": "the query string has a parameter with a hyphen, a dot, an underscore and a tilde",
  "query-reserved": "the query string has a parameter with a space, an asterisk, a slash and other marks",
  "query-empty": "the query string has a parameter with an empty value",
  "query-bare": "the query string has a parameter without an equals sign",
  "parameter-named-signature": "the query string has a parameter whose name holds the word Signature",

  "content-sha256": "X-Amz-Content-Sha256 with the hash of the body is sent and signed",
  "content-sha256-wrong": "X-Amz-Content-Sha256 with the hash of another body is sent and signed",
  "unsigned-payload":
    "UNSIGNED-PAYLOAD is sent in X-Amz-Content-Sha256 and signed in the place of the body's hash",
  "session-token": "a session token that the access key does not have is sent and signed",
  "session-token-empty": "an empty session token is sent and signed",

  presigned: "correctly signed in the query string of a GET request",
  "presigned-extra": "presigned, with a further parameter that is signed too",
  "presigned-without-expires": "presigned, without X-Amz-Expires",
  "presigned-for-longer": "presigned, and valid for a second more than seven days",
  "presigned-expired": "presigned, and past its X-Amz-Expires",
  "presigned-long-expired": "presigned, and 19 minutes past its X-Amz-Expires",
  "presigned-too-new": "presigned, and the date lies 20 minutes in the future",
  "presigned-changed": "presigned, and a parameter is changed after signing",
  "presigned-added": "presigned, and a parameter is added after signing",
  "signed-twice": "signed in the query string, and in the Authorization header as well",
} as const;

/** The name of a way to sign. */
export type SignatureFault = keyof typeof signatureFaults;
