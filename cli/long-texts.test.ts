import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { skipPauses } from "../engine/testing/skip-pauses.ts";
import { createReference } from "../reference/create-reference.ts";
import { formats } from "../reporters/formats/formats.ts";
import { mostProgram } from "../reporters/reproduce/write-program.ts";
import { startAlteredReference } from "./testing/altered-reference.ts";
import { type CommandLines, createCommandLines } from "./testing/command-lines.ts";

const long = "x".repeat(60_000);
let lines: CommandLines;

beforeEach(() => {
  lines = createCommandLines();
  skipPauses();
});

afterEach(() => {
  vi.restoreAllMocks();
  lines.end();
});

/** What of the answers is long, by the action whose answers have it, and how a report says so. */
const cases: readonly {
  readonly what: string;
  readonly actions: RegExp;
  readonly pattern: RegExp;
  readonly shows: string;
  /** What stands in its place in the answer of this number; absent: what is long. */
  readonly becomes?: (count: number) => string;
  /** Only once an update was asked for. */
  readonly updated?: true;
}[] = [
  {
    what: "credential ids",
    actions: /^Create/,
    pattern: /(?<=CredentialId>)[^<]+/g,
    shows: `of ${long.length} characters (xxx`,
  },
  {
    what: "listed ids",
    actions: /^List/,
    pattern: /(?<=CredentialId>)[^<]+/g,
    shows: "shows 0 of 2",
  },
  { what: "request ids", actions: /./, pattern: /(?<=RequestId>)[^<]+/g, shows: "xxx…" },
  { what: "messages", actions: /./, pattern: /(?<=Message>)[^<]+/g, shows: "xxx…" },
  { what: "codes", actions: /./, pattern: /(?<=Code>)[^<]+/g, shows: "xxx…" },
  { what: "types", actions: /./, pattern: /(?<=Type>)[^<]+/g, shows: "xxx…" },
  {
    what: "a Status",
    actions: /^List/,
    pattern: /(?<=Status>)[^<]+/g,
    shows: "Status xxx",
    updated: true,
  },
  {
    what: "names of fields",
    actions: /^List/,
    pattern: /CreateDate/g,
    shows: "xxx…",
    becomes: (count) => `${long}${count}`,
  },
  {
    what: "names of elements",
    actions: /^Update/,
    pattern: /UpdateServiceSpecificCredentialResponse|ErrorResponse/g,
    shows: "the root is xxx",
  },
  { what: "namespaces", actions: /^Update/, pattern: /(?<=xmlns=")[^"]+/g, shows: "xxx…" },
];

/** Every text of a report but the bodies of answers and programs, which have limits of their own. */
function texts(part: unknown): string[] {
  if (typeof part === "string") return [part];
  return Object.entries(Object(part)).flatMap(([key, value]) =>
    key === "body" || key === "mjs" ? [] : texts(value),
  );
}

interface Violated {
  readonly counterexample?: {
    readonly exchange: { readonly response: { readonly body?: string } };
    readonly reproduce: { readonly mjs?: string | null };
  };
}

it.each(cases)(
  "no report and no message grows with $what",
  async ({ actions, pattern, shows, updated, becomes }) => {
    const reference = createReference();
    const endpoint = await startAlteredReference((action, count, request) => {
      const reply = reference.handle(request);
      if (reply.kind !== "response") throw new Error("the reference is silent");
      const isLong =
        actions.test(action) && (!updated || endpoint.asked.has("UpdateServiceSpecificCredential"));
      return isLong ? { ...reply, body: reply.body.replace(pattern, becomes?.(count) ?? long) } : reply;
    });
    try {
      const { accessKeyId, secretAccessKey } = reference.rootCredentials;
      const only = [
        "state.visible-after-update",
        "state.only-status-changes",
        "response",
        "credential-id.unknown*",
        "status.required",
      ];
      const reports = [...formats.keys()].flatMap((name) => ["--report", `${name}=r.${name}`]);
      const { out, err } = await lines.run(
        [
          ...["run", endpoint.url, "--runs", "1", "--concurrency", "2"],
          ...only.flatMap((id) => ["--only", id]),
          ...reports,
        ],
        { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
      );
      const report = JSON.parse(lines.read("r.json"));
      expect(texts(report).filter((text) => text.length > 2000)).toEqual([]);
      expect(texts(report).join("\n")).toContain(shows);
      const violated: Violated[] = report.results;
      const bodies = violated.flatMap(({ counterexample }) => counterexample?.exchange.response.body ?? []);
      for (const body of bodies) expect(body.length).toBeLessThanOrEqual(16 * 1024);
      const programs = violated.flatMap(({ counterexample }) => counterexample?.reproduce.mjs ?? []);
      for (const program of programs) expect(program.length).toBeLessThanOrEqual(mostProgram);
      expect(err.length).toBeLessThan(3000);
      expect(out.length).toBeLessThan(20_000);
      for (const format of formats.keys())
        if (format !== "json") expect(lines.read(`r.${format}`).length).toBeLessThan(40_000);
    } finally {
      await endpoint.close();
    }
  },
);
