import { execFile } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mutantByName } from "../../reference/mutants/mutants.ts";
import { type StartedReference, startReference } from "../../reference/start-reference.ts";
import { type CommandLines, createCommandLines } from "../testing/command-lines.ts";

let lines: CommandLines;
let honest: StartedReference;
beforeAll(async () => {
  lines = createCommandLines();
  honest = await startReference();
});
afterAll(async () => {
  await honest.close();
  lines.end();
});

function keysOf({ credentials }: StartedReference): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
}

/** Runs a program against an endpoint; its exit code and what it printed. */
function show(file: string, at: StartedReference): Promise<{ code: number; text: string }> {
  const env = { PATH: process.env["PATH"] ?? "", ENDPOINT: at.url, ...keysOf(at) };
  return new Promise((resolve) =>
    execFile(process.execPath, [join(lines.folder, file)], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), text: out + err }),
    ),
  );
}

// One of each way to judge, to sign, and to come to several steps.
it.each([
  ["state-no-effect", "state.visible-after-update"],
  ["state-lost-after-delete", "state.model"],
  ["user-absent-refused", "user-name.absent.caller-is-user"],
  ["signature-presigned-refused", "authentication.presigned"],
  ["success-not-closed", "response.success.well-formed"],
  ["request-id-constant", "response.request-id.fresh"],
])("writes a program that tells %s from the honest reference", async (name, requirement) => {
  const mutant = mutantByName(name);
  if (mutant === undefined) throw new Error(`there is no mutant ${name}`);
  const faulty = await startReference({ mutant });
  try {
    const words = ["run", faulty.url, "--only", requirement, "--runs", "20", "--level", "should"];
    await lines.run([...words, "--report", `json=${name}.json`], keysOf(faulty));
    const { code, out, err } = await lines.run([
      "reproduce",
      `${name}.json`,
      requirement,
      "--output",
      `${name}.mjs`,
    ]);
    expect({ code, out, err }).toEqual({ code: 0, out: "", err: "" });
    expect(lines.read(`${name}.mjs`)).not.toContain(faulty.credentials.secretAccessKey);
    const before = [faulty.snapshot(), honest.snapshot()];
    const [shown, gone] = [await show(`${name}.mjs`, faulty), await show(`${name}.mjs`, honest)];
    expect([shown.code, gone.code], shown.text + gone.text).toEqual([0, 1]);
    expect([faulty.snapshot(), honest.snapshot()]).toEqual(before);
  } finally {
    await faulty.close();
  }
});

it("says that nothing can be set up where the keys are wrong", async () => {
  const mutant = mutantByName("state-no-effect");
  const wrong = { ...honest, credentials: { ...honest.credentials, secretAccessKey: "wrong" } };
  expect(mutant).toBeDefined();
  expect((await show("state-no-effect.mjs", wrong)).code).toBe(2);
});

it("has nothing to write for what the report does not show as violated", async () => {
  const { code, err } = await lines.run(["reproduce", "state-no-effect.json", "status.one-of"]);
  expect(code).toBe(2);
  expect(err).toContain("holds no counterexample of status.one-of");
});
