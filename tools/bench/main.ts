import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { type Figure, figuresTable } from "./figure.ts";
import { measureMemory } from "./long-run.ts";
import { measureProperty } from "./property-speed.ts";
import { measureThroughput } from "./throughput.ts";
import { measureWholeRun } from "./whole-run.ts";

/** Cases of each measurement, and runs of the whole suite. `--quick` is for machines that are busy or slow. */
const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    json: { type: "string", default: ".iam-conformance/bench.json" },
  },
});
const extent = values.quick
  ? { cases: 2000, memory: 10_000, runs: 1 }
  : { cases: 10_000, memory: 100_000, runs: 3 };

const figures: Figure[] = [];
for (const measure of [
  () => measureWholeRun(extent.runs),
  measureProperty,
  () => measureThroughput(extent.cases),
  () => measureMemory(extent.memory),
]) {
  const measured = await measure();
  figures.push(...measured);
  console.log(figuresTable(measured));
}
mkdirSync(dirname(values.json), { recursive: true });
writeFileSync(values.json, `${JSON.stringify({ node: process.version, figures }, null, 2)}\n`);
console.log(`written to ${values.json}`);
