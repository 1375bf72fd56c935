import { expect, it } from "vitest";
import { updateServiceSpecificCredential } from "../spec/update-service-specific-credential.ts";
import { call } from "./call.ts";
import { listCredentials } from "./fixture-calls.ts";
import { memoryJournal } from "./journal.ts";
import { statusOf } from "./lane.ts";
import { createLanes, makeLane } from "./lanes.ts";
import { isAstray } from "./restore-lane.ts";
import { runNames } from "./run-names.ts";
import { openReference, referenceConnection } from "./testing/reference-session.ts";

it("gives no trial a lane with a Status that another one left and that is none", async () => {
  const connection = referenceConnection(openReference("status-any-value"));
  const journal = memoryJournal();
  const names = runNames("t1", "t");
  const lane = await makeLane(connection, journal, names, names.next());
  const lanes = createLanes(connection, journal, names, [lane], false);
  for (const status of ["Bogus", "Inactive"]) {
    await call(connection, {
      operation: updateServiceSpecificCredential,
      parameters: [
        ["ServiceSpecificCredentialId", lane.secondId],
        ["UserName", lane.userName],
        ["Status", status],
      ],
    });
    const left = await listCredentials(connection, lane.userName);
    expect(statusOf(left, lane.secondId)).toBe(status);
    expect(isAstray(lane, left)).toBe(status !== "Inactive");
    await lanes.with(1, ([held]) => {
      expect(held?.state?.get(lane.secondId)?.get("Status")).toBe(
        status === "Inactive" ? "Inactive" : "Active",
      );
      // As after a trial that changes something.
      if (held !== undefined) held.state = null;
      return Promise.resolve();
    });
  }
});
