import { execFileSync } from "node:child_process";
import { packageRoot } from "./package-root.ts";

/** Compiles the sources before tests that start the program as a user does. */
export default function setup(): void {
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], {
    cwd: packageRoot,
    stdio: "inherit",
  });
}
