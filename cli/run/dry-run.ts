import { estimateRequests, totalOf } from "../../engine/run/estimate-requests.ts";
import { durationWords } from "../../reporters/words/duration-words.ts";
import type { Target } from "../../targets/target.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Surroundings } from "../surroundings.ts";
import type { RunCommand } from "./run-command.ts";
import { runsFor, undertakingOf } from "./undertaking-of.ts";

/** Says what a run would send, without sending any of it: how many requests of each operation, and how long they take. */
export function dryRun(command: RunCommand, target: Target, { out }: Pick<Surroundings, "out">): ExitCode {
  const runs = runsFor(command, target);
  const undertaking = undertakingOf(command, target);
  const estimate = estimateRequests(undertaking, runs);
  const total = totalOf(estimate);
  const rows = [...estimate].sort(([, one], [, two]) => two - one);
  const width = Math.max(...rows.map(([name]) => name.length));
  out(`${target.name}: ${target.endpoint}\n`);
  out(`${undertaking.plan.length} requirements, ${runs} run${runs === 1 ? "" : "s"} of each at most`);
  out(runs < command.runs ? `, to stay within ${target.requestBudget} requests\n\n` : "\n\n");
  for (const [name, count] of rows) out(`  ${name.padEnd(width)} ${String(count).padStart(7)}\n`);
  out(`  ${"about".padEnd(width)} ${String(total).padStart(7)} requests\n\n`);
  out(
    target.rateLimit === undefined
      ? "as fast as the target answers; "
      : `about ${durationWords((total / target.rateLimit) * 1000)} at ${target.rateLimit} requests per second; `,
  );
  out("each violation adds up to a few hundred to shrink it. Nothing was sent.\n");
  return exitCodes.conforms;
}
