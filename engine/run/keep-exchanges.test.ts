import { expect, it } from "vitest";
import { requirementById } from "../../suites/catalogue.ts";
import {
  openReference,
  openReferenceSession,
  referenceConnection,
  requirement,
} from "../testing/reference-session.ts";
import { counterexampleOf } from "../testing/sample-verdict.ts";
import { createJudge } from "./run-requirements.ts";

/** The actions of the counterexample that a mutant of the reference gives for a requirement, and its users. */
async function kept(mutant: string, id: string) {
  const session = await openReferenceSession(referenceConnection(openReference(mutant)), 3);
  const judge = createJudge(session, requirementById, { seed: 1, runs: 5, concurrency: 2 });
  const counterexample = counterexampleOf(await judge({ requirement: requirement(id), disclaimed: null }));
  const { exchanges = [], lanes = [], exchange } = counterexample;
  const forms = exchanges.map(({ request }) => new URLSearchParams(request.body));
  return {
    actions: forms.map((form) => form.get("Action")),
    users: new Set(forms.map((form) => form.get("UserName"))),
    lanes,
    judgedAt: exchanges.findIndex(({ request }) => request === exchange.request),
  };
}

const list = "ListServiceSpecificCredentials";
const update = "UpdateServiceSpecificCredential";

it("keeps the request of a violation between the listings before and after", async () => {
  const { actions, users, lanes, judgedAt } = await kept("state-no-effect", "state.visible-after-update");
  expect(actions[0]).toBe(list);
  expect(actions[judgedAt]).toBe(update);
  expect(actions.at(-1)).toBe(list);
  expect([...users]).toEqual(lanes.map(({ userName }) => userName));
});

it("keeps every step of a procedure", async () => {
  const { actions, lanes } = await kept("state-lost-after-delete", "state.model");
  expect(actions).toContain(update);
  expect(actions).toContain("DeleteServiceSpecificCredential");
  // The sequence has a user of its own beside one whose credential it names.
  expect(lanes).toHaveLength(2);
});
