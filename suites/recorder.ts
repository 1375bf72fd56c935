import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { buildEvidence, createEvidence, type Evidence } from "../engine/evidence.ts";
import suitePackage from "../package.json" with { type: "json" };
import type { Send } from "../protocol/exchange.ts";
import type { RunContext } from "./run-context.ts";

/** Keeps what a target answers, as evidence that later requirements can cite. */
export interface Recorder {
  /** The same door, whose answers are kept. */
  readonly send: Send;
  /** Writes the file. Throws the system's error where it cannot. */
  write(): void;
}

/** A recorder of the updates of one run. Nothing of it is in the file that would tell the account or open anything. */
export function createRecorder(run: RunContext, file: string, send: Send): Recorder {
  const evidence: Evidence = createEvidence({
    userPrefix: `ic-${run.runId}-`,
    secrets: [
      run.credentials.accessKeyId,
      run.credentials.secretAccessKey,
      run.credentials.sessionToken ?? "",
    ],
  });
  return {
    send: async (request) => {
      const outcome = await send(request);
      if (outcome.kind === "response") evidence.add(request, outcome);
      return outcome;
    },
    write() {
      const about = {
        suite: { name: suitePackage.name, version: suitePackage.version },
        recordedAt: new Date().toISOString().slice(0, 10),
        endpoint: new URL(run.endpoint).hostname,
        region: run.region,
      };
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, buildEvidence(about, evidence));
    },
  };
}
