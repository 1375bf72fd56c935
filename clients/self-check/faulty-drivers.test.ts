import { describe, expect, it } from "vitest";
import { alteredInProcess, withAlteredDriver } from "../testing/altered-driver.ts";
import { driverChecks, selfCheckDriver } from "./self-check-driver.ts";

/** Checks of a process: how it ends, and that its connections are its own. */
const ofProcesses = ["end-on-stop", "end-on-eof", "fresh-client"];

/** The findings of one check on the example driver with one text in its source replaced. */
async function check(name: string, from: string, to: string) {
  const chosen = driverChecks.filter((candidate) => candidate.name === name);
  const changes = [[from, to]] as const;
  const { results } = await (ofProcesses.includes(name)
    ? withAlteredDriver(changes, (settings) => selfCheckDriver(settings, chosen))
    : selfCheckDriver(alteredInProcess(changes), chosen));
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
