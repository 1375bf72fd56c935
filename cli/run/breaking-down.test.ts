import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import getPort from "get-port";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createReference } from "../../reference/create-reference.ts";
import type { RunReport } from "../../reporters/report/run-report.ts";
import { packageRoot } from "../package-root.ts";
import { type CommandLines, createCommandLines } from "../testing/command-lines.ts";

let lines: CommandLines;

beforeEach(() => {
  lines = createCommandLines();
});

afterEach(() => lines.end());

/** The reference endpoint as a program that ends when it is asked about a user name of more than 128 characters. */
function program(): string {
  const reference = pathToFileURL(join(packageRoot, "dist", "reference", "create-reference.js"));
  return `
import { createServer } from "node:http";
import { createReference } from ${JSON.stringify(reference.href)};
const reference = createReference();
createServer(async (incoming, outgoing) => {
  let body = "";
  for await (const chunk of incoming.setEncoding("latin1")) body += chunk;
  if (/UserName=[^&]{129}/.test(body)) process.exit(1);
  const { method, url: path, rawHeaders } = incoming;
  const headers = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1]]] : []));
  const answer = reference.handle({ method, path, headers, body });
  outgoing.writeHead(answer.status, answer.headers.flat()).end(answer.body);
}).listen(process.argv[2], "127.0.0.1");
`;
}

it("a request that ends the target is the counterexample, and the run goes on", async () => {
  writeFileSync(join(lines.folder, "target.mjs"), program());
  const port = await getPort({ host: "127.0.0.1" });
  const mine = {
    endpoint: `http://127.0.0.1:${port}/`,
    credentials: { literal: createReference().rootCredentials },
    timeoutMs: 2000,
    start: {
      command: [process.execPath, "target.mjs", "{port}"],
      ready: { port },
    },
  };
  writeFileSync(join(lines.folder, "targets.json"), JSON.stringify({ targets: { mine } }));
  const chosen = [
    "response.answers-every-request",
    "user-name.max-length",
    "status.one-of",
    "state.idempotent",
  ];
  const { code, out, err } = await lines.run([
    ..."run mine --targets targets.json --runs 4 --concurrency 4 --report json=r.json --report text".split(
      " ",
    ),
    ...chosen.flatMap((each) => ["--only", each]),
  ]);
  const report: RunReport = JSON.parse(lines.read("r.json"));
  const violations = report.results.filter(({ outcome }) => outcome === "violates");
  expect(violations).toMatchObject([
    { requirement: "response.answers-every-request", level: "MUST", counterexample: { kind: "no-answer" } },
  ]);
  expect(violations[0]?.counterexample?.exchange.request.body).toMatch(/UserName=[^&]{129}(?:&|$)/);
  expect(report.results.find(({ requirement }) => requirement === "user-name.max-length")).toMatchObject({
    outcome: "untestable",
    because: "response.answers-every-request",
  });
  expect(report.summary).toMatchObject({ broken: 0, untestable: 1 });
  expect(report.transport?.restarted).toBeGreaterThan(0);
  expect(out).toMatch(/^transport +\d+ retried, \d+ times started anew$/m);
  expect(err).not.toContain("left on the target");
  expect(code).toBe(1);
});
