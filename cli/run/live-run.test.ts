import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { Verdict } from "../../engine/judge/verdict.ts";
import { estimateRequests, runsWithin, totalOf } from "../../engine/run/estimate-requests.ts";
import { planRun } from "../../engine/run/plan.ts";
import { type StartedReference, startReference } from "../../reference/start-reference.ts";
import { catalogue, requirementById } from "../../suites/catalogue.ts";
import { loadTargets } from "../../targets/load-targets.ts";
import type { Target } from "../../targets/target.ts";
import { awsCertificate, overrideNames, referenceAccount, startTlsFront } from "../testing/aws-names.ts";
import { accountProblem } from "./account-problem.ts";
import { openRun } from "./open-run.ts";

let reference: StartedReference;
let port = 0;
let folder = "";
let resolved: readonly string[] = [];
const closing: (() => Promise<unknown>)[] = [];

/** AWS's names over TLS with a certificate of this test's own, and the reference endpoint behind them. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "iam-conformance-live-"));
  closing.push(async () => rmSync(folder, { recursive: true, force: true }));
  reference = await startReference();
  closing.push(reference.close);
  const front = await startTlsFront(Number(new URL(reference.url).port));
  closing.push(front.close);
  port = front.port;
  const names = overrideNames();
  closing.push(async () => names.end());
  resolved = names.resolved;
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** An entry for AWS as its owner would write it, but with the ports of this test and no wait between requests. */
function aws(changes: object = {}): Target {
  const entry = {
    endpoint: `https://iam.amazonaws.com:${port}`,
    sts: `https://sts.amazonaws.com:${port}`,
    credentials: { environment: { accessKeyId: "A", secretAccessKey: "B" } },
    accounts: [referenceAccount],
    concurrency: 4,
    rateLimit: 100_000,
    live: true,
    ...changes,
  };
  const loaded = loadTargets(JSON.stringify({ targets: { aws: entry } }), "targets.json");
  const target = loaded.ok ? loaded.targets.get("aws") : undefined;
  if (target === undefined) throw new Error(JSON.stringify(loaded));
  return target;
}

const options = (target: Target, runs: number) => ({
  target,
  credentials: reference.credentials,
  ca: awsCertificate.cert,
  exercise: { seed: 1, runs, concurrency: target.concurrency },
  journalFolder: folder,
});

describe("a run on the names of AWS", () => {
  it("stays within its budget, judges everything and leaves nothing", async () => {
    const target = aws();
    const plan = planRun(catalogue, { claims: target.claims, only: [] });
    const undertaking = {
      plan,
      find: requirementById,
      operation: updateServiceSpecificCredential,
      concurrency: target.concurrency,
      makesLanes: true,
    };
    const budget = target.requestBudget ?? 0;
    const runs = runsWithin(budget, 100, undertaking);
    expect(totalOf(estimateRequests(undertaking, runs))).toBeLessThanOrEqual(budget);
    const open = await openRun(options(target, runs));
    expect(open.preparation).toMatchObject({ support: { kind: "implemented" }, authentication: "enforced" });
    const verdicts: Verdict[] = [];
    for (const planned of plan) verdicts.push(await open.judge(planned));
    expect(await open.close()).toEqual([]);
    expect(verdicts.filter(({ outcome }) => outcome !== "conforms" && outcome !== "observed")).toEqual([]);
    const sent = open.requests();
    expect(sent).toBeLessThan(1.05 * budget);
    expect(sent).toBeGreaterThan(0.5 * budget);
    expect(new Set(resolved)).toEqual(new Set(["iam.amazonaws.com"]));
  });

  it("gets the limits of real AWS where its entry sets none", () => {
    expect(aws({ rateLimit: undefined })).toMatchObject({ rateLimit: 5, requestBudget: 1500 });
    expect(aws({ requestBudget: 20 })).toMatchObject({ rateLimit: 100_000, requestBudget: 20 });
  });
});

describe("accountProblem", () => {
  const check = (changes: object = {}) =>
    accountProblem(aws(changes), reference.credentials, awsCertificate.cert);

  it("lets an account pass that the entry lists, asking STS and nobody else", async () => {
    expect(await check()).toBeNull();
    expect(new Set(resolved)).toEqual(new Set(["sts.amazonaws.com"]));
  });

  it("refuses another account, and names both", async () => {
    const problem = await check({ accounts: ["123456789012"] });
    expect(problem?.kind).toBe("another-account");
    expect(problem?.message).toMatch(
      /^target aws: .*belong to \D*000000000000\b.*"accounts".* only 123456789012\b.*nothing was sent/i,
    );
    expect(new Set(resolved)).toEqual(new Set(["sts.amazonaws.com"]));
  });

  it("lets nothing pass where the account cannot be told", async () => {
    const wrong = { ...reference.credentials, secretAccessKey: "wrong-secret-of-this-test" };
    const problem = await accountProblem(aws(), wrong, awsCertificate.cert);
    expect(problem?.kind).toBe("unknown-account");
    expect(problem?.message).toContain("403 SignatureDoesNotMatch");
    expect(problem?.message).not.toContain(wrong.secretAccessKey);
    expect((await check({ sts: "https://sts.example.com" }))?.kind).toBe("unknown-account");
  });

  it("distrusts a certificate that nobody vouches for", async () => {
    const problem = await accountProblem(aws(), reference.credentials, undefined);
    expect(problem?.message).toContain("SELF_SIGNED");
  });

  it("asks nobody where the entry lists no account", async () => {
    expect(await check({ accounts: undefined, live: false })).toBeNull();
    expect(resolved).toEqual([]);
  });
});
