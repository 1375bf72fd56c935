import { service } from "../../contract/operation.ts";
import type { WireRequest } from "../../protocol/exchange.ts";
import type { KeyPair } from "../create-reference.ts";
import { honestRules } from "../honest-rules.ts";
import { readRequest } from "../read-request.ts";
import { Store } from "../store.ts";
import { authenticate } from "./authenticate.ts";
import { readPresentedSignature } from "./presented-signature.ts";

/** Whose token it is the endpoint knows of the keys that it has given out; here it is part of what is signed. */
const steps = honestRules.authentication.filter(({ name }) => name !== "session-token");

/**
 * What is wrong with the signature of a request that has to be signed with `key` for IAM: the refusal that the
 * endpoint would give, or undefined. Which session token is sent is not looked at. `now`: milliseconds since the epoch.
 */
export function signatureProblem(request: WireRequest, key: KeyPair, now: number): string | undefined {
  const store = new Store();
  const accessKey = { id: key.accessKeyId, secret: key.secretAccessKey, owner: undefined, createdAt: now };
  store.accessKeys.add(accessKey);
  const { headers, query } = readRequest(request, honestRules.request);
  const presented = readPresentedSignature(headers, query);
  const attempt = { request, headers, query, presented, service, store, now, key: undefined };
  const identity = authenticate(steps, attempt, accessKey);
  return "refusal" in identity ? `${identity.refusal.code}: ${identity.refusal.message}` : undefined;
}
