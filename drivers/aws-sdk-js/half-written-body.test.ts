import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { decodeForm } from "../../protocol/form.ts";
import {
  statusParameter,
  updateServiceSpecificCredential,
} from "../../spec/update-service-specific-credential.ts";
import { successAnswer } from "../../surfaces/capture/canned-answers.ts";
import { startCapture } from "../../surfaces/capture/start-capture.ts";
import { openDriver } from "../../surfaces/driver/open-driver.ts";
import { sampleCall, sampleParams } from "../../surfaces/driver/self-check/sample-call.ts";
import { resolveDriver } from "../resolve-driver.ts";

const packageRoot = fileURLToPath(new URL("../..", import.meta.url));
const success = successAnswer(updateServiceSpecificCredential, "r-1");

/** Each parameter of the second call of one client, by the number of times that it was sent. */
async function sentAfter(firstStatus: string): Promise<ReadonlyMap<string, number>> {
  const environment = { PATH: process.env["PATH"], IAM_CONFORMANCE_CLIENTS: "/nowhere" };
  const resolved = resolveDriver("aws-sdk-js", { packageRoot, cwd: packageRoot, environment });
  if (!resolved.ok) throw new Error(resolved.problem);
  const opened = await openDriver(resolved.settings);
  if (!opened.ok) throw new Error(opened.problem);
  const capture = await startCapture();
  try {
    const call = sampleCall(capture.endpoint);
    await opened.driver.call({ ...call, params: { ...sampleParams, [statusParameter.name]: firstStatus } });
    const recording = capture.record([success]);
    await opened.driver.call(call);
    const form = decodeForm(Buffer.from(recording.end()[0]?.body ?? []).toString("latin1"));
    const counts = new Map<string, number>();
    for (const [name] of form.ok ? form.pairs : []) counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  } finally {
    await opened.driver.close();
    await capture.close();
  }
}

// @aws-sdk/core 3.981 keeps what it had written when a value cannot be encoded, and begins the next body with it.
it("the driver shows what the client carries from a call that failed into the next one", async () => {
  expect((await sentAfter("\ud800")).get(statusParameter.name)).toBe(2);
  expect((await sentAfter("Inactive")).get(statusParameter.name)).toBe(1);
});
