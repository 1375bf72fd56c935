import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { DriverSettings } from "../../clients/driver-protocol/open-driver.ts";
import { alteredInProcess } from "../../clients/testing/altered-driver.ts";
import { documentText } from "../../reporters/formats/document/text.ts";
import { clientFails, type ReportedClient } from "../../reporters/report/client-report.ts";
import { clientDocument } from "../../reporters/words/client-document.ts";
import { fakeSurroundings } from "../testing/fake-surroundings.ts";
import { judgeDriver } from "./judge-driver.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "judge-driver-test-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Two sequences of calls by a client, held against its profile in the folder of the test. */
function judge(settings: DriverSettings, record = false): Promise<ReportedClient> {
  const surroundings = fakeSurroundings({
    readFile: (file) => readFileSync(file, "utf8"),
    writeFile: (file, content) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    },
  });
  return judgeDriver(
    { ok: true, name: "mine", settings },
    { seed: 1, runs: 2, record, profiles: folder },
    surroundings,
  );
}

/** What people read of it. */
function told(client: ReportedClient): string {
  return documentText(clientDocument({ clients: [client], seed: 1 }), { width: 400 });
}

function violations({ results }: ReportedClient) {
  return results.flatMap(({ outcome, requirement, foreseen }) =>
    outcome === "violates" ? [[requirement, foreseen]] : [],
  );
}

it("a profile is written by --record, and foresees what it holds, no less and no more", async () => {
  const putting = alteredInProcess([
    ['["POST", url', '["PUT", url'],
    ['method: "POST"', 'method: "PUT"'],
  ]);
  const first = await judge(putting);
  expect(first.profile).toMatchObject({ state: "none", differences: [] });
  expect(clientFails(first)).toBe(true);
  expect(told(first)).toMatch(/no profile \S+mine\.json; --record writes one/);
  const recorded = await judge(putting, true);
  expect(recorded.profile.state).toBe("recorded");
  expect(told(recorded)).toMatch(/profile written: \S+mine\.json/);
  const second = await judge(putting);
  expect(second.profile.state).toBe("compared");
  expect(violations(second)).toEqual([["wire.method", true]]);
  expect(clientFails(second)).toBe(false);
  expect(told(second)).toMatch(/matches its profile \S+mine\.json/);
  expect(told(second)).toMatch(/0 of \d+ requirements fail, 1 other deviates as its profile says;/);
  // Without its fault it departs from what was written down, which two sequences are too few to say.
  const mended = await judge(alteredInProcess([]));
  expect(violations(mended)).toEqual([]);
  expect(clientFails(mended)).toBe(false);
});

it("habits are measured once more where they differ: one slip is none", async () => {
  const mark = join(folder, "slipped");
  const slipping = alteredInProcess([
    [
      "const operations",
      `import { existsSync, writeFileSync } from "node:fs";
      const slips = () => !existsSync(${JSON.stringify(mark)});
      const operations`,
    ],
    [
      "const answer = await post(command).catch((error) => error);",
      `let answer = await post(command).catch((error) => error);
      if (answer.status === 503 && slips()) {
        writeFileSync(${JSON.stringify(mark)}, "");
        answer = await post(command);
      }`,
    ],
  ]);
  writeFileSync(mark, "");
  expect((await judge(slipping, true)).profile.state).toBe("recorded");
  rmSync(mark);
  const { profile } = await judge(slipping);
  expect(readFileSync(mark, "utf8")).toBe("");
  expect(profile).toMatchObject({ state: "compared", differences: [] });
});
