import { expect, it } from "vitest";
import { requirementById } from "../spec/catalogue.ts";
import { cleanUp } from "./prepare-run.ts";
import { createJudge } from "./run-requirements.ts";
import { laggingReads } from "./testing/lagging-reads.ts";
import {
  openReference,
  openReferenceSession,
  referenceConnection,
  requirement,
} from "./testing/reference-session.ts";

const lagMs = 120;

/** The outcomes on an endpoint whose reads lag, when a lag of `consistencyMs` is allowed for. */
async function outcomes(consistencyMs: number, wanted: readonly string[]) {
  const reference = openReference();
  const connection = laggingReads({ ...referenceConnection(reference), consistencyMs }, lagMs);
  const session = await openReferenceSession(connection, 2);
  const judge = createJudge(session, requirementById, { seed: 1, runs: 4, concurrency: 2 });
  const found: string[] = [];
  for (const id of wanted)
    found.push((await judge({ requirement: requirement(id), disclaimed: null })).outcome);
  const left = await cleanUp(connection, session.journal);
  return { found, left, snapshot: reference.snapshot() };
}

const ids: readonly string[] = [
  "state.visible-after-update",
  "credential-id.unknown",
  "user-name.existing.max-length",
];

it("takes reads that lag for what they are, and leaves nothing behind", async () => {
  const { found, left, snapshot } = await outcomes(3000, ids);
  expect(new Set(found)).toEqual(new Set(["conforms"]));
  expect(left).toEqual([]);
  expect(snapshot).toEqual({ users: 0, credentials: 0, accessKeys: 1 });
});

it("sees the lag where none is allowed for", async () => {
  await expect(outcomes(0, ["state.visible-after-update"])).rejects.toThrow();
});
