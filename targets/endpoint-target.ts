import { service } from "../contract/operation.ts";
import { endpointProblem } from "./endpoint-url.ts";
import type { Environment } from "./home-path.ts";
import { loadTargets } from "./load-targets.ts";
import { isLoopback } from "./loopback.ts";
import { commercialHost, hostOf } from "./real-aws.ts";
import type { CredentialSource, Target } from "./target.ts";

/** A target made from an address alone, with what the user should know of it, or why there is none. */
export type EndpointTargetResult =
  | { readonly ok: true; readonly target: Target; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** The variables that AWS's own tools read; source: AWS SDKs and Tools Reference Guide, "Environment variables list". */
export const usualVariables = {
  accessKeyId: "AWS_ACCESS_KEY_ID",
  secretAccessKey: "AWS_SECRET_ACCESS_KEY",
  sessionToken: "AWS_SESSION_TOKEN",
} as const;

/** Keys that belong to nobody, for what takes any. */
export const dummyCredentials = { accessKeyId: "test", secretAccessKey: "test" } as const;

/**
 * The target for an endpoint that is in no file: it claims everything, so that no fault excuses itself, and it is
 * never `live`. Its name is the host with its port. Credentials come from the usual AWS variables; where none is set
 * and the endpoint is on loopback, dummy ones are used and a note says so.
 */
export function endpointTarget(url: string, environment: Environment): EndpointTargetResult {
  const wrong = endpointProblem(url);
  if (wrong !== undefined) return { ok: false, problem: `--endpoint ${wrong}` };
  const { host } = new URL(url);
  const keys = credentialsFor(url, environment);
  if ("problem" in keys) return { ok: false, problem: keys.problem };
  const region = regionFor(url, environment);
  const entry = { endpoint: url, region: region.name, credentials: keys.source };
  const loaded = loadTargets(JSON.stringify({ targets: { endpoint: entry } }), "--endpoint");
  if (!loaded.ok) {
    return {
      ok: false,
      problem: loaded.problems.map(({ path, message }) => `${path}: ${message}`).join(" "),
    };
  }
  const [target] = loaded.targets.values();
  if (target === undefined) return { ok: false, problem: "--endpoint gives no target." };
  return { ok: true, target: { ...target, name: host }, notes: [...keys.notes, ...region.notes] };
}

function credentialsFor(
  url: string,
  environment: Environment,
): { readonly source: CredentialSource; readonly notes: readonly string[] } | { readonly problem: string } {
  const { accessKeyId, secretAccessKey } = usualVariables;
  const unset = [accessKeyId, secretAccessKey].filter((name) => !environment[name]);
  if (unset.length === 0) return { source: { environment: usualVariables }, notes: [] };
  if (unset.length === 1)
    return { problem: `${unset[0]} is not set; set both ${accessKeyId} and ${secretAccessKey}, or neither.` };
  if (isLoopback(url)) {
    const note = `${unset.join(" and ")} are not set, so requests are signed with the dummy key "${dummyCredentials.accessKeyId}"; an endpoint that checks signatures refuses it.`;
    return { source: { literal: dummyCredentials }, notes: [note] };
  }
  return {
    problem: `${unset.join(" and ")} are not set; set them to the keys for this endpoint. Dummy keys are used on loopback only.`,
  };
}

function regionFor(
  url: string,
  environment: Environment,
): { readonly name: string; readonly notes: readonly string[] } {
  const wanted = environment["AWS_REGION"] || environment["AWS_DEFAULT_REGION"] || service.region;
  // The endpoint of the commercial partition accepts signatures for one region only, wherever the user works.
  if (hostOf(url) !== commercialHost || wanted === service.region) return { name: wanted, notes: [] };
  return {
    name: service.region,
    notes: [
      `requests are signed for ${service.region} instead of ${wanted}, because ${commercialHost} accepts no other region.`,
    ],
  };
}
