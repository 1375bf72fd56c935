import { expect, it } from "vitest";
import type { Exchange } from "../../protocol/exchange.ts";
import {
  openReference,
  openReferenceSession,
  referenceConnection,
  requirement,
} from "../testing/reference-session.ts";
import { runStimulus } from "./run-stimulus.ts";

/** The actions of the exchanges that a requirement told of, with the requirement. */
async function told(id: string): Promise<{ heard: string[]; runs: number }> {
  const session = await openReferenceSession(referenceConnection(openReference()), 2);
  const heard: string[] = [];
  const witness = (by: string, { request }: Exchange) => {
    heard.push(`${by} ${new URLSearchParams(request.body).get("Action")}`);
  };
  const options = { seed: 1, runs: 5, concurrency: 2 };
  const { runs } = await runStimulus({ ...session, witness }, requirement(id), options);
  return { heard, runs };
}

it.each(["status.one-of.words", "status.expired.edition", "user-name.absent.caller-is-user"])(
  "tells of each exchange that %s judges, and of none that only prepares or reads",
  async (id) => {
    const { heard, runs } = await told(id);
    expect(runs).toBeGreaterThan(0);
    expect(heard).toEqual(Array.from({ length: runs }, () => `${id} UpdateServiceSpecificCredential`));
  },
);

it("tells nothing of a trial of many exchanges that shows several behaviours", async () => {
  const { heard, runs } = await told("precedence.lattice");
  expect({ heard, runs }).toEqual({ heard: [], runs: 1 });
});
