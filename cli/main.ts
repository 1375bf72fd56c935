#!/usr/bin/env node
import { compileLate } from "./compile-late.ts";
import { exitCodes } from "./exit-codes.ts";
import { runCommandLine } from "./run-command-line.ts";
import { processSurroundings } from "./surroundings.ts";

// Node.js would end with 1, which says that the target violates something.
process.on("uncaughtException", ({ stack, message }) => {
  process.stderr.write(
    `iam-conformance: the suite itself failed; please report this:\n${stack ?? message}\n`,
  );
  process.exit(exitCodes.broken);
});

compileLate();
const exitCode = await runCommandLine(process.argv.slice(2), processSurroundings());
// An output that could not be written may have set one already.
process.exitCode = exitCode || process.exitCode;
