import { updateServiceSpecificCredential } from "../contract/operations/update-service-specific-credential.ts";
import { authenticationRequirements } from "./authentication.ts";
import { credentialIdRequirements } from "./credential-id.ts";
import { derivedRequirements } from "./derived.ts";
import { precedenceRequirements } from "./precedence.ts";
import { requestRequirements } from "./request.ts";
import { areas, type Requirement } from "./requirement.ts";
import { responseRequirements } from "./response.ts";
import { stateRequirements } from "./state.ts";
import { statusRequirements } from "./status.ts";
import { userNameRequirements } from "./user-name.ts";

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
