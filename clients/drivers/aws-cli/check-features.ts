import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { service } from "../../../contract/operation.ts";
import { updateServiceSpecificCredential } from "../../../contract/operations/update-service-specific-credential.ts";
import { decodeForm } from "../../../protocol/form.ts";
import type { Environment } from "../../../targets/home-path.ts";
import { successAnswer } from "../../capture/canned-answers.ts";
import type { CapturedRequest } from "../../capture/captured-request.ts";
import { startCapture } from "../../capture/start-capture.ts";
import { driverEnvironment } from "../../driver-protocol/driver-environment.ts";
import type { Finding } from "../../driver-protocol/self-check/driver-check.ts";
import type { CliBench, CliFeature, CliPage, CliRun } from "./feature.ts";
import { cliFeatures } from "./features.ts";

/** What was found of one feature. */
export interface FeatureResult {
  readonly feature: CliFeature;
  readonly finding: Finding;
}

const timeoutMs = 60_000;
const success = successAnswer(updateServiceSpecificCredential, "b7d5a6f1-0d4b-4a39-8f0c-2f1a8f0e6c11");

/** Tries every feature that the page of this version names, on the program `aws` in a home folder of its own. */
export async function checkCliFeatures(
  aws: string,
  source: CliPage,
  own: Environment,
): Promise<readonly FeatureResult[]> {
  const capture = await startCapture();
  const home = mkdtempSync(join(tmpdir(), "iam-conformance-cli-"));
  const environment = driverEnvironment(own, home);
  const bench: CliBench = {
    source,
    capture,
    async run(words, answer = success) {
      const recording = capture.record([answer]);
      const all = ["iam", "update-service-specific-credential", ...words];
      const place = ["--endpoint-url", capture.endpoint, "--region", service.region];
      const ended = await runProgram(aws, [...all, ...place], home, environment);
      const requests = recording.end();
      return { ...ended, requests, sent: requests.map(parametersOf) };
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
      results.push({ feature, finding: await feature.run(bench) });
    }
  } finally {
    await capture.close();
    rmSync(home, { recursive: true, force: true });
  }
  return results;
}

function runProgram(
  program: string,
  words: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Pick<CliRun, "exitCode" | "output" | "errors">> {
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: timeoutMs,
      killSignal: "SIGKILL",
    });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString("utf8");
    });
    child.once("error", (error) => resolve({ exitCode: null, output, errors: error.message }));
    child.once("close", (exitCode) => resolve({ exitCode, output, errors }));
  });
}

function parametersOf({ body }: CapturedRequest): ReadonlyMap<string, string> | null {
  const form = decodeForm(Buffer.from(body).toString("latin1"));
  return form.ok ? new Map(form.pairs) : null;
}
