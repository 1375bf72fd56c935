import { parametersOf } from "../../contract/operation.ts";
import {
  credentialIdParameter,
  documentedStatuses,
  madeUpId,
  statusParameter,
  updateServiceSpecificCredential,
} from "../../contract/operations/update-service-specific-credential.ts";
import { listUntil } from "../../engine/fixtures/fixture-calls.ts";
import { FixtureError } from "../../engine/fixtures/fixture-error.ts";
import { type LaneNames, statusOf } from "../../engine/fixtures/lane.ts";
import type { RunNames } from "../../engine/fixtures/run-names.ts";
import type { ClientStimulus, SurfaceRequirement } from "../../suites/surfaces.ts";
import { type ClientSurface, type ClientTrial, callThrough, type Params, tryCall } from "./client-trial.ts";

const [active, inactive] = documentedStatuses;

/** In no edition of the documents, and like none of the values. */
const unlistedStatus = "Suspended";

/** Tries each input of a requirement in turn, up to the first that fails. Throws as {@link tryCall} does. */
export async function exerciseStimulus(
  surface: ClientSurface,
  { stimulus, expectation }: SurfaceRequirement,
  lane: LaneNames,
  names: RunNames,
): Promise<readonly ClientTrial[]> {
  const trials: ClientTrial[] = [];
  for (const params of inputsOf(stimulus, lane, names)) {
    if (stimulus === "deactivation") await bringTo(surface, params, active);
    if (stimulus === "reactivation") await bringTo(surface, params, inactive);
    const trial = await tryCall(surface, expectation, params);
    trials.push(trial);
    if (trial.failure !== null) break;
  }
  return trials;
}

/** Plain updates keep to the first credential, so that those which look at the state find the second as they left it. */
function inputsOf(stimulus: ClientStimulus, lane: LaneNames, names: RunNames): readonly Params[] {
  const { userName, credentialId, secondId } = lane;
  switch (stimulus) {
    case "update":
      // Inactive first: new credentials are Active, and are so again afterwards.
      return [inactive, active].map((status) => paramsOf(credentialId, userName, status));
    case "deactivation":
      return [paramsOf(secondId, userName, inactive)];
    case "reactivation":
      return [paramsOf(secondId, userName, active)];
    case "unknown-credential":
      return [paramsOf(madeUpId("Z"), userName, inactive)];
    case "unknown-user":
      return [paramsOf(credentialId, names.next(), inactive)];
    case "unlisted-status":
      return [paramsOf(credentialId, userName, unlistedStatus)];
  }
}

function paramsOf(credential: string, user: string, set: string): Params {
  return Object.fromEntries(parametersOf(updateServiceSpecificCredential, { credential, user, set }));
}

/** Has the client give the credential the Status that a stimulus starts from. Throws FixtureError where it keeps another. */
async function bringTo(surface: ClientSurface, params: Params, status: string): Promise<void> {
  const id = params[credentialIdParameter.name] ?? "";
  const isThere = (state: Awaited<ReturnType<typeof listUntil>>) => statusOf(state, id) === status;
  const { connection, userName } = surface;
  if (isThere(await listUntil(connection, userName, (state) => state.has(id)))) return;
  await callThrough(surface, { ...params, [statusParameter.name]: status });
  if (isThere(await listUntil(connection, userName, isThere))) return;
  throw new FixtureError(
    `${updateServiceSpecificCredential.name} through the client leaves the credential without the Status ${status} to start from`,
  );
}
