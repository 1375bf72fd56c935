import type { Operation } from "../contract/operation.ts";
import { updateServiceSpecificCredential } from "../contract/operations/update-service-specific-credential.ts";
import { authenticationRequirements } from "./authentication.ts";
import { constraints } from "./constraints.ts";
import { ownRequirements } from "./operations/update-service-specific-credential.ts";
import { ownership } from "./ownership.ts";
import { precedence } from "./precedence.ts";
import { request } from "./request.ts";
import { areas, type Requirement } from "./requirement.ts";
import { refusedAmong, response } from "./response.ts";
import { state } from "./state.ts";

/** What is required of an operation in one respect. */
type Suite = (operation: Operation) => readonly Requirement[];

const suites: readonly Suite[] = [
  constraints,
  ownership,
  () => ownRequirements,
  state,
  request,
  () => authenticationRequirements,
  precedence,
];

const ofSuites = suites.flatMap((suite) => suite(updateServiceSpecificCredential));

/** Every requirement, in the order of the areas; the fixed denominator of every report. */
export const catalogue: readonly Requirement[] = inOrder([
  ...response(updateServiceSpecificCredential, refusedAmong(ofSuites)),
  ...ofSuites,
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
