import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { bareCodeOf } from "./code-of.ts";
import { sourceFiles } from "./source-file.ts";

/** `vi.mock` and its like. */
const replacement = /\bvi\s*\.\s*(?:mock|doMock|hoisted)\b/;

const testFiles = sourceFiles(fileURLToPath(new URL("../..", import.meta.url))).filter(({ path }) =>
  path.endsWith(".test.ts"),
);

// The files of a worker share its modules (`isolate` in vitest.config.ts), in an order that no file knows.
it("no test replaces a module that others share: what has to be replaced is given, or is an object to spy on", () => {
  expect(testFiles.length).toBeGreaterThan(100);
  expect(testFiles.filter(({ text }) => replacement.test(bareCodeOf(text))).map(({ path }) => path)).toEqual(
    [],
  );
});

it.each(['vi.mock("node:fs")', "vi\n  .doMock(name)", "const x = vi.hoisted(() => []);"])(
  "such a replacement is noticed: %s",
  (text) => {
    expect(replacement.test(bareCodeOf(text))).toBe(true);
  },
);
