import { compileLate } from "../../cli/compile-late.ts";
import { runCommandLine } from "../../cli/run-command-line.ts";
import { processSurroundings } from "../../cli/surroundings.ts";

/**
 * Runs the command line of its arguments as the program does, as on a terminal, and prints when what was first seen,
 * in ms since the process began, and the CPU time of all its threads: its progress is the only witness of the phases.
 */
const marks: Record<string, number> = {};
const witnesses: readonly (readonly [name: string, seen: RegExp])[] = [
  ["probing", /probing/],
  ["exercising", /0\/\d/],
  ["firstVerdict", /[1-9]\d*\/\d+/],
  ["cleaning", /removing fixtures/],
];

compileLate();
const code = await runCommandLine(process.argv.slice(2), {
  ...processSurroundings(),
  out: () => undefined,
  errIsTerminal: true,
  err: (text) => {
    for (const [name, seen] of witnesses) if (seen.test(text)) marks[name] ??= performance.now();
  },
});
marks["ended"] = performance.now();
const { user, system } = process.cpuUsage();
marks["cpu"] = (user + system) / 1000;
console.log(JSON.stringify({ code, marks }));
