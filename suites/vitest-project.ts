import type { TestUserConfig } from "vitest/config";

/**
 * How vitest runs the suites: one file in one thread, whose tests wait for the target and not for each other.
 * `packageRoot` is where the suite is installed, which may be inside `node_modules`.
 */
export function suitesConfig(packageRoot: string): TestUserConfig {
  return {
    name: "conformance",
    root: packageRoot,
    include: ["suites/**/*.test.ts"],
    exclude: [],
    pool: "threads",
    maxWorkers: 1,
    isolate: false,
    fileParallelism: false,
    maxConcurrency: 12,
    testTimeout: 0,
    hookTimeout: 120_000,
    server: { deps: { inline: [/[\\/]iam-conformance[\\/]/] } },
  };
}
