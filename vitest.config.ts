import { defineConfig } from "vitest/config";

const folders = "{contract,suites,generators,protocol,engine,reference,targets,clients,reporters,cli,tools}";

export default defineConfig({
  test: {
    // Most tests wait for programs that they start: a worker per core, where vitest would leave one core free.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "unit",
          include: [`${folders}/**/*.test.ts`],
          exclude: ["suites/conformance.test.ts", "**/*.browser.test.ts"],
          globalSetup: ["cli/build-once.ts"],
          testTimeout: 60_000,
          // To load the modules anew for each file takes longer than most files; tools/architecture/ sees that none is replaced.
          isolate: false,
        },
      },
      {
        test: {
          name: "browser",
          include: ["reporters/**/*.browser.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "conformance",
          include: ["suites/conformance.test.ts"],
          maxConcurrency: 12,
        },
      },
    ],
  },
});
