import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { clock } from "../../engine/run/try-again.ts";
import type { RunReport } from "../../reporters/report/run-report.ts";
import { type Alter, startAlteredReference } from "../testing/altered-reference.ts";
import { type CommandLines, createCommandLines } from "../testing/command-lines.ts";

let lines: CommandLines;
let paused = 0;

beforeEach(() => {
  lines = createCommandLines();
  paused = 0;
  vi.spyOn(clock, "pause").mockImplementation(async (ms) => {
    paused += ms;
    await new Promise((resolve) => setImmediate(resolve));
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  lines.end();
});

const chosen = ["status.accepts-documented-values", "credential-id.max-length", "state.idempotent"];

const page: ReturnType<Alter> = {
  kind: "response",
  status: 503,
  headers: [["Content-Type", "text/html"]],
  body: "<!DOCTYPE html><html><body>503 Service Temporarily Unavailable</body></html>",
};

/** One connection in so many is broken off. */
function resets(every: number): Alter {
  let count = 0;
  return () => (++count % every === 0 ? { kind: "no-response", cause: "reset" } : null);
}

/** From the fiftieth request on a gateway says that nobody is there, until so many ms have been paused. */
function outage(ms: number): Alter {
  let count = 0;
  let end = Number.POSITIVE_INFINITY;
  return () => {
    if (++count < 50) return null;
    if (end === Number.POSITIVE_INFINITY) end = paused + ms;
    return paused < end ? page : null;
  };
}

it.each<[string, () => Alter]>([
  ["one connection in twelve is reset", () => resets(12)],
  ["a gateway has an outage of a second", () => outage(1000)],
])("where %s, nobody is accused: it is tried again and counted", async (_, alter) => {
  const target = await startAlteredReference(alter());
  try {
    const { code, out } = await lines.run(
      [
        ...`run --endpoint ${target.url} --runs 20 --concurrency 4 --report text --report json=r.json`.split(
          " ",
        ),
        ...chosen.flatMap((id) => ["--only", id]),
      ],
      {
        AWS_ACCESS_KEY_ID: target.credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: target.credentials.secretAccessKey,
      },
    );
    const report: RunReport = JSON.parse(lines.read("r.json"));
    const conforming = report.results.filter(({ outcome }) => outcome === "conforms");
    expect(conforming.map(({ requirement }) => requirement)).toEqual(expect.arrayContaining(chosen));
    expect(report.summary).toMatchObject({ violates: 0, broken: 0, untestable: 0 });
    expect(report.transport?.retried).toBeGreaterThan(0);
    expect(out).toMatch(/^transport +\d+ retried$/m);
    expect(target.snapshot()).toMatchObject({ users: 0, credentials: 0 });
    expect(code).toBe(0);
  } finally {
    await target.close();
  }
});
