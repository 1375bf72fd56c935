import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunReport } from "../../reporters/report/run-report.ts";
import { type CommandLines, createCommandLines } from "../testing/command-lines.ts";
import {
  type MisbehavingReference,
  type Misbehaviour,
  startMisbehavingReference,
} from "../testing/misbehaving-reference.ts";

let line: CommandLines;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  line = createCommandLines();
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  line.end();
});

/** What became of a run against an endpoint that misbehaves. */
interface Judged {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly report: RunReport;
  readonly target: MisbehavingReference;
}

async function judge(misbehaviour: Misbehaviour): Promise<Judged> {
  const target = await startMisbehavingReference(misbehaviour);
  closing.push(target.close);
  const { credentials: literal, port } = target;
  const entry = { endpoint: `http://127.0.0.1:${port}/`, credentials: { literal }, timeoutMs: 250 };
  writeFileSync("targets.json", JSON.stringify({ targets: { odd: entry } }));
  const words = "run odd --targets targets.json --only status --runs 2 --concurrency 3 --cleanup-time 3";
  const ended = await line.run([...words.split(" "), "--report", "text", "--report", "json=r.json"]);
  return { ...ended, report: JSON.parse(line.read("r.json")), target };
}

const early = "HTTP/1.1 400 EarlyBird\r\nContent-Type: text/xml\r\nContent-Length: 4\r\n\r\n<a/>";

/** Sends an answer that nobody asked for behind those that `isBehind` tells, so many ms later. */
function further(afterMs: number, isBehind: (count: number, action: string) => boolean): Misbehaviour {
  return {
    onRequest: (socket, proper, { action, count }) => {
      socket.write(proper);
      if (isBehind(count, action)) setTimeout(() => socket.write(early), afterMs);
      return true;
    },
  };
}

describe("an answer that nobody asked for", () => {
  it.each<[string, Misbehaviour]>([
    ["before any request", { onConnection: (socket) => socket.write(early) }],
    ["after every answer", further(1, () => true)],
    ["after every fifth answer, later than usual", further(10, (count) => count % 5 === 0)],
    ["after each update", further(1, (_, action) => action.startsWith("Update"))],
  ])("%s changes no verdict, leaves nothing, and is named once", async (_, misbehaviour) => {
    const { code, out, report, target } = await judge(misbehaviour);
    expect(report.results.filter(({ outcome }) => outcome !== "conforms" && outcome !== "observed")).toEqual(
      [],
    );
    expect(code).toBe(0);
    expect(target.snapshot()).toMatchObject({ users: 0, credentials: 0 });
    expect(report.transport?.unasked).toBeGreaterThan(0);
    expect(out.match(/bytes that nobody asked for on \d+ connections? \(RFC 9112/g)).toHaveLength(1);
  });

  it("is kept out of the clean-up", async () => {
    const { code, err, target } = await judge(further(0, (_, action) => action.startsWith("Delete")));
    expect(target.snapshot()).toMatchObject({ users: 0, credentials: 0 });
    expect([code, err]).not.toContain("EarlyBird");
    expect(line.journals()).toEqual([]);
  });
});
