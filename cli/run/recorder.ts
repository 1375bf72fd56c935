import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { buildEvidence, createEvidence, type Evidence } from "../../engine/recordings/evidence.ts";
import suitePackage from "../../package.json" with { type: "json" };
import type { Exchange } from "../../protocol/exchange.ts";
import type { RunContext } from "./run-context.ts";

/** Keeps what a target answers, as evidence that later reports cite. */
export interface Recorder {
  /** Takes an exchange that a requirement judged. */
  readonly add: (requirement: string, exchange: Exchange) => void;
  /** Writes the file. Throws the system's error where it cannot. */
  write(): void;
}

/**
 * A recorder of the updates of one run. Nothing of it is in the file that would tell the account or open anything:
 * `secrets` holds what may not, and may grow.
 */
export function createRecorder(run: RunContext, file: string, secrets: ReadonlySet<string>): Recorder {
  const evidence: Evidence = createEvidence({ userPrefix: `ic-${run.runId}-`, secrets });
  return {
    add: evidence.add,
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
