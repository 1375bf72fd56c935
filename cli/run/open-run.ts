import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { inventedLanes } from "../../engine/fixtures/invented-lanes.ts";
import { fileJournal, type Journal } from "../../engine/fixtures/journal.ts";
import { type JournalHead, journalFileName, journalHead } from "../../engine/fixtures/journal-head.ts";
import type { LaneNames } from "../../engine/fixtures/lane.ts";
import { createLanes } from "../../engine/fixtures/lanes.ts";
import { nothingLearned, usualLookAgainMs } from "../../engine/fixtures/learned.ts";
import { type RunNames, runNames } from "../../engine/fixtures/run-names.ts";
import type { Connection } from "../../engine/run/connection.ts";
import { cutAfter } from "../../engine/run/cut.ts";
import { inOrder } from "../../engine/run/in-order.ts";
import {
  cleanUp,
  isUnusual,
  laneCount,
  type Preparation,
  type PrepareOptions,
  prepareRun,
} from "../../engine/run/prepare-run.ts";
import { isAnswering } from "../../engine/run/probe-support.ts";
import type { PropertyResult } from "../../engine/run/run-property.ts";
import { createJudge, type ExerciseOptions, type Judge } from "../../engine/run/run-requirements.ts";
import { runStimulus } from "../../engine/run/run-stimulus.ts";
import type { Session } from "../../engine/run/session.ts";
import { steadySend, type TransportCounts } from "../../engine/run/steady-send.ts";
import type { Send } from "../../protocol/exchange.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import { startReferenceThread } from "../../reference/start-reference-thread.ts";
import { catalogue, requirementById } from "../../suites/catalogue.ts";
import type { Requirement } from "../../suites/requirement.ts";
import type { LoadChain } from "../../targets/credentials/credential-chain.ts";
import { createQueryApi } from "../../targets/door/create-query-api.ts";
import { embeddedEndpoint, type Target } from "../../targets/target.ts";
import { targetVersion } from "../../targets/target-version.ts";
import { makeTemporaryFolder } from "../../targets/temporary-folder.ts";
import { messageOf, Problem } from "../problem.ts";
import type { SecretKeeper } from "../surroundings.ts";
import { connectionOf } from "./connection-of.ts";
import { createRecorder } from "./recorder.ts";
import { sendUntil } from "./send-until.ts";

/** What a run is opened with. */
export interface OpenRunOptions {
  readonly target: Target;
  /** null: the embedded reference hands out its own. */
  readonly credentials: Credentials | null;
  /** Certificates to trust, in PEM. */
  readonly ca?: string | undefined;
  readonly exercise: ExerciseOptions;
  /** The target was started for this run. */
  readonly isOurs?: boolean;
  /** Starts the target anew where it has stopped answering; absent: the suite cannot. */
  readonly restart?: () => Promise<void>;
  /** Where the journals of targets live that outlast the run. */
  readonly journalFolder: string;
  /** The file that takes what the target answers, as evidence. */
  readonly recordFile?: string;
  /** Told of keys that a provider chain refreshes, before anything is signed with them, and of every exchange. */
  readonly keeper?: SecretKeeper;
  /** Loads the provider chain; replaced in tests. */
  readonly loadChain?: LoadChain;
  /** Aborted: nothing more is made, and `openRun` resolves as soon as what is under way has ended. */
  readonly signal?: AbortSignal;
}

/** Milliseconds that a clean-up may take where nothing else is said. */
export const usualCleanupMs = 20_000;

/** A run that is ready to exercise requirements. */
export interface OpenRun {
  readonly endpoint: string;
  /** Of the target, as far as anybody tells. Never rejects. */
  readonly version: Promise<string | undefined>;
  readonly preparation: Preparation;
  readonly connection: Connection;
  readonly names: RunNames;
  readonly exercise: ExerciseOptions;
  readonly judge: Judge;
  /** Runs the input at this path of a seed once more, as counterexamples carry it. Throws FixtureError and TransportError. */
  replay(requirement: Requirement, seed: number, path: string): Promise<PropertyResult>;
  /** Requests that the run has taken so far. */
  requests(): number;
  /** The median of the milliseconds from the first requests to their answers. */
  requestMs(): number;
  /** What befell the line to the target so far, the clean-up apart. */
  transport(): TransportCounts;
  /** Writes the recording, where one is asked for. Throws the system's error where it cannot. */
  writeRecording(): void;
  /**
   * Removes the fixtures within so many milliseconds (default: 20 s) and stops what was started; returns what could not
   * be removed, for people.
   */
  close(cleanupMs?: number): Promise<string[]>;
}

/**
 * Starts the embedded endpoint where it is the target, probes the target, and makes the fixtures. Throws Problem;
 * whatever it throws, nothing is left running.
 */
export async function openRun(options: OpenRunOptions): Promise<OpenRun> {
  const { target } = options;
  if (target.endpoint !== embeddedEndpoint) {
    const { credentials, journalFolder } = options;
    if (credentials === null) throw new Error(`target ${target.name} has no credentials`);
    return prepared(options, { endpoint: target.endpoint, credentials, journalFolder });
  }
  // What the embedded endpoint holds ends with it: nobody needs its journal afterwards, in the working folder least.
  const journalFolder = makeTemporaryFolder("run");
  const reference = await startReferenceThread();
  const release = async () => {
    await reference.close();
    rmSync(journalFolder, { recursive: true, force: true });
  };
  const { url: endpoint, credentials } = reference;
  return prepared(options, { endpoint, credentials, journalFolder, release });
}

/** Where a run happens. */
interface Place {
  readonly endpoint: string;
  readonly credentials: Credentials;
  readonly journalFolder: string;
  /** Ends an endpoint that the run has started itself: what is on it ends with it. */
  readonly release?: () => Promise<void>;
}

async function prepared(options: OpenRunOptions, place: Place): Promise<OpenRun> {
  const { target, exercise, signal } = options;
  const { endpoint } = place;
  const names = runNames(randomBytes(4).toString("hex"), "m");
  const { keeper } = options;
  const clean: SecretKeeper["clean"] = (text, inItsPlace) => keeper?.clean(text, inItsPlace) ?? text;
  const recorder =
    options.recordFile === undefined
      ? null
      : createRecorder({ endpoint, region: target.region, runId: names.runId }, options.recordFile, clean);
  const withhold = (keys: Credentials) => {
    recorder?.hide(keys);
    keeper?.withhold(keys);
  };
  recorder?.hide(place.credentials);
  const door = (apart: boolean) =>
    createQueryApi({
      apart,
      endpoint: new URL(endpoint),
      timeoutMs: target.timeoutMs,
      connections: exercise.concurrency,
      rateLimit: target.rateLimit,
      ca: options.ca,
    });
  const api = door(false);
  const learned = nothingLearned(target.fixtures.serviceName, usualLookAgainMs);
  const order = { isBroken: () => api.unasked() > 0, settle: api.settle };
  const connect = (send: Send, epoch?: () => number) =>
    connectionOf({
      ...place,
      target,
      learned,
      send,
      epoch,
      order,
      keeper: { withhold, notice: (exchange) => keeper?.notice(exchange) },
      ...(options.loadChain && { loadChain: options.loadChain }),
    });
  const timed = timedSend(api.send);
  const plain = sendUntil(signal, graceMs, timed.send);
  const probed = connect(plain);
  const steady = steadySend({
    send: plain,
    isAlive: () => isAnswering(probed),
    revive: options.restart,
    patienceMs: target.timeoutMs,
    signal,
  });
  const connection = connect(steady.send, () => steady.epoch() + Number(order.isBroken()));

  let journal: Journal | null = null;
  async function removeFixtures(cleanupMs: number): Promise<string[]> {
    if (place.release !== undefined || journal === null) return [];
    const bound = cutAfter(cleanupMs);
    // What is still under way may make something yet; what hangs gets half of the time, so that the rest is removed.
    await Promise.race([api.stop(), once(cutAfter(cleanupMs / 2), "abort")]);
    const cleaning = door(true);
    try {
      const bounded = sendUntil(bound, 0, cleaning.send);
      const { send } = steadySend({
        send: bounded,
        isAlive: () => isAnswering(connect(bounded)),
        patienceMs: target.timeoutMs,
        hasAnswered: true,
        signal: bound,
      });
      return await cleanUp(connect(send), journal);
    } finally {
      await cleaning.close();
    }
  }
  const close = async (cleanupMs = usualCleanupMs) => {
    try {
      return await removeFixtures(cleanupMs);
    } finally {
      await api.close();
      await place.release?.();
    }
  };
  try {
    journal = withoutSecretIds(
      openJournal(
        join(place.journalFolder, journalFileName(target.name, names.runId)),
        journalHead({
          target: target.name,
          endpoint,
          isOurs: options.isOurs ?? false,
          runId: names.runId,
        }),
      ),
      clean,
    );
    const existing = existingLanes(target);
    const preparing: PrepareOptions = {
      connection,
      journal,
      names,
      catalogue,
      laneCount: laneCount(exercise.concurrency),
      ...(existing === null ? {} : { existing }),
    };
    const preparation = await inOrder(connection, { isSuspect: isUnusual, signal }, () => {
      Object.assign(learned, nothingLearned(target.fixtures.serviceName, usualLookAgainMs));
      return prepareRun(preparing);
    });
    const ownUsers = place.release === undefined ? "removed" : "left";
    const trialUsers = target.provision === "create" ? ownUsers : "none";
    const session: Session = {
      connection,
      operation: updateServiceSpecificCredential,
      lanes:
        preparation.standIn === null
          ? createLanes(
              connection,
              journal,
              names,
              preparation.lanes,
              trialUsers,
              preparation.fixtureProblem?.message,
            )
          : inventedLanes(names, preparation.standIn.problem),
      names,
      journal,
      ...(recorder === null ? {} : { witness: recorder.add }),
      ...(preparation.standIn === null ? {} : { standIn: preparation.standIn }),
    };
    return {
      endpoint,
      version: targetVersion(target, endpoint, plain),
      preparation,
      connection,
      names,
      exercise,
      judge: createJudge(session, requirementById, {
        ...exercise,
        ...(signal === undefined ? {} : { signal }),
      }),
      replay: (requirement, seed, path) => runStimulus(session, requirement, { ...exercise, seed, path }),
      requests: api.requests,
      requestMs: timed.medianMs,
      transport: () => ({ ...steady.counts(), unasked: api.unasked() }),
      writeRecording: () => recorder?.write(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function openJournal(file: string, head: JournalHead): Journal {
  try {
    return fileJournal(file, head);
  } catch (error) {
    throw new Problem(
      `the journal ${file}, which lists what a run creates, cannot be written: ${messageOf(error)}`,
    );
  }
}

/** A target may give a secret for an id. Such an id is not written down: what it belongs to is removed with its user. */
function withoutSecretIds(journal: Journal, clean: SecretKeeper["clean"]): Journal {
  return {
    ...journal,
    write: (entry) => {
      const id = "credentialId" in entry ? entry.credentialId : "";
      if (clean(id) === id) journal.write(entry);
    },
  };
}

const mostMeasured = 200;

/** Measures how long the first answers take. The very first ones wait for connections, so that a mean would say too much. */
function timedSend(send: Send): { readonly send: Send; readonly medianMs: () => number } {
  const durations: number[] = [];
  return {
    send: async (request) => {
      const outcome = await send(request);
      if (durations.length < mostMeasured) durations.push(outcome.durationMs);
      return outcome;
    },
    medianMs: () => durations.toSorted((a, b) => a - b)[durations.length >> 1] ?? 0,
  };
}

/** Milliseconds that a request in flight gets when a run is cut short. */
const graceMs = 1000;

function existingLanes({ provision, fixtures }: Target): LaneNames[] | null {
  if (provision === "create" || fixtures.users === undefined) return null;
  return fixtures.users.map(({ name, credentials: [credentialId, secondId] }) => ({
    userName: name,
    credentialId,
    secondId,
  }));
}
