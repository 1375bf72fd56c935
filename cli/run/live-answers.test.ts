import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Verdict } from "../../engine/judge/verdict.ts";
import { planRun } from "../../engine/run/plan.ts";
import type { Preparation } from "../../engine/run/prepare-run.ts";
import { clock } from "../../engine/run/try-again.ts";
import type { Reply } from "../../reference/reference-response.ts";
import { catalogue } from "../../suites/catalogue.ts";
import { loadTargets } from "../../targets/load-targets.ts";
import type { Target } from "../../targets/target.ts";
import {
  type Alter,
  type AlteredReference,
  errorReply,
  startAlteredReference,
} from "../testing/altered-reference.ts";
import {
  awsCertificate,
  type OverriddenNames,
  overrideNames,
  referenceAccount,
  startTlsFront,
} from "../testing/aws-names.ts";
import { accountProblem } from "./account-problem.ts";
import { openRun } from "./open-run.ts";

const update = "UpdateServiceSpecificCredential";

let names: OverriddenNames;
let folder = "";
const closing: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "iam-conformance-live-"));
  names = overrideNames();
});

afterEach(async () => {
  names.end();
  for (const close of closing.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true, force: true });
});

interface LiveTarget extends AlteredReference {
  readonly target: Target;
}

/** AWS's names over TLS; behind them the reference with altered answers. */
async function liveTarget(alter: Alter): Promise<LiveTarget> {
  const altered = await startAlteredReference(alter);
  closing.push(altered.close);
  const { port, close } = await startTlsFront(altered.port);
  closing.push(close);
  const entry = {
    endpoint: `https://iam.amazonaws.com:${port}`,
    sts: `https://sts.amazonaws.com:${port}`,
    credentials: { environment: { accessKeyId: "A", secretAccessKey: "B" } },
    accounts: [referenceAccount],
    concurrency: 4,
    rateLimit: 100_000,
    live: true,
  };
  const loaded = loadTargets(JSON.stringify({ targets: { aws: entry } }), "targets.json");
  const target = loaded.ok ? loaded.targets.get("aws") : undefined;
  if (target === undefined) throw new Error(JSON.stringify(loaded));
  return { ...altered, target };
}

/** Another place, which counts who comes. */
async function elsewhere(): Promise<{ url: string; visits: () => number }> {
  let visits = 0;
  const server = createServer((_, response) => {
    visits++;
    response.writeHead(200).end();
  });
  server.on("connection", () => visits++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, visits: () => visits };
}

function redirect(status: number, location: string): Reply {
  return { kind: "response", status, headers: [["Location", location]], body: "" };
}

async function run(
  { target, credentials }: LiveTarget,
  only: readonly string[],
  runs = 3,
): Promise<{ preparation: Preparation; verdicts: Verdict[]; left: string[] }> {
  const open = await openRun({
    target,
    credentials,
    ca: awsCertificate.cert,
    exercise: { seed: 1, runs, concurrency: 4 },
    journalFolder: folder,
  });
  const verdicts: Verdict[] = [];
  if (open.preparation.lanes.length > 0) {
    for (const planned of planRun(catalogue, { claims: target.claims, only }))
      verdicts.push(await open.judge(planned));
  }
  return { preparation: open.preparation, verdicts, left: await open.close() };
}

describe("a redirect", () => {
  it.each([301, 302, 307, 308])("%i is an answer like any other, and never followed", async (status) => {
    const { url, visits } = await elsewhere();
    const live = await liveTarget((action, _, { body }) =>
      action === update && body.includes("Status=Inactive") ? redirect(status, url) : null,
    );
    const { verdicts, left } = await run(live, ["status.accepts-documented-values"]);
    expect(verdicts).toMatchObject([
      { outcome: "violates", counterexample: { observed: expect.stringContaining(String(status)) } },
    ]);
    expect(left).toEqual([]);
    expect(visits()).toBe(0);
    expect(new Set(names.resolved)).toEqual(new Set(["iam.amazonaws.com"]));
    expect(live.snapshot()).toMatchObject({ users: 0, credentials: 0 });
  });

  it("of everything leaves the target untested, and nobody else is asked", async () => {
    const { url, visits } = await elsewhere();
    const live = await liveTarget(() => redirect(307, url));
    const { preparation } = await run(live, ["status"]);
    expect(preparation.lanes).toEqual([]);
    expect(visits()).toBe(0);
    expect(live.asked.get("CreateUser") ?? 0).toBeLessThanOrEqual(1);
    expect(new Set(names.resolved)).toEqual(new Set(["iam.amazonaws.com"]));
  });

  it("of the question whose account it is lets nothing pass", async () => {
    const { url, visits } = await elsewhere();
    const { target, credentials, asked } = await liveTarget(() => redirect(307, url));
    const problem = await accountProblem(target, credentials, awsCertificate.cert);
    expect(problem?.kind).toBe("unknown-account");
    expect(problem?.message).toContain("307");
    expect(visits()).toBe(0);
    expect([...asked.keys()]).toEqual(["GetCallerIdentity"]);
  });
});

const throttling = errorReply(400, "Throttling", "Rate exceeded");

describe("throttling", () => {
  beforeEach(() => {
    // How long the pauses are is tested in engine/run; here only that they are made.
    vi.spyOn(clock, "pause").mockResolvedValue();
    return () => vi.restoreAllMocks();
  });

  it("is waited out and no verdict, whatever is throttled", async () => {
    const live = await liveTarget((_, count) => (count % 4 === 0 ? throttling : null));
    const { preparation, verdicts, left } = await run(live, ["status", "credential-id.unknown"]);
    expect(preparation).toMatchObject({ support: { kind: "implemented" }, fixtureProblem: null });
    expect(verdicts.filter(({ outcome }) => outcome !== "conforms" && outcome !== "observed")).toEqual([]);
    expect(verdicts.length).toBeGreaterThan(5);
    expect(left).toEqual([]);
    expect(live.snapshot()).toMatchObject({ users: 0, credentials: 0 });
  });

  it("without end breaks what could not be asked, and accuses nobody", async () => {
    let isThrottling = false;
    const live = await liveTarget((action) => (isThrottling && action === update ? throttling : null));
    const open = await openRun({
      target: live.target,
      credentials: live.credentials,
      ca: awsCertificate.cert,
      exercise: { seed: 1, runs: 2, concurrency: 4 },
      journalFolder: folder,
    });
    isThrottling = true;
    const planned = planRun(catalogue, {
      claims: live.target.claims,
      only: ["status.accepts-documented-values"],
    });
    const verdicts = await Promise.all(planned.map(open.judge));
    expect(verdicts).toMatchObject([
      { outcome: "broken", brokenBy: "transport", reason: "the target goes on throttling" },
    ]);
    const before = live.asked.get(update) ?? 0;
    expect(before).toBeGreaterThanOrEqual(7);
    expect(await open.close()).toEqual([]);
  });
});
