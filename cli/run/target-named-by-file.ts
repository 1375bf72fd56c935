import { visibleExcerpt } from "../../reporters/words/visible.ts";
import { isLoopback } from "../../targets/loopback.ts";
import { embeddedEndpoint, type Target } from "../../targets/target.ts";
import type { TargetChoice, TargetFlags } from "../arguments/target-flags.ts";
import type { Surroundings } from "../surroundings.ts";
import { readTargets, shippedTargets } from "./choose-target.ts";

/** The target of an earlier run, as a report or a journal names it. */
export interface NamedTarget {
  readonly name: string;
  readonly endpoint: string;
}

/** Which target is meant, or why none is contacted, for people. */
export type TargetOfFile =
  | { readonly ok: true; readonly choice: TargetChoice }
  | { readonly ok: false; readonly problem: string };

/**
 * The target that a report or a journal names. Whoever wrote the file decides with it to whom requests are sent that are
 * signed with the user's keys: beyond loopback only an endpoint that an entry of the file of targets in use has. Throws Problem where
 * that file cannot be read.
 */
export function targetNamedByFile(
  { name, endpoint }: NamedTarget,
  flags: TargetFlags,
  surroundings: Surroundings,
): TargetOfFile {
  // A run by --endpoint is named after its host, which no entry is but by chance: without a port.
  const isByEndpoint = URL.canParse(endpoint) && new URL(endpoint).host === name;
  if (isByEndpoint && isLoopback(endpoint)) return { ok: true, choice: { by: "endpoint", url: endpoint } };
  const targets = readTargets(flags, surroundings);
  const entry = isByEndpoint ? undefined : targets.get(name);
  // That there is no target of this name is for whoever looks for it to say.
  const isMeant = entry === undefined ? isLoopback(endpoint) : staysHere(entry) || isAt(endpoint)(entry);
  const found = isMeant ? name : [...targets.values()].find(isAt(endpoint))?.name;
  if (found !== undefined) return { ok: true, choice: { by: "name", name: found } };
  return {
    ok: false,
    problem: `it names ${visibleExcerpt(endpoint)}, which no entry of ${flags.targets ?? shippedTargets} has, so nothing was sent there with your keys; if the endpoint is yours, give it with --endpoint`,
  };
}

function staysHere({ endpoint }: Target): boolean {
  return endpoint === embeddedEndpoint || isLoopback(endpoint);
}

function isAt(endpoint: string): (target: Target) => boolean {
  return (target) => isSameEndpoint(target.endpoint, endpoint);
}

/** Whether two texts are the URL of one endpoint. */
export function isSameEndpoint(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href;
}
