import { mutantByName } from "../../reference/mutants/mutants.ts";
import { type StartedReference, startReference } from "../../reference/start-reference.ts";

/** Reference endpoints that a test starts. */
export interface References {
  /** One with the fault of a mutant, and one that answers late. Throws where there is no mutant of that name. */
  start(options?: { readonly mutant?: string; readonly latencyMs?: number }): Promise<StartedReference>;
  /** Ends all of them. */
  end(): Promise<void>;
}

/** None at first. */
export function createReferences(): References {
  const started: StartedReference[] = [];
  return {
    async start({ mutant: name, latencyMs = 0 } = {}) {
      const mutant = name === undefined ? undefined : mutantByName(name);
      if (name !== undefined && mutant === undefined) throw new Error(`there is no mutant ${name}`);
      const endpoint = await startReference({ latencyMs, ...(mutant && { mutant }) });
      started.push(endpoint);
      return endpoint;
    },
    async end() {
      for (const endpoint of started.splice(0)) await endpoint.close();
    },
  };
}

/** The keys of an endpoint, as the environment holds them. */
export function keysOf({ credentials }: Pick<StartedReference, "credentials">): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
}
