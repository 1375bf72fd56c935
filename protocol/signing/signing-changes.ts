import type { SignatureFault } from "../../contract/signature-faults.ts";
import type { Credentials } from "./credentials.ts";
import type { Scope } from "./signature.ts";

/** The parts of an Authorization header. */
type AuthorizationPart = "algorithm" | "credential" | "signed-headers" | "signature";

/** In what one way of signing differs from a correct signature in the Authorization header. */
export interface SigningChange {
  /** Where the signature goes; absent: into the Authorization header. */
  readonly place?: "query" | "nowhere";
  readonly credentials?: (credentials: Credentials) => Credentials;
  /** Added to the present, in milliseconds. */
  readonly shift?: number;
  /** The scope that is both named and signed with, so that nothing but the scope is wrong. */
  readonly scope?: (scope: Scope, instant: Date) => Scope;
  /** The scope as named, where it differs from the one signed with. */
  readonly namedScope?: (scopeText: string) => string;
  /** A header that is sent but not signed; `x-amz-date` is not sent either. */
  readonly unsignedHeader?: "host" | "x-amz-date";
  readonly omit?: AuthorizationPart;
  readonly cutSignature?: boolean;
  /** Seconds, for presigned requests. */
  readonly expires?: number;
  /** Changed after signing. */
  readonly changeAfter?: "parameters" | "header";
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** AWS allows a clock skew of 15 minutes. IAM API Reference, Common Errors, RequestExpired. */
const beyondSkew = 20 * minute;
/** Seconds that a correctly presigned request stays valid. */
const presignedLifetime = 300;

/** Keys that no account has: syntactically right, and right nowhere else. */
const unknownCredentials: Credentials = {
  accessKeyId: "AKIAUNKNOWNTOANYBODY",
  secretAccessKey: "unknownToAnybody/unknownToAnybody/unknown",
};
const wrongSecret = "wrongSecret/wrongSecret/wrongSecret/wrong";

/** Every way to sign, as its difference from the right one. */
export const signingChanges: Readonly<Record<SignatureFault, SigningChange>> = {
  none: {},
  unsigned: { place: "nowhere" },
  "unknown-key": { credentials: () => unknownCredentials },
  "wrong-secret": { credentials: (right) => ({ ...right, secretAccessKey: wrongSecret }) },
  "body-changed": { changeAfter: "parameters" },
  "header-changed": { changeAfter: "header" },
  "date-too-old": { shift: -beyondSkew },
  "date-too-new": { shift: beyondSkew },
  "no-date": { unsignedHeader: "x-amz-date" },
  "no-algorithm": { omit: "algorithm" },
  "no-credential": { omit: "credential" },
  "no-signed-headers": { omit: "signed-headers" },
  "no-signature": { omit: "signature" },
  "short-scope": { namedScope: (scope) => scope.slice(0, scope.lastIndexOf("/")) },
  "wrong-terminator": { scope: (scope) => ({ ...scope, terminator: "aws3_request" }) },
  "wrong-service": { scope: (scope) => ({ ...scope, service: scope.service === "ec2" ? "s3" : "ec2" }) },
  "wrong-region": {
    scope: (scope) => ({ ...scope, region: scope.region === "us-west-2" ? "eu-west-1" : "us-west-2" }),
  },
  "scope-date": {
    scope: (scope, instant) => ({
      ...scope,
      date: new Date(instant.getTime() - day).toISOString().slice(0, 10).replaceAll("-", ""),
    }),
  },
  "host-unsigned": { unsignedHeader: "host" },
  "signature-cut": { cutSignature: true },
  presigned: { place: "query", expires: presignedLifetime },
  // Ten minutes lie within the clock skew, so that only the lifetime of one minute refuses the request.
  "presigned-expired": { place: "query", expires: 60, shift: -10 * minute },
  "presigned-changed": { place: "query", expires: presignedLifetime, changeAfter: "parameters" },
};

/** Whether a way of signing needs a GET request with its parameters in the query string. */
export function isPresigned(fault: SignatureFault): boolean {
  return signingChanges[fault].place === "query";
}
