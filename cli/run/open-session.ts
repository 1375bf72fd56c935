import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { fileJournal } from "../../engine/fixtures/journal.ts";
import { createLanes } from "../../engine/fixtures/lanes.ts";
import { type RunNames, runNames } from "../../engine/fixtures/run-names.ts";
import type { PropertyResult } from "../../engine/run/run-property.ts";
import { createJudge, type Judge } from "../../engine/run/run-requirements.ts";
import { runStimulus } from "../../engine/run/run-stimulus.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import { requirementById } from "../../suites/catalogue.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { createQueryApi } from "../../targets/door/create-query-api.ts";
import { connectionOf, type KeyOptions } from "./connection-of.ts";
import { createRecorder } from "./recorder.ts";
import type { RunContext } from "./run-context.ts";

/** A door to the target with a judge behind it. */
export interface OpenSession {
  readonly judge: Judge;
  /** Runs the input at this path of a seed once more, as counterexamples carry it. Throws FixtureError and TransportError. */
  replay(requirement: Requirement, seed: number, path: string): Promise<PropertyResult>;
  readonly names: RunNames;
  requests(): number;
  close(): Promise<void>;
}

/** Opens connections of its own to the target of a prepared run. `worker` keeps names apart from other processes'. */
export function openSession(
  run: RunContext,
  worker: string,
  keys: Pick<KeyOptions, "load"> = {},
): OpenSession {
  const api = createQueryApi({
    endpoint: new URL(run.endpoint),
    timeoutMs: run.timeoutMs,
    connections: run.exercise.concurrency,
    ...(run.ca === undefined ? {} : { ca: run.ca }),
    ...(run.rateLimit === undefined ? {} : { rateLimit: run.rateLimit }),
  });
  const secrets = new Set<string>();
  const hide = ({ accessKeyId, secretAccessKey, sessionToken = "" }: Credentials) => {
    for (const secret of [accessKeyId, secretAccessKey, sessionToken]) secrets.add(secret);
  };
  hide(run.credentials);
  const recorder = run.recordFile === undefined ? null : createRecorder(run, run.recordFile, secrets);
  const connection = connectionOf(run, api.send, { ...keys, onKeys: hide });
  const names = runNames(run.runId, worker);
  const journal = fileJournal(run.journalFile);
  const lanes = createLanes(connection, journal, names, run.lanes, run.canProvision);
  const session = {
    connection,
    operation: updateServiceSpecificCredential,
    lanes,
    names,
    journal,
    ...(recorder === null ? {} : { witness: recorder.add }),
  };
  return {
    judge: createJudge(session, requirementById, run.exercise),
    replay: (requirement, seed, path) => runStimulus(session, requirement, { ...run.exercise, seed, path }),
    names,
    requests: () => api.requests(),
    close: async () => {
      try {
        recorder?.write();
      } finally {
        await api.close();
      }
    },
  };
}
