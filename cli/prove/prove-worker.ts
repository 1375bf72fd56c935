import { parentPort, workerData } from "node:worker_threads";
import { createMutantProver } from "./mutant-prover.ts";

// A thread of `prove`: proves the mutants whose names come, one at a time, and answers with their proofs.
const prover = await createMutantProver(workerData);
parentPort?.on("message", async (name: string) => {
  parentPort?.postMessage(await prover(name));
});
parentPort?.postMessage("ready");
