import { credentialServices } from "../../contract/fixture-operations.ts";
import { service } from "../../contract/operation.ts";
import { nothingLearned } from "../../engine/fixtures/learned.ts";
import {
  honestBehaviour,
  type MutantProof,
  type ProofOptions,
  proveMutant,
} from "../../engine/proof/prove-mutant.ts";
import type { Connection } from "../../engine/run/connection.ts";
import { createReference } from "../../reference/create-reference.ts";
import type { Mutant } from "../../reference/mutants/mutant.ts";
import { mutantByName } from "../../reference/mutants/mutants.ts";
import { sendInProcess } from "../../reference/send-in-process.ts";
import { defaultMaxBodyBytes } from "../../targets/door/create-query-api.ts";
import { decodeBody } from "../../targets/door/decode-body.ts";

/** Proves one mutant after the other. Throws where there is no mutant of that name. */
export type MutantProver = (name: string) => Promise<MutantProof>;

/** A prover of mutants of the embedded reference, in this process and without sockets. */
export async function createMutantProver(options: ProofOptions): Promise<MutantProver> {
  const prove = await createProver(options);
  return async (name) => {
    const mutant = mutantByName(name);
    if (mutant === undefined) throw new Error(`there is no mutant ${name}`);
    return prove(mutant);
  };
}

/** As {@link createMutantProver}, of mutants that need not have been declared. */
export async function createProver(options: ProofOptions): Promise<(mutant: Mutant) => Promise<MutantProof>> {
  const honest = await honestBehaviour(connectTo(), options);
  return (mutant) => proveMutant(mutant, connectTo(mutant), honest, options);
}

/** A connection to a fresh endpoint, with the fault of `mutant`. */
function connectTo(mutant?: Mutant): Connection {
  const reference = createReference(mutant === undefined ? {} : { mutant });
  const send = sendInProcess(reference);
  return {
    send: async (request) => {
      const outcome = await send(request);
      return outcome.kind === "response" ? decodeBody(outcome, defaultMaxBodyBytes) : outcome;
    },
    endpoint: new URL("http://localhost/"),
    region: service.region,
    credentials: reference.rootCredentials,
    consistencyMs: 0,
    learned: nothingLearned(credentialServices[0]),
  };
}
