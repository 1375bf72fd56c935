import { accessClauses } from "./access-clauses.ts";
import { behaviourClauses } from "./behaviour-clauses.ts";
import { type Clause, clauseTopics } from "./clause.ts";
import { clientClauses } from "./client-clauses.ts";
import { protocolClauses } from "./protocol-clauses.ts";
import { requestClauses } from "./request-clauses.ts";
import { signatureClauses } from "./signature-clauses.ts";
import { surroundingsClauses } from "./surroundings-clauses.ts";

/** Every fact that is known of the operation, in the order of the topics. */
export const clauses: readonly Clause[] = [
  ...protocolClauses,
  ...requestClauses,
  ...behaviourClauses,
  ...accessClauses,
  ...signatureClauses,
  ...clientClauses,
  ...surroundingsClauses,
];

/** What is wrong with clauses, one line each. `isRequirement`: whether there is a requirement of this id. */
export function clauseProblems(
  all: readonly {
    readonly id: string;
    readonly requirements?: readonly string[];
    readonly untested?: string;
  }[],
  isRequirement: (id: string) => boolean,
): string[] {
  return all.flatMap(({ id, requirements = [], untested = "" }, index) => [
    ...(all.findIndex((other) => other.id === id) < index ? [`${id} is there twice`] : []),
    ...(Object.hasOwn(clauseTopics, id.split(".", 1)[0] ?? "") ? [] : [`${id} has no topic`]),
    ...(requirements.length === 0 && untested === "" ? [`${id} has neither a requirement nor a reason`] : []),
    ...(requirements.length > 0 && untested !== "" ? [`${id} has both a requirement and a reason`] : []),
    ...requirements
      .filter((each) => !isRequirement(each))
      .map((each) => `${id} names ${each}, which does not exist`),
  ]);
}
