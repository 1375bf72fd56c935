import { commercialSts } from "../contract/caller-identity.ts";

/** DNS suffixes of every AWS partition; source: boto/botocore botocore/data/partitions.json, `dnsSuffix` and `dualStackDnsSuffix`. */
const awsSuffixes = [
  "amazonaws.com",
  "api.aws",
  "amazonaws.com.cn",
  "api.amazonwebservices.com.cn",
  "c2s.ic.gov",
  "api.aws.ic.gov",
  "sc2s.sgov.gov",
  "api.aws.scloud",
  "cloud.adc-e.uk",
  "api.cloud-aws.adc-e.uk",
  "csp.hci.ic.gov",
  "api.aws.hci.ic.gov",
  "amazonaws.eu",
  "api.amazonwebservices.eu",
] as const;

/** Host of IAM's endpoint in the commercial partition; source: AWS General Reference, "IAM endpoints and quotas". */
export const commercialHost = "iam.amazonaws.com";

/** What a run may cost an account where the target's entry says nothing: IAM throttles all that use the account together. */
export const defaultLiveLimits = { rateLimit: 5, requestBudget: 1500 } as const;

/** Requests per second and per run that an endpoint gets where its entry sets none: bounds for AWS itself, none elsewhere. */
export function liveLimits(endpoint: string): Partial<typeof defaultLiveLimits> {
  return isRealAws(endpoint) ? defaultLiveLimits : {};
}

/** The endpoint that says whose credentials these are, for a target whose entry names none. */
export function callerEndpoint(endpoint: string): string {
  return hostOf(endpoint) === commercialHost && new URL(endpoint).port === ""
    ? commercialSts.endpoint
    : endpoint;
}

/**
 * The host of a URL as the URL parser reads it, in whatever way it is spelt (letter case, escapes, other full stops, other
 * notations of an address), without dots at its end: a resolver may take them for the root of the names. Undefined for what
 * is no URL.
 */
export function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.+$/, "") : undefined;
}

/**
 * Whether `url` addresses AWS itself, in whatever partition, so that a run would change a real account.
 * Judged by the host name alone: a forwarder under another name is not seen through, nor an address, which no certificate
 * of AWS's names. False for what is no URL.
 */
export function isRealAws(url: string): boolean {
  const host = hostOf(url);
  return host !== undefined && awsSuffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}
