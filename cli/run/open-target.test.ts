import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import getPort from "get-port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startReference } from "../../reference/start-reference.ts";
import { isListening } from "../../targets/start/answers.ts";
import type { TargetFlags } from "../arguments/target-flags.ts";
import { exitCodes } from "../exit-codes.ts";
import { Problem } from "../problem.ts";
import { processSurroundings, type Surroundings } from "../surroundings.ts";
import { withholdSecrets } from "../withhold-secrets.ts";
import { findTarget } from "./choose-target.ts";
import { type OpenTarget, openTarget } from "./open-target.ts";

let folder = "";
let errors = "";
let ownPort = 0;
const opened: OpenTarget[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "open-target-"));
  errors = "";
  ownPort = await getPort({ host: "127.0.0.1" });
});

afterEach(async () => {
  for (const target of opened.splice(0)) await target.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the user has in the environment, and no program of a target's should see. */
const secrets = {
  AWS_ACCESS_KEY_ID: "AKIAOFTHEUSER",
  AWS_SECRET_ACCESS_KEY: "secret-of-the-user",
  AWS_SESSION_TOKEN: "token-of-the-user",
  AWS_PROFILE: "profile-of-the-user",
  AWS_WEB_IDENTITY_TOKEN_FILE: "/of/the/user",
  GITHUB_TOKEN: "token-of-the-user",
};

const keys = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "of-no-use" };

/** A server in the folder where installed targets live; it writes its keys when it starts, and says its port. */
function install(script = ""): void {
  const bin = join(folder, "mine", "bin");
  mkdirSync(bin, { recursive: true });
  const server = `#!${process.execPath}
    require("fs").writeFileSync(${JSON.stringify(join(folder, "keys.json"))}, ${JSON.stringify(JSON.stringify(keys))});
    ${script}
    require("http").createServer((_, r) => r.end()).listen(Number(process.argv[2] ?? process.env.PORT), "127.0.0.1");`;
  writeFileSync(join(bin, "mine-server"), server, { mode: 0o755 });
}

const surroundings: Surroundings = {
  ...withholdSecrets(processSurroundings()),
  out: () => undefined,
  err: (text) => {
    errors += text;
  },
  outIsTerminal: false,
  errIsTerminal: false,
  columns: 80,
  readFile: (path) => readFileSync(path, "utf8"),
};

async function open(
  command: readonly string[],
  flags: Partial<TargetFlags> = {},
  isTrusted = true,
): Promise<OpenTarget> {
  const entry = {
    endpoint: `http://127.0.0.1:${ownPort}/iam/`,
    credentials: { file: join(folder, "keys.json") },
    start: {
      command,
      env: { PORT: "{port}" },
      ready: { url: "http://127.0.0.1:{port}/", timeoutMs: 20_000 },
    },
  };
  const targets = join(folder, "targets.json");
  writeFileSync(targets, JSON.stringify({ targets: { mine: entry } }));
  const environment = { ...process.env, ...secrets, IAM_CONFORMANCE_TARGETS: folder };
  const around = { ...surroundings, environment };
  const trust = isTrusted ? { trustTargets: true as const } : {};
  const given = { targets, live: false, ...trust, ...flags };
  const found = findTarget({ by: "name", name: "mine" }, given, around);
  const target = await openTarget(found, given, around);
  opened.push(target);
  return target;
}

async function problem(
  command: readonly string[],
  flags: Partial<TargetFlags> = {},
  isTrusted = true,
): Promise<Problem> {
  const error = await open(command, flags, isTrusted).catch((thrown: unknown) => thrown);
  if (!(error instanceof Problem)) throw new Error("there is no problem");
  return error;
}

it("starts the target at a free port, reads the keys that it writes, and ends it", async () => {
  install();
  const target = await open(["mine-server", "{port}"]);
  const { endpoint } = target.chosen.target;
  expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/iam\/$/);
  expect(endpoint).not.toContain(String(ownPort));
  expect(target.chosen).toMatchObject({ credentials: keys, isOurs: true });
  expect(errors).toContain(`note: starting mine at ${endpoint} (mine-server)`);
  await target.close();
  expect(await isListening(new URL(endpoint), 1000)).toBe(false);
});

it("tests what answers at the endpoint already, unless it is told to start", async () => {
  install();
  const running = await startReference({ port: ownPort });
  try {
    writeFileSync(join(folder, "keys.json"), JSON.stringify(keys));
    const found = await open(["mine-server", "{port}"]);
    expect(found.chosen.target.endpoint).toContain(String(ownPort));
    expect(found.chosen.isOurs).toBeUndefined();
    expect(errors).toContain("already answers at");

    const started = await open(["mine-server", "{port}"], { start: true });
    expect(started.chosen.target.endpoint).not.toContain(String(ownPort));
  } finally {
    await running.close();
  }
});

it("starts nothing where it is told not to", async () => {
  writeFileSync(join(folder, "keys.json"), JSON.stringify(keys));
  const target = await open(["mine-server", "{port}"], { start: false });
  expect(target.chosen.target.endpoint).toContain(String(ownPort));
  expect(errors).toBe("");
});

it("says with its last words that a program cannot run, and what to do", async () => {
  install(`console.error("no \\u001b[31mmodule"); process.exit(1);`);
  const { message, exitCode } = await problem(["mine-server", "{port}"]);
  expect(exitCode).toBe(exitCodes.untestable);
  expect(message).toContain("exited with code 1");
  expect(message).toContain("no \\x1b[31mmodule");
  expect(message).toContain("npm run test:targets");
});

it("says that there is no such program", async () => {
  expect((await problem(["mine-server-that-is-not-there", "{port}"])).message).toContain(
    "could not be started",
  );
});

it("ends the program where the keys cannot be read", async () => {
  const file = join(folder, "port");
  install(
    `require("fs").writeFileSync(${JSON.stringify(file)}, process.argv[2]); require("fs").unlinkSync(${JSON.stringify(join(folder, "keys.json"))});`,
  );
  expect((await problem(["mine-server", "{port}"])).message).toContain("keys.json");
  const port = readFileSync(file, "utf8");
  expect(await isListening(new URL(`http://127.0.0.1:${port}/`), 1000)).toBe(false);
});

it("says how a program ended that ended before the command", async () => {
  const file = join(folder, "pid");
  install(`require("fs").writeFileSync(${JSON.stringify(file)}, String(process.pid));
    process.on("SIGUSR2", () => { console.error("out of luck"); process.exit(9); });`);
  const target = await open(["mine-server", "{port}"]);
  const pid = Number(readFileSync(file, "utf8"));
  process.kill(pid, "SIGUSR2");
  // Its parent, this process, has heard of its end when the system has forgotten it.
  while (isThere(pid)) await turn();
  await turn();
  await target.close();
  expect(errors).toContain("exited with code 9");
  expect(errors).toContain("out of luck");
});

it("shows the program nothing of what the user has in the environment", async () => {
  const file = join(folder, "environment.json");
  install(`require("fs").writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.env));`);
  await open(["mine-server", "{port}"]);
  const text = readFileSync(file, "utf8");
  expect(text).not.toMatch(/of-?the-?user/i);
  const { PATH, PORT, HOME, ...seen }: Record<string, string> = JSON.parse(text);
  expect(PATH?.startsWith(join(folder, "mine", "bin"))).toBe(true);
  expect(PORT).toMatch(/^\d+$/);
  expect(HOME).toBe(process.env["HOME"]);
  expect(seen).toMatchObject({ AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
});

describe("a file of targets outside the working folder", () => {
  it("starts nothing", async () => {
    const file = join(folder, "started");
    install(`require("fs").writeFileSync(${JSON.stringify(file)}, "");`);
    for (const flags of [{}, { start: true }]) {
      const { message, exitCode } = await problem(["mine-server", "{port}"], flags, false);
      expect(message).toContain("is outside the working folder");
      expect(message).toContain("mine-server {port}");
      expect(exitCode).toBe(exitCodes.usage);
    }
    expect(existsSync(file)).toBe(false);
  });

  it("may name what runs already", async () => {
    const running = await startReference({ port: ownPort });
    try {
      writeFileSync(join(folder, "keys.json"), JSON.stringify(keys));
      const found = await open(["mine-server", "{port}"], {}, false);
      expect(found.chosen.isOurs).toBeUndefined();
    } finally {
      await running.close();
    }
  });

  it("is one that is elsewhere in truth, by whatever way it is named", async () => {
    install();
    const before = process.cwd();
    process.chdir(folder);
    try {
      const target = await open(["mine-server", "{port}"], {}, false);
      expect(target.chosen.isOurs).toBe(true);
      mkdirSync("below");
      process.chdir("below");
      symlinkSync(join("..", "targets.json"), "link.json");
      for (const targets of [join("..", "targets.json"), "link.json"])
        expect((await problem(["mine-server", "{port}"], { targets }, false)).message).toContain(
          "is outside the working folder",
        );
    } finally {
      process.chdir(before);
    }
  });
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}
