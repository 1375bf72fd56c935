import type { MutantProof } from "../../engine/proof/prove-mutant.ts";
import { isProved, type ProofReport } from "../report/proof-report.ts";

/** What `prove` found out, for people. Pure. */
export function renderProofText(report: ProofReport): string {
  const { score, selfProof, unproven, lucky, seeds, times } = report;
  return [
    `mutants      ${score.killed} of ${score.of} killed by a requirement that has to notice them`,
    ...score.survivors.map((proof) => `  survives   ${survivor(proof)}`),
    ...listed("unproven", "requirements that killed no mutant", unproven),
    ...(seeds > 1
      ? [
          `detection    over ${seeds} seeds ${lucky.length === 0 ? "every mutant is noticed often enough" : `${lucky.length} mutants are noticed by luck`}`,
          ...lucky.map(({ mutant, noticed }) => `  by luck    ${mutant}: ${noticed} of ${seeds}`),
        ]
      : []),
    `precision    a mutant violates ${score.median} requirement${score.median === 1 ? "" : "s"} (median), ${score.mean.toFixed(2)} (mean)`,
    ...score.tripped.map(
      ({ requirements, mutants }) =>
        `  ${String(requirements).padStart(4)} violated by ${String(mutants).padStart(4)} mutant${mutants === 1 ? "" : "s"}`,
    ),
    ...score.offenders.map(
      ({ mutant, trips }) =>
        `  ${String(trips.length).padStart(4)} ${mutant}: ${trips.slice(0, 3).join(", ")}, …`,
    ),
    `self-proof   ${selfProof.rejected} of ${selfProof.of} dummy responders rejected in ${seconds(times.selfProofMs)}`,
    `seed ${report.seed}, ${report.runs} runs, ${seconds(times.wallMs)} (${seconds(times.cpuMs)} of CPU)`,
    isProved(report) ? "proved" : "not proved",
    "",
  ].join("\n");
}

function listed(label: string, what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [`${label.padEnd(13)}${names.length} ${what}`, ...names.map((name) => `  ${name}`)];
}

function survivor({ mutant, missed }: MutantProof): string {
  return `${mutant}: ${missed.map(({ requirement, outcome }) => `${requirement} ${outcome}`).join(", ")}`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 3 : 1)} s`;
}
