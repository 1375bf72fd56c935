import type { TestUserConfig } from "vitest/config";

/**
 * How vitest runs the suites: one file in one thread, whose tests wait for the target and not for each other.
 * `sourceRoot` holds the sources or what they are compiled to, and may be inside `node_modules`.
 */
export function suitesConfig(sourceRoot: string): TestUserConfig {
  return {
    name: "conformance",
    root: sourceRoot,
    include: ["suites/conformance.test.{ts,js}"],
    exclude: [],
    pool: "threads",
    maxWorkers: 1,
    isolate: false,
    fileParallelism: false,
    maxConcurrency: 12,
    testTimeout: 0,
    hookTimeout: 120_000,
    // What is compiled needs no second transformation; the suites themselves are vitest's to load.
    server: {
      deps: {
        external: [/[\\/]dist[\\/](?!suites[\\/]conformance)/],
        inline: [/suites[\\/]conformance\.test/],
      },
    },
  };
}
