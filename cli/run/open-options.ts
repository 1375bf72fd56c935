import { resolve } from "node:path";
import type { ChosenTarget } from "./choose-target.ts";
import type { OpenRunOptions } from "./open-run.ts";
import type { RunCommand } from "./run-command.ts";
import { runsFor } from "./undertaking-of.ts";

/** Where journals of targets that outlast the run are kept, in the working folder. */
export const journalFolder = ".iam-conformance";

const mostRandomSeed = 2 ** 31 - 1;

/** What to open for a run command; draws the seed where that is to be random. */
export function openOptions(command: RunCommand, chosen: ChosenTarget): OpenRunOptions {
  const { concurrency = chosen.target.concurrency, record } = command;
  const edition = command.edition ?? chosen.target.edition;
  return {
    ...chosen,
    exercise: {
      seed: command.seed === "random" ? Math.floor(Math.random() * mostRandomSeed) : command.seed,
      runs: runsFor(command, chosen.target),
      concurrency: Math.max(concurrency, 1),
      ...(edition === undefined ? {} : { edition }),
    },
    journalFolder,
    ...(record === undefined ? {} : { recordFile: resolve(record) }),
  };
}
