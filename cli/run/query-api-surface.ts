import { planRun } from "../../engine/run/plan.ts";
import { createVitestAdapter } from "../../reporters/vitest/vitest-adapter.ts";
import { catalogue, requirementById } from "../../suites/catalogue.ts";
import type { Command } from "../arguments/command.ts";
import { loadSuites } from "./run-suites.ts";
import type { RunSurface } from "./run-surface.ts";

/** The suite's own door: the requirements of the catalogue, exercised by vitest. */
export function queryApiSurface(command: Extract<Command, { name: "run" }>): RunSurface {
  return {
    planFor: (target) => {
      const edition = command.edition ?? target.edition;
      const options = { ...command, claims: target.claims, ...(edition === undefined ? {} : { edition }) };
      return planRun(catalogue, options).map(({ requirement }) => requirement);
    },
    opening: command,
    client: null,
    load: async () => {
      const suites = await loadSuites();
      return async (open, progress, signal) => {
        const adapter = createVitestAdapter((verdict) => {
          const area = requirementById(verdict.requirement)?.area ?? "";
          progress({ kind: "verdict", verdict, area });
        });
        await suites.run(open.context, adapter.reporter, signal);
        return adapter.gathered;
      };
    },
    close: async () => undefined,
  };
}
