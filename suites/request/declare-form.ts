import { unsettled } from "../../contract/citation.ts";
import type { RequestForm } from "../../contract/request-form.ts";
import { type Declaration, declare, observe, success, type Update } from "../declare.ts";
import { acceptedUpdate, ownLaneOnly, plainUpdate } from "../needs.ts";
import type { Need, Requirement } from "../requirement.ts";
import type { Stimulus } from "../stimulus.ts";
import { nothingSettles } from "./clauses.ts";

/** What a requirement on a way to write a request consists of. */
export interface SameMeaning extends Pick<Declaration, "statement" | "citations" | "claims"> {
  /** The id without its area. */
  readonly name: string;
  /** Default: MUST. */
  readonly level?: "SHOULD";
  /** Each is tried. */
  readonly forms: readonly [RequestForm, ...RequestForm[]];
  readonly namedUser?: Extract<Stimulus, { kind: "request" }>["namedUser"];
  /** Beside those of an accepted update. */
  readonly needs?: readonly Need[];
  /** Default: 20. */
  readonly mostRuns?: number;
}

/** An update that is written so is carried out like any other. */
export function sameMeaning(update: Update, given: SameMeaning): Requirement {
  const { name, level = "MUST", forms, namedUser, needs = [], ...rest } = given;
  return declare(`request.${name}`, {
    mostRuns: 20,
    ...rest,
    level,
    stimulus: update({}, { forms, ...(namedUser && { namedUser }) }),
    ...success([...acceptedUpdate, ...ownLaneOnly, ...needs]),
  });
}

/** What an update that is written so is answered is reported. */
export function observedForm(
  update: Update,
  name: string,
  statement: string,
  forms: readonly RequestForm[],
  clause: string = nothingSettles,
): Requirement {
  return observe(`request.${name}`, statement, [unsettled("query-requests", clause)], update({}, { forms }), {
    state: "unchanged",
    needs: [plainUpdate],
    mostRuns: Math.max(2, forms.length),
  });
}

/** A need on an update that was refused there for the same reason. */
export function refusedIn(requirement: string): Need {
  return { requirement, explains: ["refused"], failing: ["refused"] };
}
