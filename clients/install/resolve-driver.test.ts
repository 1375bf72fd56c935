import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientsFolder, type DriverPlaces, resolveDriver } from "./resolve-driver.ts";

let folder: string;
let places: DriverPlaces;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "resolve-"));
  places = {
    packageRoot: join(folder, "package"),
    cwd: join(folder, "here"),
    environment: { IAM_CONFORMANCE_CLIENTS: join(folder, "clients") },
  };
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function touch(...path: string[]): string {
  const file = join(folder, ...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "");
  return file;
}

function settingsOf(name: string) {
  const resolved = resolveDriver(name, places);
  return resolved.ok ? resolved.settings : resolved.problem;
}

describe("a driver that comes with the suite", () => {
  it("is started with what it needs of the folder of clients", () => {
    touch("clients", "boto3", "bin", "python");
    touch("clients", "aws-cli-v1", "bin", "aws");
    touch("clients", "aws-cli-v2", "aws");
    touch("clients", "aws-sdk-go", "driver");
    touch("clients", "aws-sdk-java", "classes", "Driver.class");
    touch("clients", "aws-sdk-js-3.840", "node_modules", "@aws-sdk", "client-iam", "package.json");
    const clients = join(folder, "clients");
    const of = (...path: string[]) => join(folder, "package", "clients", "drivers", ...path);
    expect(settingsOf("boto3")).toMatchObject({
      command: [join(clients, "boto3", "bin", "python"), of("boto3", "driver.py")],
    });
    expect(settingsOf("aws-cli-v1")).toMatchObject({
      command: [process.execPath, of("aws-cli", "driver.mjs")],
      environment: { IAM_CONFORMANCE_AWS_CLI: join(clients, "aws-cli-v1", "bin", "aws") },
    });
    expect(settingsOf("aws-cli-v2")).toMatchObject({
      environment: { IAM_CONFORMANCE_AWS_CLI: join(clients, "aws-cli-v2", "aws") },
    });
    expect(settingsOf("aws-sdk-go")).toMatchObject({ command: [join(clients, "aws-sdk-go", "driver")] });
    const java = [join(clients, "aws-sdk-java", "jars", "*"), join(clients, "aws-sdk-java", "classes")];
    expect(settingsOf("aws-sdk-java")).toMatchObject({
      command: ["java", expect.any(String), expect.any(String), "-classpath", java.join(delimiter), "Driver"],
    });
    expect(settingsOf("aws-sdk-js-3.840")).toMatchObject({
      command: [process.execPath, of("aws-sdk-js", "driver.mjs")],
      environment: { IAM_CONFORMANCE_CLIENT: join(clients, "aws-sdk-js-3.840") },
    });
  });

  it.each([
    "raw",
    "boto3",
    "aws-cli-v1",
    "aws-cli-v2",
    "aws-sdk-go",
    "aws-sdk-java",
    "aws-sdk-js",
    "aws-sdk-js-3.621",
  ])("%s says what is missing where its client is not installed", (name) => {
    expect(settingsOf(name)).toMatch(
      /^its client is not installed \(.*\); iam-conformance client \S+ --install installs it$/,
    );
  });

  it("uses the suite's own packages for the line that the suite has", () => {
    touch("package", "node_modules", "@aws-sdk", "client-iam", "package.json");
    expect(settingsOf("aws-sdk-js")).toMatchObject({ environment: {} });
    expect(settingsOf("aws-sdk-js-3.621")).toMatch(/not installed/);
  });
});

describe("a command", () => {
  it("is split at spaces, and its files are looked for in the working folder", () => {
    const file = touch("here", "driver.py");
    expect(settingsOf("python3 -u ./driver.py x.y")).toMatchObject({
      command: ["python3", "-u", file, "x.y"],
    });
  });

  it.each([
    ["", "no driver is named"],
    ["boto4", /no driver has the name "boto4"\. Known: raw, example, .*; or a command\./],
  ])("%s is refused", (name, problem) => {
    expect(settingsOf(name)).toMatch(problem);
  });
});

it("the folder of clients is the one that is set, else one in the cache", () => {
  expect(clientsFolder({ IAM_CONFORMANCE_CLIENTS: "/a/b" })).toBe("/a/b");
  expect(clientsFolder({ HOME: "/home/me" })).toBe("/home/me/.cache/iam-conformance/clients");
  expect(clientsFolder({ HOME: "/home/me", XDG_CACHE_HOME: "/c" })).toBe("/c/iam-conformance/clients");
});
