import { afterEach, beforeEach, expect, it } from "vitest";
import { createReference } from "../reference/create-reference.ts";
import { formats } from "../reporters/formats/formats.ts";
import { startAlteredReference } from "./testing/altered-reference.ts";
import { type CommandLines, createCommandLines } from "./testing/command-lines.ts";

const long = "x".repeat(300_000);
let lines: CommandLines;

beforeEach(() => {
  lines = createCommandLines();
});

afterEach(() => lines.end());

/** What of the answers is long, by the action whose answers have it. */
const cases: readonly (readonly [name: string, actions: RegExp, pattern: RegExp])[] = [
  ["credential ids", /^Create/, /(?<=CredentialId>)[^<]+/g],
  ["listed ids", /^List/, /(?<=CredentialId>)[^<]+/g],
  ["request ids", /./, /(?<=RequestId>)[^<]+/g],
  ["messages", /./, /(?<=Message>)[^<]+/g],
  ["codes", /./, /(?<=Code>)[^<]+/g],
  ["types", /./, /(?<=Type>)[^<]+/g],
  ["a Status", /^List/, /(?<=Status>)[^<]+/g],
  ["names of elements", /^Update/, /UpdateServiceSpecificCredentialResponse|ErrorResponse/g],
];

it.each(cases)("no report and no message grows with %s", async (name, actions, pattern) => {
  const reference = createReference();
  const endpoint = await startAlteredReference((action, _count, request) => {
    const reply = reference.handle(request);
    if (reply.kind !== "response") throw new Error("the reference is silent");
    return actions.test(action) ? { ...reply, body: reply.body.replace(pattern, long) } : reply;
  });
  try {
    const { accessKeyId, secretAccessKey } = reference.rootCredentials;
    const only = ["state.visible-after-update", "response", "credential-id.unknown*", "status.required"];
    const reports = [...formats.keys()].flatMap((name) => ["--report", `${name}=r.${name}`]);
    const words = [
      "run",
      endpoint.url,
      "--runs",
      "1",
      "--concurrency",
      "2",
      ...only.flatMap((id) => ["--only", id]),
    ];
    const { out, err } = await lines.run([...words, ...reports], {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    });
    if (name === "credential ids") expect(err).toContain(`of ${long.length} characters`);
    expect(err.length).toBeLessThan(20_000);
    expect(out.length).toBeLessThan(60_000);
    for (const format of formats.keys())
      expect(lines.read(`r.${format}`).length).toBeLessThan(2 * long.length);
  } finally {
    await endpoint.close();
  }
});
