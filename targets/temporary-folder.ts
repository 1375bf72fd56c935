import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Why there is no temporary folder, and what to do, for people. */
export class TemporaryFolderError extends Error {
  override readonly name = "TemporaryFolderError";
}

/**
 * Makes an empty folder for `purpose`, a word of its name, where the system keeps temporary files. Who asks for it removes
 * it. Throws TemporaryFolderError where none can be made.
 */
export function makeTemporaryFolder(purpose: "run" | "driver" | "cli"): string {
  try {
    return mkdtempSync(join(tmpdir(), `iam-conformance-${purpose}-`));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TemporaryFolderError(
      `no temporary folder can be made in ${tmpdir()}: ${why}; set TMPDIR to a folder that can be written`,
    );
  }
}
