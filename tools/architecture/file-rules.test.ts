import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fileRuleProblems, mostFiles, mostLines } from "./file-rules.ts";
import { sourceFiles } from "./source-file.ts";

const files = sourceFiles(fileURLToPath(new URL("../..", import.meta.url)));

it("the sources are named and cut as the rules have it", () => {
  expect(files.length).toBeGreaterThan(200);
  expect(fileRuleProblems(files)).toEqual([]);
});

/** The problems of files of these paths, all with the same text. */
function planted(paths: readonly string[], text = ""): string[] {
  return fileRuleProblems(paths.map((path) => ({ path, text })));
}

describe("fileRuleProblems", () => {
  it.each([
    ["engine/RunProperty.ts", "is not named in kebab-case"],
    ["engine/run_property.ts", "is not named in kebab-case"],
    ["engine/run-property.spec.ts", "is not named in kebab-case"],
    ["engine/utils.ts", "is not named after what is in it"],
    ["engine/utils.test.ts", "is not named after what is in it"],
    ["engine/test-helpers.ts", "is not named after what is in it"],
    ["engine/common/plan.ts", "is not named after what is in it"],
  ])("finds a planted name: %s", (path, problem) => {
    expect(planted([path])).toEqual([`${path} ${problem}`]);
  });

  it("lets other names be", () => {
    expect(
      planted(["engine/plan.ts", "engine/commonly-told.ts", "drivers/driver.mjs", "html.browser.test.ts"]),
    ).toEqual([]);
  });

  it("finds a file that is too long, unless it is a test", () => {
    expect(planted(["engine/plan.ts"], "\n".repeat(mostLines))).toEqual([]);
    expect(planted(["engine/plan.ts"], "\n".repeat(mostLines + 1))).toHaveLength(1);
    expect(planted(["engine/plan.test.ts"], "\n".repeat(mostLines + 1))).toEqual([]);
  });

  it("finds a folder with too many files, its own tests and folders not counted", () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `engine/x${index}.ts`);
    expect(planted([...names(mostFiles), "engine/x.test.ts", "engine/run/x.ts"])).toEqual([]);
    expect(planted(names(mostFiles + 1))).toEqual([
      `engine holds ${mostFiles + 1} files, more than ${mostFiles}`,
    ]);
  });
});
