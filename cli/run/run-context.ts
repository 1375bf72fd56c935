import type { Level } from "../../contract/citation.ts";
import type { LaneNames } from "../../engine/fixtures/lane.ts";
import type { PlanOptions } from "../../engine/run/plan.ts";
import type { ExerciseOptions } from "../../engine/run/run-requirements.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";

/** What the process that runs the requirements has to know; plain data. */
export interface RunContext {
  readonly endpoint: string;
  /** Certificates to trust, in PEM. */
  readonly ca?: string;
  readonly region: string;
  readonly credentials: Credentials;
  /** The provider chain that the credentials came from, and that refreshes them. */
  readonly credentialChain?: { readonly profile?: string };
  readonly timeoutMs: number;
  readonly consistencyMs: number;
  readonly rateLimit?: number;
  /** The file that takes what the target answers, as evidence. */
  readonly recordFile?: string;
  readonly serviceName: string;
  readonly runId: string;
  readonly journalFile: string;
  readonly lanes: readonly LaneNames[];
  readonly canProvision: boolean;
  readonly plan: PlanOptions;
  readonly exercise: ExerciseOptions;
  /** Violations from this level on fail a test. */
  readonly level: Extract<Level, "MUST" | "SHOULD">;
}

declare module "vitest" {
  interface ProvidedContext {
    run: RunContext;
  }
}

declare module "@vitest/runner" {
  interface TaskMeta {
    /** The outcome of the requirement that the test is about. */
    verdict?: import("../../engine/judge/verdict.ts").Verdict;
    /** Requests that all tests together had sent when this one ended. */
    requests?: number;
  }
}
