import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Send } from "../../protocol/exchange.ts";
import { authentication } from "../../reference/mutants/change.ts";
import type { Mutant } from "../../reference/mutants/mutant.ts";
import { requirementById } from "../../suites/catalogue.ts";
import type { LoadChain } from "../../targets/credentials/credential-chain.ts";
import { endpointTarget } from "../../targets/endpoint-target.ts";
import type { Target } from "../../targets/target.ts";
import { type AlteredReference, errorReply, startAlteredReference } from "../testing/altered-reference.ts";
import { fakeSurroundings } from "../testing/fake-surroundings.ts";
import { withholdSecrets } from "../withhold-secrets.ts";
import { connectionOf } from "./connection-of.ts";
import { openRun } from "./open-run.ts";

const fresh = {
  accessKeyId: "AKIAREFERENCE0000000",
  secretAccessKey: "secret/of/the/embedded/reference/only000",
  sessionToken: `Refreshed+Session/Token${"t".repeat(60)}==`,
};
const loadChain: LoadChain = async () => async () => fresh;

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

function chainTarget(): Target {
  const found = endpointTarget(altered.url, {});
  if (!found.ok) throw new Error(found.problem);
  return { ...found.target, credentials: { chain: {} } };
}

it("tells of refreshed keys before anything is signed with them", async () => {
  const told: unknown[] = [];
  const silent: Send = async () => ({ kind: "no-response", cause: "other", detail: "", durationMs: 0 });
  const connection = connectionOf({
    endpoint: altered.url,
    target: chainTarget(),
    credentials: altered.credentials,
    send: silent,
    keeper: { withhold: (keys) => told.push(keys), notice: () => undefined },
    loadChain,
  });
  expect(connection.credentials).toEqual(altered.credentials);
  while (connection.credentials === altered.credentials) await sleep(1);
  expect(connection.credentials).toEqual(fresh);
  expect(told).toEqual([fresh]);
});

it("no output and no recording holds a session token that came while the run went on", async () => {
  const fake = fakeSurroundings();
  const surroundings = withholdSecrets(fake);
  const recordFile = join(folder, "evidence.json");
  const open = await openRun({
    target: chainTarget(),
    credentials: altered.credentials,
    exercise: { seed: 1, runs: 1, concurrency: 2 },
    journalFolder: folder,
    recordFile,
    keeper: surroundings,
    loadChain,
  });
  isRepeating = true;
  const ids = ["status.one-of.words", "user-name.unknown", "status.accepts-documented-values"];
  // The chain is asked with the first request, and gives the token soon after.
  for (const id of ids) {
    const requirement = requirementById(id);
    if (requirement === undefined) continue;
    const verdict = await open.judge({ requirement, disclaimed: null });
    if (verdict.outcome !== "violates") continue;
    const { outcome } = verdict.counterexample.exchange;
    if (outcome.kind !== "response") continue;
    const { body, headers } = outcome;
    surroundings.out(`${Buffer.from(body).toString("latin1")} ${JSON.stringify(headers)}`);
  }
  open.writeRecording();
  isRepeating = false;
  expect(await open.close()).toEqual([]);
  const evidence = readFileSync(recordFile, "utf8");
  expect(evidence).toContain("Denied");
  expect(evidence).not.toContain(fresh.accessKeyId);
  expect(fake.printed.out).toContain("REDACTED");
  for (const text of [fake.printed.out, evidence]) {
    expect(text).not.toContain("Refreshed+Sess");
    expect(text).not.toContain(encodeURIComponent("Refreshed+Session"));
  }
});
