import { expect, it } from "vitest";
import { exitCodes } from "../exit-codes.ts";
import { runCommandLine } from "../run-command-line.ts";
import { fakeSurroundings } from "../testing/fake-surroundings.ts";
import { createTimeLeft, lengthMs, lengthWords } from "./time-left.ts";

const slow = { requests: 3000, requestMs: 4500, concurrency: 8, rateLimit: undefined };

it("is the latency of all requests by those in flight, or what the rate limit allows", () => {
  expect(lengthMs(slow)).toBe((3000 * 4500) / 8);
  expect(lengthMs({ ...slow, requestMs: 5, rateLimit: 10 })).toBe(300_000);
});

it("is told beforehand from half a minute on, where no bound is enough", () => {
  expect(lengthWords(slow)).toBe(
    "about 3000 requests at 4500 ms each, 8 in flight, take about 29 min; fewer: --runs, --only; to bound it: --max-time",
  );
  expect(lengthWords({ ...slow, requestMs: 79 })).toBeNull();
  expect(lengthWords({ ...slow, requestMs: 81 })).toContain("take about 31 s;");
  expect(lengthWords(slow, 60_000)).toContain("more than the --max-time of 60 s");
  expect(lengthWords(slow, 3_600_000)).toBeNull();
});

it("follows the length until the pace is known, and the pace then", () => {
  let [sent, time] = [10, 0];
  const left = createTimeLeft(
    { ...slow, requests: 800 },
    () => sent,
    () => time,
  );
  expect(left()).toBe(450_000);
  [sent, time] = [20, 10_000];
  expect(left()).toBe(440_000);
  [sent, time] = [410, 100_000];
  expect(left()).toBe(100_000);
  [sent, time] = [2000, 500_000];
  expect(left()).toBe(0);
});

it("is said before a run begins", async () => {
  let said = "";
  const err = (text: string) => {
    said += text;
    // Enough was seen.
    if (/^\d+ requirements in/.test(text)) process.emit("SIGINT");
  };
  const line = "run --only credential-id --runs 1000000";
  expect(await runCommandLine(line.split(" "), fakeSurroundings({ err }))).toBe(exitCodes.interrupted);
  expect(said).toMatch(
    /^note: about \d{7,} requests at \d+ ms each, \d+ in flight, take about .*; to bound it: --max-time\n/m,
  );
});
