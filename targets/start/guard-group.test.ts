import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import { expect, it } from "vitest";
import { acceptsConnections } from "./answers.ts";

const compiled = new URL("../../dist/targets/start/start-process.js", import.meta.url);

it("ends the program although the suite was killed", async () => {
  const port = await getPort({ host: "127.0.0.1" });
  const server = `require("net").createServer().listen(${port}, "127.0.0.1")`;
  const script = `
    import { startProcess } from ${JSON.stringify(compiled.href)};
    await startProcess({
      command: [process.execPath, "-e", ${JSON.stringify(server)}],
      environment: process.env,
      ready: { port: ${port}, timeoutMs: 20_000 },
      graceMs: 1000,
    });
    console.log("ready");
    setInterval(() => {}, 1000);
  `;
  const suite = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await once(suite.stdout, "data");
    expect(await acceptsConnections("127.0.0.1", port, 1000)).toBe(true);
  } finally {
    suite.kill("SIGKILL");
  }
  // The test's own time limit is what fails it.
  while (await acceptsConnections("127.0.0.1", port, 1000)) await sleep(50);
});
