import type { SignatureFault } from "../../../contract/signature-faults.ts";
import type { Credentials } from "../credentials.ts";
import { type Scope, scopeText } from "../signature.ts";
import type { SigningChange } from "./signing-change.ts";

const day = 24 * 60 * 60_000;

/** Keys that no account has: syntactically right, and right nowhere else. */
const unknownCredentials: Credentials = {
  accessKeyId: "AKIAUNKNOWNTOANYBODY",
  secretAccessKey: "unknownToAnybody/unknownToAnybody/unknown",
};
const wrongSecret = "wrongSecret/wrongSecret/wrongSecret/wrong";
/** Of the length that real ones have at least, and of nobody. */
const unknownToken = "unknownToAnybody".repeat(8);

type ScopeChange = (scope: Scope, instant: Date) => Scope;

const otherTerminator: ScopeChange = (scope) => ({ ...scope, terminator: "aws3_request" });
const otherService: ScopeChange = (scope) => ({ ...scope, service: scope.service === "ec2" ? "s3" : "ec2" });
const otherRegion: ScopeChange = (scope) => ({
  ...scope,
  region: scope.region === "us-west-2" ? "eu-west-1" : "us-west-2",
});
const dayBefore: ScopeChange = (scope, instant) => ({
  ...scope,
  date: new Date(instant.getTime() - day).toISOString().slice(0, 10).replaceAll("-", ""),
});

/** Named in this way, and signed as it should be. */
function namedAs(change: ScopeChange): SigningChange {
  return { namedScope: (scope, instant) => scopeText(change(scope, instant)) };
}

/** Keys, scopes and session tokens to sign with, or to name. */
export const credentialChanges = {
  "unknown-key": { credentials: () => unknownCredentials },
  "unknown-key-right-secret": {
    credentials: (right) => ({ ...right, accessKeyId: unknownCredentials.accessKeyId }),
  },
  "wrong-secret": { credentials: (right) => ({ ...right, secretAccessKey: wrongSecret }) },
  "session-token": { credentials: (right) => ({ ...right, sessionToken: unknownToken }) },
  "session-token-empty": { credentials: (right) => ({ ...right, sessionToken: "" }) },

  "short-scope": { namedScope: ({ date, region, service }) => `${date}/${region}/${service}` },
  "wrong-terminator": { scope: otherTerminator },
  "wrong-service": { scope: otherService },
  "wrong-region": { scope: otherRegion },
  "scope-date": { scope: dayBefore },
  "scope-date-changed": namedAs(dayBefore),
  "scope-region-changed": namedAs(otherRegion),
  "scope-service-changed": namedAs(otherService),
  "scope-terminator-changed": namedAs(otherTerminator),
  "scope-service-capitals": { scope: (scope) => ({ ...scope, service: scope.service.toUpperCase() }) },
  "scope-terminator-capitals": {
    scope: (scope) => ({ ...scope, terminator: scope.terminator.toUpperCase() }),
  },
} as const satisfies Partial<Record<SignatureFault, SigningChange>>;
