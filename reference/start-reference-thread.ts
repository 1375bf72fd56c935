import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { KeyPair } from "./create-reference.ts";
import { startReference } from "./start-reference.ts";

/** An endpoint that listens from a thread of its own. */
export interface ReferenceThread {
  readonly url: string;
  readonly credentials: KeyPair;
  /** Ends the thread, and every connection with it. */
  readonly close: () => Promise<void>;
}

/** Node.js loads no TypeScript in a thread: the sources, as tests run them, keep the endpoint in the same thread. */
const isCompiled = import.meta.url.endsWith(".js");

/** Starts the embedded endpoint in a thread, so that it and its client use a core each. Rejects with what the thread throws. */
export async function startReferenceThread(): Promise<ReferenceThread> {
  if (!isCompiled) return startReference();
  const worker = new Worker(new URL("./reference-thread.js", import.meta.url));
  const [started]: { url: string; credentials: KeyPair }[] = await once(worker, "message");
  if (started === undefined) throw new Error("the embedded endpoint did not start");
  return {
    ...started,
    close: async () => {
      await worker.terminate();
    },
  };
}
