import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EditionName } from "../../contract/editions.ts";
import { fileJournal, type Journal } from "../../engine/fixtures/journal.ts";
import { type JournalHead, journalHead } from "../../engine/fixtures/journal-head.ts";
import type { LaneNames } from "../../engine/fixtures/lane.ts";
import { runNames } from "../../engine/fixtures/run-names.ts";
import { cleanUp, type Preparation, prepareRun } from "../../engine/run/prepare-run.ts";
import type { NoResponse, Send } from "../../protocol/exchange.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import { type StartedReference, startReference } from "../../reference/start-reference.ts";
import { catalogue } from "../../suites/catalogue.ts";
import { createQueryApi } from "../../targets/door/create-query-api.ts";
import { embeddedEndpoint, type Target } from "../../targets/target.ts";
import { connectionOf } from "./connection-of.ts";
import { JournalError } from "./journal-error.ts";
import type { RunContext } from "./run-context.ts";

/** What a run is opened with. */
export interface OpenRunOptions {
  readonly target: Target;
  /** null: the embedded reference hands out its own. */
  readonly credentials: Credentials | null;
  /** Certificates to trust, in PEM. */
  readonly ca?: string;
  readonly seed: number;
  readonly runs: number;
  readonly level: "MUST" | "SHOULD";
  readonly only: readonly string[];
  readonly shard?: { readonly index: number; readonly of: number };
  readonly edition?: EditionName;
  /** Default: the target's. */
  readonly concurrency?: number;
  /** Seconds after which nothing new is begun. */
  readonly maxTime?: number;
  /** The target was started for this run. */
  readonly isOurs?: boolean;
  /** Where the journals of targets live that outlast the run. */
  readonly journalFolder: string;
  /** The file that takes what the target answers, as evidence. */
  readonly recordFile?: string;
  /** Told of keys that a provider chain refreshes while the run is prepared or cleaned up. */
  readonly onKeys?: (keys: Credentials) => void;
  /** Aborted: nothing more is made, and `openRun` resolves as soon as what is under way has ended. */
  readonly signal?: AbortSignal;
}

/** A run that is ready to exercise requirements. */
export interface OpenRun {
  readonly context: RunContext;
  readonly preparation: Preparation;
  /** Requests that preparing and cleaning up have taken so far. */
  requests(): number;
  /** Removes the fixtures and stops what was started; returns what could not be removed, for people. */
  close(): Promise<string[]>;
}

/**
 * Starts the embedded endpoint where it is the target, probes the target, and makes the fixtures. Throws JournalError;
 * whatever it throws, nothing is left running.
 */
export async function openRun(options: OpenRunOptions): Promise<OpenRun> {
  const reference = options.target.endpoint === embeddedEndpoint ? await startReference() : null;
  // What the embedded endpoint holds ends with it: nobody needs its journal afterwards, in the working folder least.
  const temporary = reference === null ? null : mkdtempSync(join(tmpdir(), "iam-conformance-"));
  const release = async () => {
    await reference?.close();
    if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
  };
  try {
    const context = contextOf(options, reference, temporary ?? options.journalFolder);
    return await prepared(context, options, reference === null, release);
  } catch (error) {
    await release();
    throw error;
  }
}

function contextOf(
  options: OpenRunOptions,
  reference: StartedReference | null,
  journalFolder: string,
): Omit<RunContext, "lanes"> {
  const { target } = options;
  const endpoint = reference?.url ?? target.endpoint;
  const credentials = options.credentials ?? reference?.credentials;
  if (credentials === undefined) throw new Error(`target ${target.name} has no credentials`);
  const concurrency = Math.max(options.concurrency ?? target.concurrency, 1);
  const runId = randomBytes(4).toString("hex");
  const deadline = options.maxTime === undefined ? undefined : Date.now() + options.maxTime * 1000;
  return {
    endpoint,
    ...(options.ca === undefined ? {} : { ca: options.ca }),
    region: target.region,
    credentials,
    ...(target.credentials !== null && "chain" in target.credentials
      ? { credentialChain: target.credentials.chain }
      : {}),
    ...(options.recordFile === undefined ? {} : { recordFile: options.recordFile }),
    timeoutMs: target.timeoutMs,
    consistencyMs: target.consistencyMs,
    ...(target.rateLimit === undefined ? {} : { rateLimit: target.rateLimit }),
    serviceName: target.fixtures.serviceName,
    runId,
    journalFile: join(journalFolder, `${target.name}-${runId}.jsonl`),
    canProvision: target.provision === "create",
    plan: {
      claims: target.claims,
      only: options.only,
      ...(options.shard === undefined ? {} : { shard: options.shard }),
      ...(options.edition === undefined ? {} : { edition: options.edition }),
    },
    exercise: {
      seed: options.seed,
      runs: options.runs,
      concurrency,
      ...(deadline === undefined ? {} : { deadline }),
      ...(options.edition === undefined ? {} : { edition: options.edition }),
    },
    level: options.level,
  };
}

async function prepared(
  context: Omit<RunContext, "lanes">,
  { target, isOurs = false, onKeys, signal }: OpenRunOptions,
  outlastsTheRun: boolean,
  release: () => Promise<void>,
): Promise<OpenRun> {
  const journal = openJournal(context.journalFile, journalHead(target.name, context.endpoint, isOurs));
  const api = createQueryApi({
    ...context,
    endpoint: new URL(context.endpoint),
    connections: context.exercise.concurrency,
  });
  const keys = onKeys === undefined ? {} : { onKeys };
  const connection = connectionOf(context, api.send, keys);
  const existing = existingLanes(target);

  let lanes: readonly LaneNames[] = [];
  const close = async () => {
    try {
      return outlastsTheRun ? await cleanUp(connection, journal, lanes) : [];
    } finally {
      await api.close();
      await release();
    }
  };
  try {
    const preparation = await prepareRun({
      connection: connectionOf(context, until(signal, api.send), keys),
      journal,
      names: runNames(context.runId, "m"),
      catalogue,
      // Two, so that a trial can hold another user's lane beside its own.
      laneCount: Math.max(2, context.exercise.concurrency),
      ...(existing === null ? {} : { existing }),
    });
    lanes = preparation.lanes;
    return { context: { ...context, lanes }, preparation, requests: api.requests, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function openJournal(file: string, head: JournalHead): Journal {
  try {
    return fileJournal(file, head);
  } catch (error) {
    throw new JournalError(
      `what a run makes is written down first, but ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

const interrupted: NoResponse = {
  kind: "no-response",
  cause: "other",
  detail: "the run was interrupted",
  durationMs: 0,
};

/** Sends nothing more once `signal` is aborted. */
function until(signal: AbortSignal | undefined, send: Send): Send {
  return async (request) => (signal?.aborted === true ? interrupted : send(request));
}

function existingLanes({ provision, fixtures }: Target): LaneNames[] | null {
  if (provision === "create" || fixtures.users === undefined) return null;
  return fixtures.users.map(({ name, credentials: [credentialId, secondId] }) => ({
    userName: name,
    credentialId,
    secondId,
  }));
}
