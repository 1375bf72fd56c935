import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type Driver, type DriverSettings, openDriver } from "./open-driver.ts";
import type { DriverCall } from "./protocol.ts";

const hello = {
  protocol: 1,
  driver: "test",
  version: "1",
  language: "javascript",
  runtime: "node",
  operations: ["UpdateServiceSpecificCredential"],
  capabilities: {
    options: ["timeoutMs"],
    freshClient: false,
    modelledErrors: false,
    requestId: false,
    status: false,
  },
};

const sample: DriverCall = {
  operation: "UpdateServiceSpecificCredential",
  client: "shared",
  endpoint: "http://127.0.0.1:1",
  region: "us-east-1",
  credentials: {
    accessKeyId: "AKIA1",
    secretAccessKey: "the-very-secret-of-a-key",
    sessionToken: "the-token-of-a-session",
  },
  params: { UserName: "plain" },
  options: {},
};

/** A driver that says its hello and then does with each call what `onCall` says; `reply(object)` writes a line. */
function program(onCall: string, before = ""): DriverSettings["command"] {
  return [
    process.execPath,
    "-e",
    `const reply = (object) => console.log(JSON.stringify(object));
     ${before}
     require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
       const command = JSON.parse(line);
       if (command.cmd === "stop") process.exit(0);
       if (command.cmd === "start") return reply(${JSON.stringify(hello)});
       ${onCall}
     });`,
  ];
}

const answers = 'reply({ seq: command.seq, outcome: "success", error: { text: JSON.stringify(command) } });';
const open: Driver[] = [];
let server: Server;

async function start(
  command: DriverSettings["command"],
  more: Partial<DriverSettings> = {},
): Promise<Driver> {
  const opened = await openDriver({ command, ownEnvironment: process.env, ...more });
  if (!opened.ok) throw new Error(opened.problem);
  open.push(opened.driver);
  return opened.driver;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((driver) => driver.close()));
});

describe("a call", () => {
  it("reaches the driver as given, lone surrogates included, without options that it does not claim", async () => {
    const driver = await start(program(answers));
    const params = { UserName: "\ud800é\n", Status: null, ServiceSpecificCredentialId: "" };
    const result = await driver.call({ ...sample, params, options: { timeoutMs: 5, maxAttempts: 1 } });
    if (result.kind !== "reply") throw new Error(result.detail);
    expect(JSON.parse(result.reply.error?.text ?? "")).toMatchObject({
      cmd: "call",
      seq: 1,
      params,
      options: { timeoutMs: 5 },
    });
    expect(result.reply.error?.text).not.toContain("maxAttempts");
  });

  it("waits for the one before it", async () => {
    const driver = await start(
      program(`globalThis.busy = (globalThis.busy ?? 0) + 1;
               setTimeout(() => { reply({ seq: command.seq, outcome: globalThis.busy === 1 ? "success" : "other" });
                                  globalThis.busy -= 1; }, 20);`),
    );
    const results = await Promise.all([1, 2, 3].map(() => driver.call(sample)));
    expect(results.map((result) => result.kind === "reply" && result.reply.outcome)).toEqual([
      "success",
      "success",
      "success",
    ]);
  });

  it("that is not replied to ends the driver and what it has started, and the next one starts it again", async () => {
    let markEnded: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      markEnded = resolve;
    });
    server = createServer((socket) => socket.on("close", markEnded).on("error", () => undefined));
    await once(server.listen(0, "127.0.0.1"), "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const child = `require("node:net").connect(${port}, "127.0.0.1").resume()`;
    try {
      const driver = await start(
        program(
          `if (command.params.UserName !== "hang") { ${answers} return; }
           require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}]);`,
        ),
        { callTimeoutMs: 3000 },
      );
      const hung = await driver.call({ ...sample, params: { UserName: "hang" } });
      expect(hung).toMatchObject({ kind: "hung", detail: "nothing came from the driver within 3000 ms" });
      await ended;
      expect(await driver.call(sample)).toMatchObject({ kind: "reply" });
      expect(driver.restarts()).toBe(1);
    } finally {
      server.close();
    }
  });

  it("that the driver dies of is no reply, and secrets stay out of what it says", async () => {
    const driver = await start(
      program('console.error("first\\nlost", command.credentials); process.exit(7);'),
    );
    const died = await driver.call(sample);
    expect(died.kind).toBe("died");
    if (died.kind === "reply") throw new Error("it replied");
    expect(died.detail).toMatch(/^it ended with exit code 7; its standard error ends: /);
    expect(died.detail).not.toMatch(/the-very-secret|the-token/);
    expect(died.detail).toContain("REDACTED");
  });

  it("that is killed by a signal is told so", async () => {
    const driver = await start(program('process.kill(process.pid, "SIGTERM");'));
    expect(await driver.call(sample)).toMatchObject({ kind: "died", detail: "it was ended by SIGTERM" });
  });

  it.each([
    ["no JSON", 'console.log("hm");', /is not JSON/],
    ["another number", 'reply({ seq: 99, outcome: "success" });', /numbered 99, the call was 1/],
    [
      "an unknown outcome",
      'reply({ seq: command.seq, outcome: "fine" });',
      /outcome must be equal to one of/,
    ],
    ["an unknown key", 'reply({ seq: command.seq, outcome: "other", x: 1 });', /additional properties/],
    ["a prototype", 'console.log(\'{"seq":1,"outcome":"other","__proto__":{"status":200}}\');', /additional/],
    ["no UTF-8", "process.stdout.write(Buffer.of(0xff, 0x0a));", /not UTF-8/],
    ["a line without end", 'process.stdout.write("x".repeat(70_000));', /more than 65536 bytes/],
  ])("that is replied to by %s is garbled", async (_, onCall, detail) => {
    const driver = await start(program(onCall), { maxLineBytes: 65_536 });
    const result = await driver.call(sample);
    expect(result).toMatchObject({ kind: "garbled", detail: expect.stringMatching(detail) });
  });

  it("is not made where a line came that nobody asked for", async () => {
    const driver = await start(program(`${answers} reply({});`));
    expect(await driver.call(sample)).toMatchObject({ kind: "reply" });
    const second = await driver.call(sample);
    expect(second.kind).toBe("garbled");
  });

  it("that is under way when the driver is closed, and one after it, have died", async () => {
    const driver = await start(program(""));
    const call = driver.call(sample);
    const closed = driver.close();
    expect(await call).toMatchObject({ kind: "died" });
    await closed;
    expect(await driver.call(sample)).toMatchObject({ kind: "died", detail: "the driver has been stopped" });
  });
});

describe("the environment of a driver", () => {
  it("holds nothing that leads elsewhere, and an empty home", async () => {
    const own = {
      PATH: process.env["PATH"],
      HTTPS_PROXY: "http://proxy",
      http_proxy: "http://proxy",
      AWS_PROFILE: "real",
      AWS_ACCESS_KEY_ID: "AKIAREAL",
      AWS_ENDPOINT_URL: "http://elsewhere",
      HOME: "/home/me",
    };
    const told = `reply({ seq: command.seq, outcome: "other", error: {
      text: JSON.stringify(process.env), message: require("node:fs").readdirSync(process.env.HOME).join() } });`;
    const driver = await start(program(told), { ownEnvironment: own, environment: { EXTRA: "1" } });
    const result = await driver.call(sample);
    if (result.kind !== "reply") throw new Error(result.detail);
    const environment = JSON.parse(result.reply.error?.text ?? "");
    expect(environment).toMatchObject({ AWS_EC2_METADATA_DISABLED: "true", PATH: own.PATH, EXTRA: "1" });
    expect(JSON.stringify(environment)).not.toMatch(/proxy|real|elsewhere|\/home\/me/i);
    expect(result.reply.error?.message).toBe("");
  });
});

it("a driver that hangs ends with the suite", async () => {
  let markEnded: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    markEnded = resolve;
  });
  const connected = new Promise<void>((resolve) => {
    server = createServer((socket) => {
      resolve();
      socket.on("close", markEnded).on("error", () => undefined);
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const hanging = `require("node:net").connect(${port}, "127.0.0.1").resume()`;
  const compiled = new URL("../../dist/clients/driver-protocol/driver-process.js", import.meta.url);
  const suite = spawn(process.execPath, [
    "--input-type=module",
    "-e",
    `const { startDriverProcess } = await import(${JSON.stringify(compiled.href)});
     const command = [process.execPath, "-e", ${JSON.stringify(hanging)}];
     startDriverProcess({ command, cwd: ".", environment: process.env, maxLineBytes: 100 });
     process.stdin.once("end", () => process.exit(130)).resume();`,
  ]);
  try {
    await connected;
    suite.stdin.end();
    expect(await once(suite, "exit")).toEqual([130, null]);
    await ended;
  } finally {
    suite.kill("SIGKILL");
    server.close();
  }
});

describe("a driver that cannot be used", () => {
  it.each([
    ["is no program", ["/nowhere/driver"] as const, /cannot be started \(ENOENT\)/],
    ["ends at once", [process.execPath, "-e", "console.error('broken')"] as const, /exit code 0; .* broken/],
    [
      "speaks another version",
      [process.execPath, "-e", `console.log('${JSON.stringify({ ...hello, protocol: 2 })}')`] as const,
      /protocol must be equal to constant/,
    ],
    [
      "says nothing",
      [process.execPath, "-e", "setInterval(() => {}, 1000)"] as const,
      /nothing came .* 1000 ms/,
    ],
  ])("because it %s is told so", async (_, command, problem) => {
    const opened = await openDriver({ command, ownEnvironment: process.env, startTimeoutMs: 1000 });
    expect(opened).toMatchObject({ ok: false, problem: expect.stringMatching(problem) });
  });
});
