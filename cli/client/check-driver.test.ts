import { join } from "node:path";
import { expect, it } from "vitest";
import { withAlteredDriver } from "../../clients/testing/altered-driver.ts";
import { parseCommandLine } from "../arguments/parse-command-line.ts";
import { packageRoot } from "../package-root.ts";
import { Problem } from "../problem.ts";
import type { Surroundings } from "../surroundings.ts";
import { checkDrivers } from "./check-driver.ts";

function surroundings(): { readonly written: string[]; readonly surroundings: Surroundings } {
  const written: string[] = [];
  const all: Partial<Surroundings> = {
    environment: { PATH: process.env["PATH"], IAM_CONFORMANCE_CLIENTS: "/nowhere" },
    out: (text) => written.push(text),
  };
  return { written, surroundings: all as Surroundings };
}

it("is asked for by names and commands", async () => {
  const io = { write: () => undefined };
  expect(await parseCommandLine(["check-driver", "boto3", "node my.mjs"], io)).toEqual({
    name: "check-driver",
    drivers: ["boto3", "node my.mjs"],
  });
  expect(await parseCommandLine(["check-driver", "boto3", "--call-timeout", "2.5"], io)).toMatchObject({
    callTimeout: 2.5,
  });
  await expect(parseCommandLine(["check-driver"], io)).rejects.toThrow(Problem);
  await expect(parseCommandLine(["check-driver", "boto3", "--call-timeout", "0"], io)).rejects.toThrow(
    "a number of seconds above 0",
  );
});

it("says that a driver follows the protocol", async () => {
  const { written, surroundings: around } = surroundings();
  expect(await checkDrivers({ drivers: ["example"] }, around)).toBe(0);
  expect(written.join("")).toMatch(/^example: example, client 1, node v\d/);
  expect(written.join("")).toMatch(/^example follows the driver protocol/m);
  expect(written.join("")).not.toMatch(/fails/i);
});

it("fails for a driver that does not", async () => {
  const { written, surroundings: around } = surroundings();
  const command = `${process.execPath} ${join(packageRoot, "clients", "drivers", "known-drivers.mjs")}`;
  expect(await checkDrivers({ drivers: [command] }, around)).toBe(1);
  expect(written.join("")).toMatch(/FAILS {2}handshake[\s\S]*exit code 1[\s\S]*fails 1 of 1 checks/);
});

it("gives up on a driver that hangs again and again, after the time that was given", async () => {
  const { written, surroundings: around } = surroundings();
  const hanging = [
    "const answer = await post",
    "await new Promise(() => setInterval(() => {}, 1000));\nconst answer = await post",
  ];
  await withAlteredDriver([[hanging[0] ?? "", hanging[1] ?? ""]], async (_, file) => {
    expect(await checkDrivers({ drivers: [`${process.execPath} ${file}`], callTimeout: 0.4 }, around)).toBe(
      1,
    );
  });
  const text = written.join("");
  expect(text).toMatch(/FAILS {2}success .*\n.*nothing came from the driver within 400 ms/);
  expect(text).toMatch(/FAILS {2}goes-on .*\n.*not tried: the client hung 3 times/);
});

it("is wrong usage for a driver that is not there", async () => {
  const { surroundings: around } = surroundings();
  await expect(checkDrivers({ drivers: ["boto3"] }, around)).rejects.toThrow(
    "the driver boto3 cannot be used: its client is not installed",
  );
});
