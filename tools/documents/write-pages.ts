import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { generatedPages, stalePages } from "./generated-pages.ts";

// Started as `node dist/tools/documents/write-pages.js`: the package is three folders up.
const root = fileURLToPath(new URL("../../..", import.meta.url));
const { values: flags } = parseArgs({ options: { check: { type: "boolean", default: false } } });

const pages = generatedPages();
const stale = stalePages(pages, (path) => {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
});
for (const path of stale) {
  if (!flags.check) writeFileSync(join(root, path), pages.get(path) ?? "");
  console.log(flags.check ? `${path} is stale: run npm run docs` : `wrote ${path}`);
}
if (stale.length === 0) console.log(`${pages.size} generated pages are up to date`);
if (flags.check && stale.length > 0) process.exitCode = 1;
