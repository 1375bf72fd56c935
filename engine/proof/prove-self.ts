import { service } from "../../contract/operation.ts";
import {
  documentedStatuses,
  madeUpId,
  statusParameter,
  updateServiceSpecificCredential,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { Send } from "../../protocol/exchange.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { listCredentials, type UserState } from "../fixtures/fixture-calls.ts";
import { FixtureError } from "../fixtures/fixture-error.ts";
import { memoryJournal } from "../fixtures/journal.ts";
import { type Lane, openLane } from "../fixtures/lane.ts";
import type { Lanes } from "../fixtures/lanes.ts";
import { nothingLearned } from "../fixtures/learned.ts";
import { runNames } from "../fixtures/run-names.ts";
import { decideVerdict } from "../judge/decide-verdict.ts";
import type { Connection } from "../run/connection.ts";
import { runStimulus } from "../run/run-stimulus.ts";
import { TransportError } from "../run/trial.ts";
import { dummies } from "./dummies.ts";

/** How many of the dummy responders were rejected, and which were not. */
export interface SelfProof {
  readonly rejected: number;
  readonly of: number;
  readonly accepted: readonly string[];
}

/** The requirements that every dummy fails one of: the plain update, one refusal, and the envelope. */
const proving = [
  "status.accepts-documented-values",
  "credential-id.max-length",
  "response.success.well-formed",
];

/** Runs a few requirements against endpoints without behaviour; a judge that lets one pass is not to be trusted. */
export async function proveSelf(
  catalogue: readonly Requirement[],
  responders: Readonly<Record<string, Send>> = dummies,
): Promise<SelfProof> {
  const requirements = catalogue.filter(({ id }) => proving.includes(id));
  const names = Object.keys(responders);
  const accepted: string[] = [];
  await Promise.all(
    Object.entries(responders).map(async ([name, send]) => {
      if (!(await isRejected(send, requirements))) accepted.push(name);
    }),
  );
  return { rejected: names.length - accepted.length, of: names.length, accepted };
}

async function isRejected(send: Send, requirements: readonly Requirement[]): Promise<boolean> {
  const connection: Connection = {
    send,
    endpoint: new URL("http://127.0.0.1/"),
    region: service.region,
    credentials: { accessKeyId: "dummy", secretAccessKey: "dummy" },
    consistencyMs: 0,
    learned: nothingLearned("dummy"),
  };
  const session = {
    connection,
    operation: updateServiceSpecificCredential,
    lanes: dummyLanes(connection),
    names: runNames("0", "0"),
    journal: memoryJournal(),
  };
  for (const requirement of requirements) {
    try {
      const result = await runStimulus(session, requirement, {
        seed: 1,
        runs: 1,
        concurrency: 1,
        shrink: false,
      });
      if (decideVerdict(requirement, result, 1, 0).outcome === "violates") return true;
    } catch (error) {
      if (!(error instanceof FixtureError || error instanceof TransportError)) throw error;
    }
  }
  return false;
}

/** Lanes that nobody made: a dummy has no fixtures. */
function dummyLanes(connection: Connection): Lanes {
  return {
    size: 1,
    with: async (_, use) => {
      const lane = openLane({
        userName: "dummy",
        credentialId: madeUpId("1"),
        secondId: madeUpId("2"),
      });
      lane.state = (await listed(connection, lane)) ?? invented(lane);
      return use([lane]);
    },
    withUser: async () => {
      throw new FixtureError("a dummy has no users");
    },
  };
}

/** What the responder lists; null where it cannot be read. Without it no responder could pass, and nothing be proved. */
async function listed(connection: Connection, { userName }: Lane): Promise<UserState | null> {
  try {
    return await listCredentials(connection, userName);
  } catch (error) {
    if (error instanceof FixtureError) return null;
    throw error;
  }
}

function invented({ credentialId, secondId }: Lane): UserState {
  return new Map(
    [credentialId, secondId].map((id) => [id, new Map([[statusParameter.name, documentedStatuses[0]]])]),
  );
}
