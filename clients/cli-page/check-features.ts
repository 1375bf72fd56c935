import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { service } from "../../contract/operation.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { Environment } from "../../targets/home-path.ts";
import { makeTemporaryFolder } from "../../targets/temporary-folder.ts";
import { successAnswer } from "../capture/canned-answers.ts";
import { type CapturedRequest, capturedForm } from "../capture/captured-request.ts";
import { startCapture } from "../capture/start-capture.ts";
import { driverEnvironment } from "../driver-protocol/driver-environment.ts";
import { runProgram } from "../install/run-program.ts";
import type { CheckOutcome } from "../self-check/driver-check.ts";
import type { CliFeature, CliPage, CliRig } from "./feature.ts";
import { cliFeatures } from "./features.ts";

/** What was found of one feature. */
export interface FeatureResult {
  readonly feature: CliFeature;
  readonly finding: CheckOutcome;
}

const timeoutMs = 60_000;
const success = successAnswer(updateServiceSpecificCredential, "b7d5a6f1-0d4b-4a39-8f0c-2f1a8f0e6c11");

/** Tries every feature that the page of this version names, on the program `aws` in a home folder of its own. */
export async function checkCliFeatures(
  aws: string,
  source: CliPage,
  own: Environment,
): Promise<readonly FeatureResult[]> {
  const home = makeTemporaryFolder("cli");
  const capture = await startCapture();
  const environment = driverEnvironment(own, home);
  const rig: CliRig = {
    source,
    capture,
    async run(words, answer = success) {
      const all = ["iam", "update-service-specific-credential", ...words];
      const place = ["--endpoint-url", capture.endpoint, "--region", service.region];
      const { result, requests } = await capture.during([answer], () =>
        runProgram([aws, ...all, ...place], { cwd: home, environment, timeoutMs }),
      );
      return { ...result, requests, sent: requests.map(parametersOf) };
    },
    file(name, text) {
      const path = join(home, name);
      writeFileSync(path, text);
      return `file://${path}`;
    },
  };
  const results: FeatureResult[] = [];
  try {
    for (const feature of cliFeatures) {
      if (!feature.sources.includes(source)) continue;
      results.push({ feature, finding: await feature.run(rig) });
    }
  } finally {
    await capture.close();
    rmSync(home, { recursive: true, force: true });
  }
  return results;
}

function parametersOf(request: CapturedRequest): ReadonlyMap<string, string> | null {
  const form = capturedForm(request);
  return form.ok ? new Map(form.pairs) : null;
}
