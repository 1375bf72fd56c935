import { service } from "./operation.ts";

/**
 * The call that says which account credentials belong to; no permission is needed for it. AWS STS API Reference,
 * GetCallerIdentity.
 */
export const callerIdentity = {
  name: "GetCallerIdentity",
  hasResult: true,
  version: "2011-06-15",
  signingName: "sts",
  /** Where the account's number stands in a success. */
  account: ["GetCallerIdentityResult", "Account"],
} as const;

/** The endpoint of STS that takes signatures for the region of IAM. AWS General Reference, "AWS STS endpoints and quotas". */
export const commercialSts = { endpoint: "https://sts.amazonaws.com", region: service.region } as const;
