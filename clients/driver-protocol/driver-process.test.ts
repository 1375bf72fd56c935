import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { startDriverProcess } from "./driver-process.ts";
import { leavesOrphan, openPipes } from "./testing/orphan.ts";

it("a driver that is killed holds nothing of the suite, whatever it has started", async () => {
  const before = openPipes();
  const driver = startDriverProcess({
    command: [process.execPath, "-e", leavesOrphan("setInterval(() => {}, 1000);")],
    cwd: tmpdir(),
    environment: {},
    maxLineBytes: 1000,
  });
  const line = await driver.next(20_000);
  await driver.kill();
  try {
    await expect.poll(openPipes).toBe(before);
  } finally {
    process.kill(Number(line.kind === "line" ? line.text : Number.NaN), "SIGKILL");
  }
});
