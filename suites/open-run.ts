import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileJournal, type Journal } from "../engine/journal.ts";
import type { LaneNames } from "../engine/lane.ts";
import { cleanUp, type Preparation, prepareRun } from "../engine/prepare-run.ts";
import { runNames } from "../engine/run-names.ts";
import type { Credentials } from "../protocol/credentials.ts";
import { type StartedReference, startReference } from "../reference/start-reference.ts";
import { catalogue } from "../spec/catalogue.ts";
import type { EditionName } from "../spec/editions.ts";
import { createQueryApi } from "../surfaces/query-api/create-query-api.ts";
import { embeddedEndpoint, type Target } from "../targets/target.ts";
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
  /** Where the journals of targets live that outlast the run. */
  readonly journalFolder: string;
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

/** Starts the embedded endpoint where it is the target, probes the target, and makes the fixtures. */
export async function openRun(options: OpenRunOptions): Promise<OpenRun> {
  const { target } = options;
  const reference = target.endpoint === embeddedEndpoint ? await startReference() : null;
  const endpoint = reference?.url ?? target.endpoint;
  const credentials = options.credentials ?? reference?.credentials;
  if (credentials === undefined) throw new Error(`target ${target.name} has no credentials`);
  const concurrency = Math.max(options.concurrency ?? target.concurrency, 1);
  const runId = randomBytes(4).toString("hex");
  const journalFile = join(
    reference === null ? options.journalFolder : join(tmpdir(), "iam-conformance"),
    `${target.name}-${runId}.jsonl`,
  );
  const deadline = options.maxTime === undefined ? undefined : Date.now() + options.maxTime * 1000;
  const context: Omit<RunContext, "lanes"> = {
    endpoint,
    ...(options.ca === undefined ? {} : { ca: options.ca }),
    region: target.region,
    credentials,
    timeoutMs: target.timeoutMs,
    consistencyMs: target.consistencyMs,
    ...(target.rateLimit === undefined ? {} : { rateLimit: target.rateLimit }),
    serviceName: target.fixtures.serviceName,
    runId,
    journalFile,
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
  return prepared(context, target, reference);
}

async function prepared(
  context: Omit<RunContext, "lanes">,
  target: Target,
  reference: StartedReference | null,
): Promise<OpenRun> {
  const api = createQueryApi({
    ...context,
    endpoint: new URL(context.endpoint),
    connections: context.exercise.concurrency,
  });
  const connection = { ...context, send: api.send, endpoint: new URL(context.endpoint) };
  const journal: Journal = fileJournal(context.journalFile);
  const existing = existingLanes(target);

  let lanes: readonly LaneNames[] = [];
  const close = async () => {
    try {
      return reference === null ? await cleanUp(connection, journal, lanes) : [];
    } finally {
      await api.close();
      await reference?.close();
      if (reference !== null) rmSync(context.journalFile, { force: true });
    }
  };
  try {
    const preparation = await prepareRun({
      connection,
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

function existingLanes({ provision, fixtures }: Target): LaneNames[] | null {
  if (provision === "create" || fixtures.users === undefined) return null;
  return fixtures.users.map(({ name, credentials: [credentialId, secondId] }) => ({
    userName: name,
    credentialId,
    secondId,
  }));
}
