import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A server in a process of its own, so that it does not take its time from the client that is measured. */
export interface BenchServer {
  readonly url: URL;
  stop(): void;
}

/** Starts the server of fixed answers. Rejects where it ends before it listens. */
export async function startServer(latencyMs: number): Promise<BenchServer> {
  const program = fileURLToPath(new URL("./answering-server.js", import.meta.url));
  const child = spawn(process.execPath, [program, String(latencyMs)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { url: new URL(`http://127.0.0.1:${port}/`), stop: () => void child.kill() };
}
