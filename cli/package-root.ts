import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the package: one above the sources' folders, two above the compiled ones'. */
export const packageRoot: string =
  ["..", "../.."]
    .map((up) => fileURLToPath(new URL(up, import.meta.url)))
    .find((folder) => existsSync(join(folder, "targets.json"))) ?? process.cwd();
