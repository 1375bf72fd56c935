import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { installClient } from "./install-client.ts";
import type { DriverPlaces } from "./resolve-driver.ts";

const packageRoot = fileURLToPath(new URL("../..", import.meta.url));
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

/** Puts a program in the place of a package manager; it writes its words to a file, and does what is given. */
function fake(name: string, exitCode = 0, doing = ""): void {
  const path = join(folder, "bin", name);
  const log = JSON.stringify(join(folder, "log"));
  writeFileSync(
    path,
    `#!${process.execPath}
     require("node:fs").appendFileSync(${log}, "${name} " + process.argv.slice(2).join(" ") + "\\n");
     ${doing}
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
  const list = join(packageRoot, "clients", "drivers", "locks", "aws-sdk-js-3.840", "package-lock.json");
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
    problem: "python3 ended with exit code 1: no such version | sorry",
  });
  expect(await installClient("aws-cli-v2", places)).toEqual({
    ok: false,
    problem: "apt-get cannot be started (ENOENT)",
  });
  expect(existsSync(join(folder, "clients", "boto3"))).toBe(false);
});

describe("the jars of a client in Java", () => {
  const jar = "the.client-1.0.jar";
  const sum = createHash("sha256").update("its bytes").digest("hex");

  /** A package whose list of jars is this; `brought`: what a Maven in the place of the real one brings, by name. */
  async function install(list: string, brought: Readonly<Record<string, string>>): Promise<unknown> {
    const packageFolder = join(folder, "package");
    const driver = join(packageFolder, "clients", "drivers", "aws-sdk-java");
    mkdirSync(driver, { recursive: true });
    writeFileSync(join(driver, "artifacts.txt"), list);
    writeFileSync(join(driver, "Driver.java"), "final class Driver {}");
    fake("javac");
    fake(
      "mvn",
      0,
      `const fs = require("node:fs");
       const jars = process.argv.find((word) => word.startsWith("-DoutputDirectory=")).split("=")[1];
       fs.mkdirSync(jars);
       for (const [name, text] of Object.entries(${JSON.stringify(brought)})) fs.writeFileSync(jars + "/" + name, text);`,
    );
    const installed = await installClient("aws-sdk-java", { ...places, packageRoot: packageFolder });
    return installed.ok ? log() : installed.problem;
  }

  it("are brought by Maven, and the driver is compiled with them", async () => {
    const client = join(folder, "clients", "aws-sdk-java");
    const driver = join(folder, "package", "clients", "drivers", "aws-sdk-java");
    expect(await install(`${sum}  ${jar}\n`, { [jar]: "its bytes" })).toEqual([
      expect.stringMatching(/^mvn .*--file \S+aws-sdk-java.pom\.xml .*:copy-dependencies /),
      `javac --release 17 -proc:none -classpath ${join(client, "jars", "*")} -d ${join(client, "classes")} ${join(driver, "Driver.java")}`,
    ]);
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ["is missing", {}, /^mvn has not brought the\.client-1\.0\.jar, which \S+artifacts\.txt lists$/],
    [
      "has other bytes",
      { [jar]: "other" },
      /^the\.client-1\.0\.jar is not the one in \S+: its SHA-256 is [0-9a-f]{64}$/,
    ],
    [
      "is listed nowhere",
      { [jar]: "its bytes", "x-1.jar": "" },
      /^mvn has brought x-1\.jar, which \S+ does not list$/,
    ],
  ])("are refused where one %s", async (_, brought, reason) => {
    expect(await install(`${sum}  ${jar}\n`, brought)).toMatch(reason);
    expect(log()).toEqual([expect.stringMatching(/^mvn /)]);
    expect(existsSync(join(folder, "clients", "aws-sdk-java"))).toBe(false);
  });

  it("are not there, and the cause comes before Maven's advice", async () => {
    fake("mvn", 1, 'console.log("[ERROR] no such artifact\\n[ERROR] \\n[ERROR] [Help 1] read an article");');
    expect(await installClient("aws-sdk-java", places)).toEqual({
      ok: false,
      problem: "mvn ended with exit code 1: [ERROR] no such artifact",
    });
    expect(log()).toHaveLength(1);
  });
});

it("has nothing to install for a driver without a client of its own", async () => {
  expect(await installClient("raw", places)).toEqual({ ok: true });
});
