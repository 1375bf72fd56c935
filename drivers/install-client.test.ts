import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { installClient } from "./install-client.ts";
import type { DriverPlaces } from "./resolve-driver.ts";

const packageRoot = fileURLToPath(new URL("..", import.meta.url));
let folder: string;
let places: DriverPlaces;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "install-"));
  mkdirSync(join(folder, "bin"));
  places = {
    packageRoot,
    cwd: folder,
    environment: { PATH: join(folder, "bin"), IAM_CONFORMANCE_CLIENTS: join(folder, "clients") },
  };
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Puts a program in the place of a package manager; it writes its words to a file. */
function fake(name: string, exitCode = 0): void {
  const path = join(folder, "bin", name);
  const log = JSON.stringify(join(folder, "log"));
  writeFileSync(
    path,
    `#!${process.execPath}
     require("node:fs").appendFileSync(${log}, "${name} " + process.argv.slice(2).join(" ") + "\\n");
     if (${exitCode} !== 0) console.error("first\\nno such version\\nsorry");
     process.exit(${exitCode});`,
  );
  chmodSync(path, 0o755);
}

function log(): string[] {
  return readFileSync(join(folder, "log"), "utf8").trim().split("\n");
}

it("installs from the list, once", async () => {
  fake("npm");
  expect(await installClient("aws-sdk-js-3.840", places)).toEqual({ ok: true });
  expect(await installClient("aws-sdk-js-3.840", places)).toEqual({ ok: true });
  expect(log()).toEqual(["npm ci --ignore-scripts --no-audit --no-fund"]);
  const installed = join(folder, "clients", "aws-sdk-js-3.840", "package-lock.json");
  const list = join(packageRoot, "drivers", "locks", "aws-sdk-js-3.840", "package-lock.json");
  expect(readFileSync(installed, "utf8")).toBe(readFileSync(list, "utf8"));
});

it("installs anew what was installed from another list", async () => {
  fake("go");
  await installClient("aws-sdk-go", places);
  writeFileSync(join(folder, "clients", "aws-sdk-go", "installed-from"), "another list");
  await installClient("aws-sdk-go", places);
  expect(log()).toHaveLength(2);
  expect(log()[0]).toBe(`go build -trimpath -o ${join(folder, "clients", "aws-sdk-go", "driver")} .`);
});

it("says why a client cannot be installed, and leaves nothing behind", async () => {
  fake("python3", 1);
  expect(await installClient("boto3", places)).toEqual({
    ok: false,
    reason: "python3 ended with exit code 1: no such version | sorry",
  });
  expect(await installClient("aws-cli-v2", places)).toEqual({
    ok: false,
    reason: "apt-get cannot be started (ENOENT)",
  });
  expect(existsSync(join(folder, "clients", "boto3"))).toBe(false);
});

it("has nothing to install for a driver without a client of its own", async () => {
  expect(await installClient("raw", places)).toEqual({ ok: true });
});
