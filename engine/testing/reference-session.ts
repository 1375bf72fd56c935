import { credentialServices } from "../../contract/fixture-operations.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { Send } from "../../protocol/exchange.ts";
import { createReference, type Reference } from "../../reference/create-reference.ts";
import { mutantByName } from "../../reference/mutants/mutants.ts";
import { sendInProcess } from "../../reference/send-in-process.ts";
import { catalogue, requirementById } from "../../suites/catalogue.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { memoryJournal } from "../fixtures/journal.ts";
import { createLanes } from "../fixtures/lanes.ts";
import { nothingLearned } from "../fixtures/learned.ts";
import { runNames } from "../fixtures/run-names.ts";
import type { Connection } from "../run/connection.ts";
import { prepareRun } from "../run/prepare-run.ts";
import type { Session } from "../run/session.ts";

/** An embedded endpoint; with a mutant's name, one that carries its fault. Throws where there is no such mutant. */
export function openReference(mutantName?: string): Reference {
  if (mutantName === undefined) return createReference();
  const mutant = mutantByName(mutantName);
  if (mutant === undefined) throw new Error(`there is no mutant ${mutantName}`);
  return createReference({ mutant });
}

/** A connection to an embedded endpoint without a socket. */
export function referenceConnection(reference: Reference, send: Send = sendInProcess(reference)): Connection {
  return {
    send,
    endpoint: new URL("http://127.0.0.1:4000/"),
    region: "us-east-1",
    credentials: reference.rootCredentials,
    consistencyMs: 0,
    learned: nothingLearned(credentialServices[0]),
  };
}

/** A connection to nothing but `send`. */
export function connectionTo(send: Send): Connection {
  return referenceConnection(createReference(), send);
}

/** Makes the lanes of a run on a connection, and its session. Throws where they cannot be made. */
export async function openReferenceSession(connection: Connection, laneCount: number): Promise<Session> {
  const journal = memoryJournal();
  const names = runNames("t1", "t");
  const { lanes, fixtureProblem } = await prepareRun({ connection, journal, names, catalogue, laneCount });
  if (fixtureProblem !== null) throw fixtureProblem;
  return {
    connection,
    operation: updateServiceSpecificCredential,
    lanes: createLanes(connection, journal, names, lanes, "removed"),
    names,
    journal,
  };
}

/** The requirement with this id. Throws where there is none. */
export function requirement(id: string): Requirement {
  const found = requirementById(id);
  if (found === undefined) throw new Error(`there is no requirement ${id}`);
  return found;
}
