import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { driverChecks, selfCheckDriver } from "./self-check-driver.ts";

const example = readFileSync(new URL("../drivers/example/driver.mjs", import.meta.url), "utf8");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "faulty-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The example driver with one text in its source replaced, and the findings of one check on it. */
async function check(name: string, from: string, to: string) {
  expect(example).toContain(from);
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    example.replace(from, () => to),
  );
  const settings = { command: [process.execPath, file] as const, ownEnvironment: {}, callTimeoutMs: 20_000 };
  const chosen = driverChecks.filter((candidate) => candidate.name === name);
  const { results } = await selfCheckDriver(settings, chosen);
  expect(results).toHaveLength(1);
  return results[0]?.finding;
}

const callLine = "const answer = await post(command).catch((error) => error);";

const faults = [
  ["handshake", '["UpdateServiceSpecificCredential"]', '["CreateUser"]'],
  ["order", "seq: command.seq", "seq: 1"],
  ["end-on-stop", 'if (command.cmd === "stop") break;', 'if (command.cmd === "stop") process.exit(1);'],
  ["end-on-eof", "\nprocess.exit(0);", "\nprocess.exit(3);"],
  ["success", callLine, `command.params.UserName = "bob"; ${callLine}`],
  ["service-error", 'code: between("Code")', 'code: "Code"'],
  ["unicode", callLine, `command.params.UserName = command.params.UserName.normalize("NFD"); ${callLine}`],
  ["long-values", "pair.map(percent)", "pair.map((text) => percent(text.slice(0, 1000)))"],
  ["absent-null-empty", 'Version: "2010-05-08"', 'Version: "2010-05-08", UserName: ""'],
  ["no-response", '"no-response"', '"other"'],
  ["unreadable", '"unreadable"', '"success"'],
  ["unknown-operation", "!operations.includes(command.operation)", "false"],
  ["goes-on", 'return { outcome: "no-response"', 'return process.exit(1) ?? { outcome: "no-response"'],
  ["option-max-attempts", '["timeoutMs"]', '["maxAttempts"]'],
  ["option-timeout", '"no-response"', '"refused"'],
  ["option-client-validation", '["timeoutMs"]', '["clientValidation"]'],
  ["fresh-client", "freshClient: false", "freshClient: true"],
] as const;

describe("a driver with a fault fails the check", () => {
  it.each(faults)("%s", async (name, from, to) => {
    expect(await check(name, from, to)).toMatchObject({ outcome: "fails" });
  });

  it("and every check is among them", () => {
    expect(new Set(faults.map(([name]) => name))).toEqual(new Set(driverChecks.map(({ name }) => name)));
  });
});

it("a driver that says no hello fails the handshake", async () => {
  const settings = { command: [process.execPath, "-e", "console.log('hello')"] as const, ownEnvironment: {} };
  const { hello, results } = await selfCheckDriver(settings);
  expect(hello).toBeNull();
  expect(results.map(({ finding }) => finding)).toEqual([
    { outcome: "fails", detail: "a line in place of the hello is not JSON" },
  ]);
});
