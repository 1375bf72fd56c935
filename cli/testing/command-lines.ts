import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommandLine } from "../run-command-line.ts";
import { expectWritable, writeWhole } from "../write-whole.ts";
import { fakeSurroundings } from "./fake-surroundings.ts";

/** What became of a command. */
interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Commands carried out in this process, in a working folder of their own. */
export interface CommandLines {
  readonly folder: string;
  run(words: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ended>;
  /** A file of the working folder. */
  read(name: string): string;
  /** The journals in the working folder. */
  journals(): string[];
  /** Leaves the folder, and removes it. */
  end(): void;
}

/** Makes a working folder and enters it; `end` undoes both. */
export function createCommandLines(): CommandLines {
  const folder = mkdtempSync(join(tmpdir(), "command-test-"));
  const before = process.cwd();
  process.chdir(folder);
  return {
    folder,
    async run(words, environment = {}) {
      const surroundings = fakeSurroundings({
        environment: { PATH: process.env["PATH"] ?? "", HOME: folder, ...environment },
        writeFile: writeWhole,
        expectWritable,
      });
      const code = await runCommandLine(words, surroundings);
      return { code, ...surroundings.printed };
    },
    read: (name) => readFileSync(join(folder, name), "utf8"),
    journals: () =>
      readdirSync(folder).includes(".iam-conformance") ? readdirSync(join(folder, ".iam-conformance")) : [],
    end: () => {
      process.chdir(before);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
