/** The texts of the endpoint's refusals, as recorded from IAM and STS where a recording is public. */
export const messages = {
  unknownOperation: (action: string, version: string | undefined): string =>
    `Could not find operation ${action} for version ${version ?? "NO_VERSION_SPECIFIED"}`,
  missingAction: "The request is missing an action.",
  methodNotAllowed: (method: string): string => `The method ${method} is not supported.`,
  bodyTooLarge: (bytes: number): string => `The request body exceeds ${bytes} bytes.`,

  missingToken: "Request is missing Authentication Token",
  unknownKey: "The security token included in the request is invalid.",
  authorizationRequires: (part: string): string => `Authorization header requires '${part}' parameter.`,
  unsupportedAlgorithm: "Unsupported AWS 'algorithm' (only AWS4-HMAC-SHA256 for now).",
  missingDate: "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
  malformedDate: "Date must be in ISO-8601 'basic format'.",
  malformedExpiry: "X-Amz-Expires must be a number of seconds between 1 and 604800.",
  shortScope: "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.",
  wrongTerminator: "Credential should be scoped with a valid terminator: 'aws4_request'.",
  wrongService: (service: string): string => `Credential should be scoped to correct service: '${service}'.`,
  wrongRegion: "Credential should be scoped to a valid region.",
  wrongScopeDate: "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.",
  expired: (date: string, limit: string, now: string): string =>
    `Signature expired: ${date} is now earlier than ${limit} (${now} - 15 min.)`,
  notYetCurrent: (date: string, limit: string, now: string): string =>
    `Signature not yet current: ${date} is still later than ${limit} (${now} + 15 min.)`,
  presignedExpired: (end: string, now: string): string =>
    `Signature expired: ${end} is now earlier than ${now}`,
  hostUnsigned: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
  wrongSignature:
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",

  violations: (violations: readonly string[]): string =>
    `${violations.length} validation error${violations.length === 1 ? "" : "s"} detected: ${violations.join("; ")}`,
  violation: (member: string, rule: string): string =>
    `Value at '${member}' failed to satisfy constraint: ${rule}`,
  required: "Member must not be null",
  tooShort: (minimum: number): string => `Member must have length greater than or equal to ${minimum}`,
  tooLong: (maximum: number): string => `Member must have length less than or equal to ${maximum}`,
  pattern: (printed: string): string => `Member must satisfy regular expression pattern: ${printed}`,
  oneOf: "Member must satisfy enum value set",
  tooSmall: (minimum: number): string => `Member must have value greater than or equal to ${minimum}`,
  tooGreat: (maximum: number): string => `Member must have value less than or equal to ${maximum}`,

  noUserName: "Must specify userName when calling with non-User credentials",
  noSuchUser: (name: string): string => `The user with name ${name} cannot be found.`,
  userExists: (name: string): string => `User with name ${name} already exists.`,
  noSuchCredential: (id: string): string => `No such credential ${id} exists`,
  notTheOwner: (user: string, id: string): string =>
    `User ${user} does not have a service specific credential with id ${id}`,
  unsupportedStatus: (status: string): string => `Operation does not support status ${status}`,
  unsupportedService: (name: string): string =>
    `No such service ${name} is supported for Service Specific Credentials`,
  credentialQuota: (quota: number): string =>
    `Cannot exceed quota for ContextSpecificCredentialsPerUserPerContext: ${quota}`,
  accessKeyQuota: (quota: number): string => `Cannot exceed quota for AccessKeysPerUser: ${quota}`,
  noSuchAccessKey: (id: string): string => `The Access Key with id ${id} cannot be found.`,
  accessKeysRemain: "Cannot delete entity, must delete access keys first.",
  credentialsRemain: "Cannot delete entity, must remove referenced objects first.",
} as const;
