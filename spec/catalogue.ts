import { areas, type Requirement } from "./requirement.ts";
import { authenticationRequirements } from "./requirements/authentication.ts";
import { credentialIdRequirements } from "./requirements/credential-id.ts";
import { derivedRequirements } from "./requirements/derived.ts";
import { precedenceRequirements } from "./requirements/precedence.ts";
import { requestRequirements } from "./requirements/request.ts";
import { responseRequirements } from "./requirements/response.ts";
import { stateRequirements } from "./requirements/state.ts";
import { statusRequirements } from "./requirements/status.ts";
import { userNameRequirements } from "./requirements/user-name.ts";
import { updateServiceSpecificCredential } from "./update-service-specific-credential.ts";

/** Every requirement, in the order of the areas; the fixed denominator of every report. */
export const catalogue: readonly Requirement[] = inOrder([
  ...derivedRequirements(updateServiceSpecificCredential),
  ...credentialIdRequirements,
  ...userNameRequirements,
  ...statusRequirements,
  ...stateRequirements,
  ...responseRequirements,
  ...requestRequirements,
  ...authenticationRequirements,
  ...precedenceRequirements,
]);

const byId: ReadonlyMap<string, Requirement> = new Map(
  catalogue.map((requirement) => [requirement.id, requirement]),
);

/** The requirement with this id, or undefined. */
export function requirementById(id: string): Requirement | undefined {
  return byId.get(id);
}

function inOrder(requirements: readonly Requirement[]): readonly Requirement[] {
  const ids = new Set<string>();
  for (const { id } of requirements) {
    if (ids.has(id)) throw new Error(`two requirements have the id ${id}`);
    ids.add(id);
  }
  for (const { id, needs } of requirements) {
    const missing = needs.find(({ requirement }) => !ids.has(requirement));
    if (missing !== undefined)
      throw new Error(`${id} needs ${missing.requirement}, which is not in the catalogue`);
  }
  return areas.flatMap((area) => requirements.filter((requirement) => requirement.area === area));
}
