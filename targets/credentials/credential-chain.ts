import { shortened } from "../../protocol/answers/excerpt.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import type { CredentialsResult } from "./credentials.ts";

/** Credentials as the chain gives them. */
type ChainCredentials = Credentials & { readonly expiration?: Date | undefined };

/** Gives the credentials that hold now; it refreshes them itself where they expire. Rejects with its own words. */
export type ChainProvider = () => Promise<ChainCredentials>;

/** Makes the provider; rejects with `ERR_MODULE_NOT_FOUND` where its package is not there. Replaced in tests. */
export type LoadChain = (profile: string | undefined) => Promise<ChainProvider>;

/** The provider chain of the AWS SDK for JavaScript, loaded only here: the suite does without where nobody asks for it. */
export const loadChain: LoadChain = async (profile) => {
  const { defaultProvider } = await import("@aws-sdk/credential-provider-node");
  return defaultProvider(profile === undefined ? {} : { profile });
};

const packageName = "@aws-sdk/credential-provider-node";

/** The keys that AWS's own tools would use. Never throws. */
export async function credentialsFromChain(
  { profile }: { readonly profile?: string },
  load: LoadChain = loadChain,
): Promise<CredentialsResult> {
  try {
    const provide = await load(profile);
    return { ok: true, credentials: withoutExpiration(await provide()) };
  } catch (error) {
    return { ok: false, problem: describe(error, profile) };
  }
}

function withoutExpiration({ accessKeyId, secretAccessKey, sessionToken }: ChainCredentials): Credentials {
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

/** The chain's own words hold no keys; of several lines the first says what is wrong. */
function describe(error: unknown, profile: string | undefined): string {
  if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")
    return `the provider chain requires a package; install it: npm install ${packageName}`;
  const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n", 1);
  const whose = profile === undefined ? "the provider chain" : `the profile ${profile}`;
  return `${whose} provides no keys: ${shortened(reason, 300)}`;
}

/** How long before they expire keys are asked for anew, and how long after a failure. */
const refreshBeforeMs = 5 * 60_000;
const retryAfterMs = 30_000;

/**
 * The keys of a run that may outlast them: gives those that hold, and has the chain refresh them in the background
 * five minutes before they expire. Where that fails the old ones are given on; the target then says that they expired.
 * `onKeys` is told of refreshed keys before they are given.
 */
export function followChain(
  first: Credentials,
  { profile }: { readonly profile?: string },
  load: LoadChain = loadChain,
  now: () => number = Date.now,
  onKeys: (keys: Credentials) => void = () => undefined,
): () => Credentials {
  let current: Credentials = first;
  // When the first ones expire is not known here: the chain is asked at once.
  let refreshAt = Number.NEGATIVE_INFINITY;
  let provider: Promise<ChainProvider> | undefined;

  async function refresh(): Promise<void> {
    // Until it is answered nobody asks again.
    refreshAt = Number.POSITIVE_INFINITY;
    try {
      provider ??= load(profile);
      const provide = await provider;
      const keys = await provide();
      const refreshed = withoutExpiration(keys);
      // Told first, so that nothing is signed with what nobody knows to keep.
      onKeys(refreshed);
      current = refreshed;
      if (keys.expiration !== undefined)
        refreshAt = Math.max(keys.expiration.getTime() - refreshBeforeMs, now() + retryAfterMs);
    } catch {
      provider = undefined;
      refreshAt = now() + retryAfterMs;
    }
  }

  return () => {
    if (now() >= refreshAt) void refresh();
    return current;
  };
}
