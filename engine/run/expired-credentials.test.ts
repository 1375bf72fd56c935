import { describe, expect, it } from "vitest";
import { sendInProcess } from "../../reference/send-in-process.ts";
import { requirementById } from "../../suites/catalogue.ts";
import {
  openReference,
  openReferenceSession,
  referenceConnection,
  requirement,
} from "../testing/reference-session.ts";
import { errorResponse } from "../testing/wire-answers.ts";
import { cleanUp } from "./prepare-run.ts";
import { createJudge } from "./run-requirements.ts";

/** A session whose credentials expire when `expire` is called, and hold again after `renew`. */
async function open() {
  const reference = openReference();
  const direct = sendInProcess(reference);
  let isOver = false;
  const connection = referenceConnection(reference, async (request) =>
    isOver ? errorResponse(403, "ExpiredToken") : direct(request),
  );
  const session = await openReferenceSession(connection, 2);
  const judge = createJudge(session, requirementById, { seed: 1, runs: 3, concurrency: 2 });
  return {
    session,
    reference,
    judge: (id: string) => judge({ requirement: requirement(id), disclaimed: null }),
    expire: () => {
      isOver = true;
    },
    renew: () => {
      isOver = false;
    },
  };
}

describe("credentials that expire during a run", () => {
  it("break what is not judged yet, and leave the results so far", async () => {
    const { judge, expire } = await open();
    expect((await judge("status.one-of")).outcome).toBe("conforms");
    expire();
    expect(await judge("status.one-of")).toMatchObject({ outcome: "conforms" });
    for (const id of ["credential-id.max-length", "state.only-status-changes", "user-name.existing.marks"]) {
      expect(await judge(id), id).toMatchObject({
        outcome: "broken",
        brokenBy: "transport",
        reason: "the credentials of the run have expired",
      });
    }
  });

  it("keep the fixtures in the journal until they can be removed", async () => {
    const { session, reference, expire, renew } = await open();
    const { connection, journal } = session;
    expire();
    const left = await cleanUp(connection, journal);
    expect(left.join()).toContain("the credentials of the run have expired");
    expect(journal.left().size).toBe(2);
    renew();
    expect(await cleanUp(connection, journal)).toEqual([]);
    expect(reference.snapshot()).toMatchObject({ users: 0, credentials: 0 });
  });
});
