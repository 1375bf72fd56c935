import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Verdict } from "../../engine/judge/verdict.ts";
import type { Send, WireResponse } from "../../protocol/exchange.ts";
import { authentication } from "../../reference/mutants/change.ts";
import type { Mutant } from "../../reference/mutants/mutant.ts";
import { requirementById } from "../../suites/catalogue.ts";
import type { LoadChain } from "../../targets/credentials/credential-chain.ts";
import { endpointTarget } from "../../targets/endpoint-target.ts";
import { type AlteredReference, errorReply, startAlteredReference } from "../testing/altered-reference.ts";
import { connectionOf } from "./connection-of.ts";
import { openRun } from "./open-run.ts";
import { openSession } from "./open-session.ts";
import type { RunContext } from "./run-context.ts";

const fresh = {
  accessKeyId: "AKIAREFERENCE0000000",
  secretAccessKey: "secret/of/the/embedded/reference/only000",
  sessionToken: `Refreshed+Session/Token${"t".repeat(60)}==`,
};
const load: LoadChain = async () => async () => fresh;

/** The reference knows no temporary keys; this one takes a session token and looks no further at it. */
const takingTokens: Mutant = {
  name: "takes-session-tokens",
  fault: "a session token is not looked at",
  kills: [],
  rules: authentication("session-token", () => undefined),
};

let altered: AlteredReference;
let folder = "";
/** Whether the endpoint repeats the token that a request came with. */
let isRepeating = false;

beforeEach(async () => {
  isRepeating = false;
  folder = mkdtempSync(join(tmpdir(), "connection-test-"));
  altered = await startAlteredReference(
    (action, _, { headers }) => {
      const token = headers.find(([name]) => name.toLowerCase() === "x-amz-security-token")?.[1];
      if (!isRepeating || action !== "UpdateServiceSpecificCredential" || token === undefined) return null;
      const refusal = errorReply(
        403,
        "Denied",
        `${token} of ${fresh.accessKeyId} ${encodeURIComponent(token)}`,
      );
      return { ...refusal, headers: [...refusal.headers, ["x-echo", token]] };
    },
    { mutant: takingTokens },
  );
});

afterEach(async () => {
  await altered.close();
  rmSync(folder, { recursive: true, force: true });
});

async function contextOf(): Promise<{ context: RunContext; close: () => Promise<string[]> }> {
  const found = endpointTarget(altered.url, {});
  if (!found.ok) throw new Error(found.problem);
  const open = await openRun({
    target: found.target,
    credentials: altered.credentials,
    seed: 1,
    runs: 1,
    level: "MUST",
    only: [],
    concurrency: 2,
    journalFolder: folder,
  });
  const context = { ...open.context, credentialChain: {}, recordFile: join(folder, "evidence.json") };
  return { context, close: open.close };
}

it("tells of refreshed keys before anything is signed with them", async () => {
  const { context, close } = await contextOf();
  const told: unknown[] = [];
  const silent: Send = async () => ({
    kind: "no-response",
    cause: "other",
    detail: `no ${fresh.sessionToken}`,
    durationMs: 0,
  });
  const connection = connectionOf(context, silent, { load, onKeys: (keys) => told.push(keys) });
  expect(connection.credentials).toEqual(altered.credentials);
  while (connection.credentials === context.credentials) await sleep(1);
  expect(connection.credentials).toEqual(fresh);
  expect(told).toEqual([fresh]);
  const outcome = await connection.send({ method: "POST", path: "/", headers: [], body: "" });
  expect(outcome).toMatchObject({ detail: "no REDACTED" });
  expect(await close()).toEqual([]);
});

it("leaves what is no text as it is", async () => {
  const { context, close } = await contextOf();
  const bytes = Uint8Array.from([0xff, 0xfe, 0x00, 0x80, ...Buffer.from(fresh.sessionToken), 0xc3]);
  const answer: WireResponse = { kind: "response", status: 200, headers: [], body: bytes, durationMs: 0 };
  const connection = connectionOf(context, async () => answer, { load });
  while (connection.credentials === context.credentials) await sleep(1);
  const outcome = await connection.send({ method: "POST", path: "/", headers: [], body: "" });
  expect(outcome.kind === "response" && [...outcome.body]).toEqual([
    0xff,
    0xfe,
    0x00,
    0x80,
    ...Buffer.from("REDACTED"),
    0xc3,
  ]);
  expect(await close()).toEqual([]);
});

it("neither verdicts nor evidence hold a session token that came while the run went on", async () => {
  const { context, close } = await contextOf();
  const session = openSession(context, "w", { load });
  isRepeating = true;
  const ids = ["status.one-of.words", "user-name.unknown", "status.accepts-documented-values"];
  const verdicts: Verdict[] = [];
  // The chain is asked with the first request, and gives the token soon after.
  for (const id of ids) {
    const requirement = requirementById(id);
    if (requirement !== undefined) verdicts.push(await session.judge({ requirement, disclaimed: null }));
  }
  await session.close();
  const observed = verdicts.flatMap(({ counterexample }) =>
    counterexample === undefined ? [] : [counterexample],
  );
  expect(observed.length).toBeGreaterThan(0);
  const answers = observed.map(({ exchange: { outcome } }) =>
    outcome.kind === "response"
      ? `${Buffer.from(outcome.body).toString("latin1")} ${JSON.stringify(outcome.headers)}`
      : outcome.detail,
  );
  const evidence = readFileSync(join(folder, "evidence.json"), "utf8");
  expect(evidence).toContain("Denied");
  for (const text of [...answers, evidence]) {
    expect(text).not.toContain("Refreshed+Sess");
    expect(text).not.toContain(encodeURIComponent("Refreshed+Session"));
  }
  expect(answers.join()).toContain("REDACTED");
  expect(evidence).not.toContain(fresh.accessKeyId);
  isRepeating = false;
  expect(await close()).toEqual([]);
});
