import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { knownDriverNames, knownDrivers } from "../install/known-drivers.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

describe.each(knownDriverNames)("%s", (name) => {
  const { install, program } = knownDrivers[name];

  it("has its program and the list of what is installed", () => {
    if (!program.startsWith("dist/")) expect(existsSync(join(root, program))).toBe(true);
    if (install.kind !== "none") expect(read(install.lock)).not.toBe("");
  });

  it("names exact versions", () => {
    switch (install.kind) {
      case "none":
        return;
      case "npm": {
        const { dependencies } = JSON.parse(read(join(dirname(install.lock), "package.json")));
        expect(dependencies[install.package]).toMatch(/^\d+\.\d+\.\d+$/);
        return;
      }
      case "pip":
        for (const line of read(install.lock).trim().split("\n")) expect(line).toMatch(/^[\w.-]+==[\w.]+$/);
        expect(read(install.lock)).toContain(`${install.package}==`);
        return;
      case "deb":
        expect(read(install.lock)).toMatch(/^awscli=2\.\S+$/m);
        return;
      case "maven": {
        const pom = read(join(dirname(install.lock), "pom.xml"));
        const version = /<artifactId>iam<\/artifactId>\s*<version>([\d.]+)<\/version>/.exec(pom)?.[1];
        const list = read(install.lock);
        for (const line of list.trim().split("\n"))
          expect(line).toMatch(/^[0-9a-f]{64} {2}[\w.-]+-[\d.]+\.jar$/);
        expect(list).toContain(`  software.amazon.awssdk.iam-${version}.jar\n`);
        return;
      }
      case "go":
        expect(read(join(dirname(install.lock), "go.mod"))).toMatch(/service\/iam v\d+\.\d+\.\d+/);
        return;
    }
  });
});

it("the line of aws-sdk-js is the one that the suite's own installation has", () => {
  const { dependencies } = JSON.parse(read("clients/drivers/locks/aws-sdk-js/package.json"));
  const { devDependencies } = JSON.parse(read("package.json"));
  expect(dependencies["@aws-sdk/client-iam"]).toBe(devDependencies["@aws-sdk/client-iam"]);
});
