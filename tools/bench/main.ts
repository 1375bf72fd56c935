import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { type Figure, figuresTable, isMet } from "./figure.ts";
import { measureMemory } from "./long-run.ts";
import { measureProperty } from "./property-speed.ts";
import { measureThroughput } from "./throughput.ts";
import { measureProve, measureWholeRun } from "./whole-run.ts";

/** Where the figures of a full run are kept; its words are written by hand. */
const page = "docs/performance.md";

/**
 * Cases of each measurement, and runs of the whole suite. `--quick` is for machines that are busy or slow; it writes no page.
 * `--memory N`: the cases over which memory is watched, in place of a million, which take many minutes.
 */
const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    memory: { type: "string", default: "1000000" },
  },
});
const extent = values.quick
  ? { cases: 2000, memory: 10_000, runs: 1 }
  : { cases: 10_000, memory: Number(values.memory), runs: 5 };

const figures: Figure[] = [];
for (const measure of [
  () => measureWholeRun(extent.runs),
  ...(values.quick ? [] : [measureProve]),
  measureProperty,
  () => measureThroughput(extent.cases),
  () => measureMemory(extent.memory),
]) {
  const measured = await measure();
  figures.push(...measured);
  console.log(figuresTable(measured));
}
const missed = figures.filter((figure) => isMet(figure) === false);
console.log(`${missed.length} goals missed of ${figures.filter(({ goal }) => goal !== undefined).length}`);
if (!values.quick) {
  writeFileSync(page, withFigures(readFileSync(page, "utf8"), figures));
  console.log(`written to ${page}`);
}

/** The page with these figures in place of those between its marks. */
function withFigures(text: string, measured: readonly Figure[]): string {
  const [start, end] = ["<!-- figures -->", "<!-- end of figures -->"];
  const [before, rest = ""] = text.split(start);
  const after = rest.split(end)[1] ?? "";
  const made = `Node.js ${process.version.slice(1)}, ${availableParallelism()} cores.`;
  return `${before}${start}\n\n${made}\n\n${figuresTable(measured)}\n${end}${after}`;
}
