import { setFlagsFromString } from "node:v8";

/** What V8 executes of a function before it is optimised, in bytes of bytecode: about four times as much as usual. */
const interruptBudget = 500_000;

/**
 * Has V8 optimise functions later than usual. A default run ends within seconds, and a quarter of its CPU time went into
 * optimising functions that were hardly called any more; what runs for long is optimised all the same. Only in Node.js 20,
 * for which it was measured: an engine without the setting would say so on the terminal.
 */
export function compileLate(): void {
  if (process.versions.node.startsWith("20.")) setFlagsFromString(`--interrupt-budget=${interruptBudget}`);
}
