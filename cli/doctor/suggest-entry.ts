import type { Claim } from "../../suites/requirement.ts";
import { isLoopback } from "../../targets/loopback.ts";
import type { CredentialSource, Target } from "../../targets/target.ts";
import { embeddedEndpoint } from "../../targets/target.ts";

/** What an examination found out that belongs into the entry of a target. */
export interface EntryPart {
  /** Claims that the target should not make. */
  readonly disclaim?: Claim;
  readonly consistencyMs?: number;
  readonly tls?: { readonly ca: string };
}

/**
 * The entry of targets.json for a target, with what was found out of it; undefined for the embedded reference, which
 * has one. It holds no secret but the dummy keys of emulators, which are one word twice.
 */
export function suggestEntry(target: Target, parts: readonly EntryPart[]): object | undefined {
  const { endpoint, region, credentials, fixtures, provision, edition, rateLimit } = target;
  if (endpoint === embeddedEndpoint) return undefined;
  const disclaimed = new Set([
    ...(Object.keys(target.claims) as Claim[]).filter((claim) => !target.claims[claim]),
    ...parts.flatMap(({ disclaim }) => disclaim ?? []),
  ]);
  const consistencyMs = Math.max(target.consistencyMs, ...parts.map((part) => part.consistencyMs ?? 0));
  const tls = target.tls ?? parts.find((part) => part.tls !== undefined)?.tls;
  return {
    endpoint,
    region,
    ...(credentials === null ? {} : { credentials: publicSource(credentials, endpoint) }),
    ...(tls === undefined ? {} : { tls }),
    ...(disclaimed.size === 0
      ? {}
      : { claims: Object.fromEntries([...disclaimed].map((claim) => [claim, false])) }),
    ...(provision === "create" ? {} : { provision }),
    fixtures,
    ...(edition === undefined ? {} : { edition }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
    ...(consistencyMs === 0 ? {} : { consistencyMs }),
  };
}

function publicSource(source: CredentialSource, endpoint: string): CredentialSource {
  if (!("literal" in source)) return source;
  const { accessKeyId, secretAccessKey } = source.literal;
  if (accessKeyId === secretAccessKey && isLoopback(endpoint)) return source;
  return { environment: { accessKeyId: "AWS_ACCESS_KEY_ID", secretAccessKey: "AWS_SECRET_ACCESS_KEY" } };
}
