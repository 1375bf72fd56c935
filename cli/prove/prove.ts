import { scoreMutants } from "../../engine/proof/mutant-score.ts";
import type { MutantProof } from "../../engine/proof/prove-mutant.ts";
import { proveSelf } from "../../engine/proof/prove-self.ts";
import { mutants } from "../../reference/mutants/mutants.ts";
import { renderBadge } from "../../reporters/formats/badge.ts";
import { renderProofText } from "../../reporters/formats/proof-text.ts";
import {
  detectionShare,
  isProved,
  type Luck,
  type ProofReport,
} from "../../reporters/report/proof-report.ts";
import { catalogue } from "../../suites/catalogue.ts";
import { exitCodes } from "../exit-codes.ts";
import { writeText } from "../problem.ts";
import type { Surroundings } from "../surroundings.ts";
import { writeTexts } from "../write-texts.ts";
import type { ProveCommand } from "./prove-command.ts";
import { proveInParallel } from "./prove-in-parallel.ts";

/** Trials of the requirements that need not notice a mutant: the boundaries, which come first. */
const otherRuns = 2;

/** Runs all mutants, or some, against the suite and prints what it notices; returns the exit code. */
export async function prove(command: ProveCommand, surroundings: Surroundings): Promise<number> {
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const selfProof = await proveSelf(catalogue);
  const selfProofMs = performance.now() - begun;
  const isAll = command.mutant.length === 0;
  const names = mutants.map(({ name }) => name).filter((name) => isAll || command.mutant.includes(name));

  const onProof = (done: number) => {
    if (surroundings.errIsTerminal) surroundings.err(`\r${done} of ${names.length} mutants`);
  };
  const { seed, runs } = command;
  const proofs = await proveInParallel(names, { seed, runs, otherRuns }, onProof);
  const lucky = await noticedByLuck(names, command, proofs);
  if (surroundings.errIsTerminal) surroundings.err("\r");

  const score = scoreMutants(proofs, catalogue);
  const { user, system } = process.cpuUsage(cpu);
  const report: ProofReport = {
    seed,
    runs,
    selfProof,
    score,
    proofs,
    unproven: isAll ? score.unproven.map(({ id }) => id) : [],
    lucky,
    seeds: command.seeds,
    times: { wallMs: performance.now() - begun, cpuMs: (user + system) / 1000, selfProofMs },
  };
  writeTexts(
    command.report,
    (format) => (format === "json" ? `${JSON.stringify(report, null, 2)}\n` : renderProofText(report)),
    surroundings,
  );
  if (command.badge !== undefined) {
    const badge = renderBadge("mutants killed", `${score.killed} of ${score.of}`, isProved(report));
    writeText("the badge", command.badge, badge, surroundings);
  }
  return isProved(report) ? exitCodes.conforms : exitCodes.violates;
}

/** The mutants that too few of the seeds from `seed` on notice; `proofs` are those of the first. */
async function noticedByLuck(
  names: readonly string[],
  { seed, seeds, runs }: ProveCommand,
  proofs: readonly MutantProof[],
): Promise<Luck[]> {
  const tried = [proofs];
  while (tried.length < seeds)
    tried.push(await proveInParallel(names, { seed: seed + tried.length, runs, otherRuns: 0 }));
  return names
    .map((mutant, index) => ({
      mutant,
      noticed: tried.filter((proved) => (proved[index]?.killedBy.length ?? 0) > 0).length,
    }))
    .filter(({ noticed }) => seeds > 1 && noticed < Math.floor(seeds * detectionShare));
}
