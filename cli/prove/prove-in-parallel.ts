import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { MutantProof, ProofOptions } from "../../engine/proof/prove-mutant.ts";
import { createMutantProver } from "./mutant-prover.ts";

/** Called after each proof. */
type OnProof = (done: number) => void;

/** Threads only run compiled code; the sources, as tests load them, do with one. */
const isCompiled = import.meta.url.endsWith(".js");

/** The proofs of these mutants, in their order. What a thread throws is thrown. */
export async function proveInParallel(
  names: readonly string[],
  options: ProofOptions,
  onProof: OnProof = () => undefined,
): Promise<MutantProof[]> {
  const threads = Math.min(availableParallelism(), names.length);
  const proofs =
    threads > 1 && isCompiled ? inThreads(threads, names, options, onProof) : inTurn(names, options, onProof);
  const byName = new Map((await proofs).map((proof) => [proof.mutant, proof]));
  return names.flatMap((name) => byName.get(name) ?? []);
}

async function inTurn(
  names: readonly string[],
  options: ProofOptions,
  onProof: OnProof,
): Promise<MutantProof[]> {
  const prover = await createMutantProver(options);
  const proofs: MutantProof[] = [];
  for (const name of names) {
    proofs.push(await prover(name));
    onProof(proofs.length);
  }
  return proofs;
}

/** Each thread takes the next mutant as soon as it has done with one. */
async function inThreads(
  threads: number,
  names: readonly string[],
  options: ProofOptions,
  onProof: OnProof,
): Promise<MutantProof[]> {
  const waiting = [...names].reverse();
  const proofs: MutantProof[] = [];
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL("./prove-worker.js", import.meta.url), { workerData: options }),
  );
  const ended = workers.map(
    (worker) =>
      new Promise<void>((resolve, reject) => {
        worker.on("error", reject);
        worker.on("exit", (code) => reject(new Error(`a thread ended with code ${code}`)));
        worker.on("message", (message: MutantProof | "ready") => {
          if (message !== "ready") {
            proofs.push(message);
            onProof(proofs.length);
          }
          const next = waiting.pop();
          if (next === undefined) resolve();
          else worker.postMessage(next);
        });
      }),
  );
  try {
    await Promise.all(ended);
    return proofs;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
