import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const rooms = "{contract,suites,generators,protocol,engine,reference,targets,clients,reporters,cli,tools}";

/** Tests that start programs, the compiled ones among them. */
const programs = [
  "cli/program.test.ts",
  "cli/cleanup/killed-run.test.ts",
  "cli/client/*.test.ts",
  "cli/run/{driver-surface,run-through-client,started-target,breaking-down}.test.ts",
  "clients/**/{faulty-clients,faulty-drivers,open-driver,shipped-drivers,planted-habits,install-client}.test.ts",
  "reference/main.test.ts",
  "targets/start/{guard-group,start-process}.test.ts",
];

export default defineConfig({
  test: {
    // Tests wait, for servers and programs that they start, a third of the time: one worker more than there are cores.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        test: {
          name: "unit",
          include: [`${rooms}/**/*.test.ts`],
          exclude: [...programs, "suites/conformance.test.ts", "**/*.browser.test.ts"],
          testTimeout: 60_000,
          // To load the modules anew for each file takes longer than most files; tools/architecture/ sees that none is replaced.
          isolate: false,
        },
      },
      {
        test: {
          name: "programs",
          include: programs,
          globalSetup: ["cli/build-once.ts"],
          testTimeout: 120_000,
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
