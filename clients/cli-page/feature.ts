import type { SourceName } from "../../contract/sources.ts";
import type { CapturedRequest } from "../capture/captured-request.ts";
import type { ScriptedAnswer } from "../capture/scripted-answer.ts";
import type { Capture } from "../capture/start-capture.ts";
import type { EndedProgram } from "../install/run-program.ts";
import type { CheckOutcome } from "../self-check/driver-check.ts";

/** A page of the AWS CLI's reference on the operation. */
export type CliPage = Extract<SourceName, "cli-v1" | "cli-v2">;

/** What one start of the CLI led to. */
export interface CliRun extends EndedProgram {
  /** Parameters of each request that it sent, as decoded from the body; null where the body is no form. */
  readonly sent: readonly (ReadonlyMap<string, string> | null)[];
  readonly requests: readonly CapturedRequest[];
}

/** What a feature is tried with. */
export interface CliRig {
  /** The page of the version that is tried. */
  readonly source: CliPage;
  readonly capture: Capture;
  /**
   * Runs `aws iam update-service-specific-credential` with these words, region and endpoint given, without a terminal.
   * Only fixed words go on the command line.
   */
  readonly run: (words: readonly string[], answer?: ScriptedAnswer) => Promise<CliRun>;
  /** Writes a file for the CLI to read and returns its `file://` address. */
  readonly file: (name: string, text: string) => string;
}

/** Something that the CLI's page of the operation promises. */
export interface CliFeature {
  readonly name: string;
  readonly statement: string;
  /** The pages that promise it, and so the versions that have to keep it. */
  readonly sources: readonly CliPage[];
  readonly run: (rig: CliRig) => Promise<CheckOutcome>;
}
