import { parentPort } from "node:worker_threads";
import { startReference } from "./start-reference.ts";

// What a thread of startReferenceThread runs: it tells where it listens, and ends with its thread.
const { url, credentials } = await startReference();
parentPort?.postMessage({ url, credentials });
