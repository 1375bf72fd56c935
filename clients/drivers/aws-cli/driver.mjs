// The AWS CLI, version 1 or 2: a process for each call. IAM_CONFORMANCE_AWS_CLI names the program; absent, `aws`.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const program = process.env.IAM_CONFORMANCE_AWS_CLI ?? "aws";
const operations = { UpdateServiceSpecificCredential: "update-service-specific-credential" };

function environmentOf({ credentials, options }, folder) {
  const config = join(folder, "config");
  const { maxAttempts, clientValidation } = options;
  const validation = clientValidation === undefined ? "" : `parameter_validation = ${clientValidation}\n`;
  writeFileSync(config, `[default]\n${validation}`);
  const { AWS_SESSION_TOKEN: _, ...environment } = process.env;
  return {
    ...environment,
    AWS_CONFIG_FILE: config,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...(credentials.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: credentials.sessionToken }),
    ...(maxAttempts === undefined ? {} : { AWS_MAX_ATTEMPTS: String(maxAttempts) }),
  };
}

// Values go through a file and never over the command line, where the CLI would read `file://…` from disk.
function wordsOf({ operation, endpoint, region, params, options }, folder) {
  const input = join(folder, "input.json");
  writeFileSync(input, JSON.stringify(params));
  const { timeoutMs } = options;
  const seconds = timeoutMs === undefined ? undefined : String(Math.ceil(timeoutMs / 1000));
  return [
    ...["iam", operations[operation], "--cli-input-json", `file://${input}`],
    ...["--endpoint-url", endpoint, "--region", region, "--output", "json", "--color", "off"],
    ...(seconds === undefined ? [] : ["--cli-read-timeout", seconds, "--cli-connect-timeout", seconds]),
  ];
}

function run(command, folder) {
  return new Promise((resolve) => {
    const child = spawn(program, wordsOf(command, folder), {
      cwd: folder,
      env: environmentOf(command, folder),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let errors = "";
    // A character may come in two pieces.
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      errors += chunk;
    });
    child.on("error", (error) => resolve({ code: null, output, errors: error.message }));
    child.on("close", (code) => resolve({ code, output, errors: errors.trim() }));
  });
}

async function call(command) {
  if (!Object.hasOwn(operations, command.operation)) return { outcome: "skipped" };
  const folder = mkdtempSync(join(tmpdir(), "call-"));
  try {
    const { code, output, errors } = await run(command, folder);
    if (code === 0) return { outcome: output === "" ? "success" : "other" };
    const error = { type: `exit code ${code}`, text: errors.slice(-2000) };
    const told = readServiceError(errors);
    if (told !== undefined) return { outcome: "service-error", error: { ...error, ...told } };
    return { outcome: outcomeOf(errors), error };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads code and message from what the CLI prints of a service's error; undefined: it is no such error. */
function readServiceError(text) {
  const printed = /An error occurred \(([^)]*)\) when calling the \w+ operation(?: \([^)]*\))?: ([\s\S]*)$/;
  const [, code, message] = printed.exec(text) ?? [];
  return code === undefined ? undefined : { code, message };
}

function outcomeOf(errors) {
  if (/Unable to parse response|invalid XML/i.test(errors)) return "unreadable";
  if (
    /Could not connect|Connection was closed|timeout on endpoint|Failed to connect|Connection reset/i.test(
      errors,
    )
  )
    return "no-response";
  return /Parameter validation failed|Invalid type|required|surrogates not allowed/i.test(errors)
    ? "refused"
    : "other";
}

function hello() {
  const { stdout = "" } = spawnSync(program, ["--version"], { encoding: "utf8" });
  const [, version = "unknown", runtime = "unknown"] = /^aws-cli\/(\S+) (\S+)/.exec(stdout ?? "") ?? [];
  return {
    protocol: 1,
    driver: "aws-cli",
    version,
    language: "python",
    runtime: runtime.replace("/", " "),
    operations: Object.keys(operations),
    capabilities: {
      options: ["maxAttempts", "timeoutMs", "clientValidation"],
      freshClient: true,
      modelledErrors: false,
      requestId: false,
      status: false,
    },
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  if (command.cmd === "stop") break;
  const reply = command.cmd === "start" ? hello() : { seq: command.seq, ...(await call(command)) };
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
process.exit(0);
