import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import suitePackage from "../../package.json" with { type: "json" };

const page = readFileSync("docs/security.md", "utf8");

it("names tests that exist, one at least for each risk", () => {
  const rows = page
    .split("\n")
    .filter((line) => /^\| .*\|.*\|.*\|.*\|$/.test(line) && !line.startsWith("| what"));
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const tests = [...row.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, path = ""]) => path);
    expect({ row, tests: tests.length > 0 }).toEqual({ row, tests: true });
    expect(tests.filter((path) => !existsSync(path))).toEqual([]);
  }
});

it("lists the licence of every dependency", () => {
  const listed = [...page.matchAll(/^\| `([^`]+)` \| ([^|]+) \|$/gm)].map(([, name, licence]) => [
    name,
    licence,
  ]);
  const installed = Object.keys(suitePackage.dependencies).map((name) => {
    const { license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
    return [name, license];
  });
  expect(listed).toEqual(installed);
});
