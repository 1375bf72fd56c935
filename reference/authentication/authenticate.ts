import type { Caller } from "../call.ts";
import type { Refusal } from "../refusal.ts";
import type { Rules } from "../rules.ts";
import type { AccessKey } from "../store.ts";
import type { Attempt } from "./attempt.ts";

/** Runs the steps of authentication; `rootKey` stands in for the key of a request admitted without one. */
export function authenticate(
  steps: Rules["authentication"],
  attempt: Attempt,
  rootKey: AccessKey,
): { readonly caller: Caller } | { readonly refusal: Refusal } {
  for (const step of steps) {
    const outcome = step.run(attempt);
    if (outcome === "admitted") break;
    if (outcome !== undefined) return { refusal: outcome };
  }
  const key = attempt.key ?? rootKey;
  return { caller: { accessKeyId: key.id, user: key.owner } };
}
