import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clock } from "../../engine/run/try-again.ts";
import { skipPauses } from "../../engine/testing/skip-pauses.ts";
import type { WireRequest } from "../../protocol/exchange.ts";
import type { RunReport } from "../../reporters/report/run-report.ts";
import {
  type Alter,
  type AlteredReference,
  errorReply,
  startAlteredReference,
} from "../testing/altered-reference.ts";
import { type CommandLines, createCommandLines } from "../testing/command-lines.ts";

let lines: CommandLines;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  lines = createCommandLines();
  skipPauses();
});

afterEach(async () => {
  vi.restoreAllMocks();
  lines.end();
  for (const close of closing.splice(0)) await close();
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly report: RunReport;
  readonly endpoint: AlteredReference;
}

/** A run, or another command, on the reference behind `alter`. */
async function told(alter: Alter, flags = "", command = "run"): Promise<Omit<Ran, "report">> {
  const endpoint = await startAlteredReference(alter);
  closing.push(endpoint.close);
  const { accessKeyId, secretAccessKey } = endpoint.credentials;
  const words = `${command} --endpoint ${endpoint.url} ${flags}`.trim().split(" ");
  const keys = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
  return { ...(await lines.run(words, keys)), endpoint };
}

async function ran(alter: Alter, only: readonly string[] = ["status", "request.get"]): Promise<Ran> {
  const chosen = only.map((pattern) => `--only ${pattern}`).join(" ");
  const ended = await told(alter, `${chosen} --runs 2 --concurrency 4 --report json=r.json`);
  return { ...ended, report: JSON.parse(readFileSync(join(lines.folder, "r.json"), "utf8")) };
}

const parameter = ({ body }: WireRequest, name: string) => new URLSearchParams(body).get(name);
const refusing = (...actions: readonly string[]): Alter => {
  const refusal = errorReply(400, "InvalidAction", "No.");
  return (action) => (actions.includes(action) ? refusal : null);
};

/** The listing as `change` writes it. */
function listing(change: (body: string) => string): Alter {
  return (action, _, request, honest) => {
    if (action !== "ListServiceSpecificCredentials") return null;
    const reply = honest(request);
    return reply.kind === "response" ? { ...reply, body: change(String(reply.body)) } : reply;
  };
}

const firstMember = /<member>.*?<\/member>/s;

describe("where fixtures cannot be made", () => {
  it.each<[string, Alter, string]>([
    ["no CreateUser", refusing("CreateUser"), "CreateUser was answered 400 InvalidAction"],
    [
      "no credentials",
      refusing("CreateServiceSpecificCredential"),
      "CreateServiceSpecificCredential was answered 400 InvalidAction",
    ],
    [
      "a credential that takes the place of the first",
      listing((body) => body.replace(firstMember, "")),
      "CreateServiceSpecificCredential made 2 credentials of a user, and ListServiceSpecificCredentials shows 1 of 2",
    ],
    [
      "a listing without an end",
      listing((body) =>
        body.replace(
          "<IsTruncated>false<",
          "<IsTruncated>true</IsTruncated><Marker>AAAA</Marker><X>no</X><IsTruncated>true<",
        ),
      ),
      "ListServiceSpecificCredentials",
    ],
    [
      "a quota",
      (action) =>
        action === "CreateServiceSpecificCredential" ? errorReply(409, "LimitExceeded", "No.") : null,
      "CreateServiceSpecificCredential was answered 409 LimitExceeded",
    ],
  ])("what needs none is judged, the rest is untestable for that, exit 3: %s", async (_, alter, problem) => {
    const { code, out, err, report, endpoint } = await ran(alter);
    expect(err).toContain(
      `implements the operation, but the users and credentials to try it on cannot be created: ${problem}`,
    );
    expect(err).not.toMatch(/another service than/);
    expect(report.fixtures).toMatchObject({ made: "none", problem: expect.stringContaining(problem) });
    expect(report.summary).toMatchObject({ violates: 0, broken: 0 });
    const outcomeOf = (id: string) => report.results.find(({ requirement }) => requirement === id);
    for (const id of ["status.one-of", "status.required", "request.get"])
      expect(outcomeOf(id)).toMatchObject({ outcome: "conforms" });
    expect(outcomeOf("status.accepts-documented-values")).toMatchObject({
      outcome: "untestable",
      reason: report.fixtures?.problem,
    });
    expect(out).toMatch(/^NOT TESTED as a whole: /m);
    expect(code).toBe(3);
    expect(endpoint.snapshot()).toMatchObject({ users: 0, credentials: 0 });
  });

  it("a violation is one all the same: exit 1", async () => {
    const { code, report } = await ran((action, _, request) => {
      if (action === "CreateUser") return errorReply(400, "InvalidAction", "No.");
      return request.method === "GET" ? errorReply(400, "MissingAction", "No.") : null;
    });
    expect(report.results.filter(({ outcome }) => outcome === "violates")).toMatchObject([
      { requirement: "request.get", counterexample: { observed: "400 MissingAction" } },
    ]);
    expect(code).toBe(1);
  });

  it("its counterexample is sent once more by replay", async () => {
    const faulty: Alter = (action, _, request) => {
      if (action === "CreateUser") return errorReply(400, "InvalidAction", "No.");
      return request.method === "GET" ? errorReply(400, "MissingAction", "No.") : null;
    };
    const { endpoint } = await ran(faulty, ["request.get"]);
    const { accessKeyId, secretAccessKey } = endpoint.credentials;
    const keys = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
    const { out } = await lines.run(["replay", "r.json", "--endpoint", endpoint.url], keys);
    expect(out).toMatch(
      /^FAILED {2}request\.get: expected 404 NoSuchEntity, as for .*, observed 400 MissingAction$/m,
    );
  });

  it("the hint about another service is given where the service was refused", async () => {
    const { code, err } = await ran((action) =>
      action === "CreateServiceSpecificCredential"
        ? errorReply(404, "NoSuchEntity", "No such service")
        : null,
    );
    expect(err).toMatch(/another service than codecommit\.amazonaws\.com, cassandra\.amazonaws\.com, /);
    expect(code).toBe(3);
  });

  it("doctor sees that one of two credentials is not listed", async () => {
    const { code, out } = await told(
      listing((body) => body.replace(firstMember, "")),
      "",
      "doctor",
    );
    expect(out).toMatch(/^PROBLEM {2}CreateServiceSpecificCredential made 2 .* shows 1 of 2$/m);
    expect(code).toBe(3);
  });
});

describe("error answers of a form that IAM has not", () => {
  const portal =
    '{"success":false,"error":{"code":"VALIDATION_ERROR","message":"Invalid request parameters"}}';

  it.each<[string, (body: string) => string, string]>([
    ["JSON", () => '{"error":"not found"}', "response.error.well-formed"],
    ["the JSON of the portal page", () => portal, "response.error.well-formed"],
    ["unclosed XML", (body) => body.replace(/<\/ErrorResponse>\s*$/, ""), "response.error.well-formed"],
    ["two roots", (body) => `${body}<Again/>`, "response.error.well-formed"],
    [
      "an unescaped message",
      (body) => body.replace("<Message>", "<Message>a & b "),
      "response.error.well-formed",
    ],
    ["another root", (body) => body.replaceAll("ErrorResponse", "Failure"), "response.error.root"],
    ["a page", () => "<html><body>Error</body></html>", "response.error.root"],
  ])("are judged as such, on an operation that is implemented: %s", async (_, change, violated) => {
    const { code, err, report } = await ran(
      (action, _count, request, honest) => {
        const reply = action === "UpdateServiceSpecificCredential" ? honest(request) : null;
        return reply?.kind === "response" && reply.status >= 400
          ? { ...reply, body: change(reply.body) }
          : reply;
      },
      ["response.error.*", "status.accepts-documented-values"],
    );
    expect(report.support).toBe("implemented");
    expect(err).not.toContain("does not implement");
    const failing = report.results.filter(({ outcome, level }) => outcome === "violates" && level === "MUST");
    expect(failing.map(({ requirement }) => requirement)).toEqual([violated]);
    const shown = report.results.find(({ requirement }) => requirement === violated)?.counterexample;
    if (change("") === portal) expect(shown?.observed).toMatch(/portal page .*iam\.amazonaws\.com\/#Action=/);
    else expect(shown?.observed).not.toContain("portal page");
    expect(report.results[0]).toMatchObject({
      requirement: "status.accepts-documented-values",
      outcome: "conforms",
    });
    expect(code).toBe(1);
  });
});

describe("fixtures are made with the plainest request that works", () => {
  it.each<[string, Alter, object]>([
    [
      "no path",
      (action, _, request) =>
        action === "CreateUser" && parameter(request, "Path") !== null
          ? errorReply(400, "ValidationError", "The specified value for path is invalid.")
          : null,
      { avoided: [{ part: "Path of CreateUser", answered: "400 ValidationError" }] },
    ],
    [
      "neither path nor tags",
      (action, _, request) =>
        action === "CreateUser" && /Path|Tags/.test(request.body)
          ? errorReply(400, "InvalidInput", "No.")
          : null,
      {
        avoided: [
          { part: "Path of CreateUser", answered: "400 InvalidInput" },
          { part: "Tags of CreateUser", answered: "400 InvalidInput" },
        ],
      },
    ],
    [
      "another service",
      (action, _, request) =>
        action === "CreateServiceSpecificCredential" && /codecommit/.test(request.body)
          ? errorReply(404, "NoSuchEntity", "No such service")
          : null,
      {
        avoided: [{ part: "the service codecommit.amazonaws.com", answered: "404 NoSuchEntity" }],
        serviceName: "cassandra.amazonaws.com",
      },
    ],
    [
      "a list of all services",
      (action, _, request) =>
        action === "ListServiceSpecificCredentials" && parameter(request, "ServiceName") !== null
          ? errorReply(400, "ValidationError", "No.")
          : null,
      {
        avoided: [{ part: "ServiceName of ListServiceSpecificCredentials", answered: "400 ValidationError" }],
      },
    ],
  ])("%s: everything is judged, and what was left out is reported", async (_, alter, fixtures) => {
    const { code, out, report, endpoint } = await ran(alter);
    expect(report.fixtures).toEqual(fixtures);
    expect(report.summary).toMatchObject({ violates: 0, broken: 0, untestable: 0 });
    expect(out).toMatch(/^fixtures +made without /m);
    expect(code).toBe(0);
    expect(endpoint.snapshot()).toMatchObject({ users: 0, credentials: 0 });
  });

  it("with fewer users where there is a quota of them", async () => {
    const { code, report, endpoint } = await ran((action, count) =>
      action === "CreateUser" && count > 3 ? errorReply(409, "LimitExceeded", "No.") : null,
    );
    expect(report.fixtures).toEqual({ made: "fewer", problem: "CreateUser was answered 409 LimitExceeded" });
    expect(report.summary).toMatchObject({ violates: 0, broken: 0 });
    expect(code).toBe(0);
    expect(endpoint.snapshot()).toMatchObject({ users: 0, credentials: 0 });
  });

  it("with one user, where what needs two is untestable", async () => {
    const { code, report } = await ran(
      (action, count) =>
        action === "CreateUser" && count > 1 ? errorReply(409, "LimitExceeded", "No.") : null,
      ["status.one-of", "state.updates-in-flight"],
    );
    expect(report.results).toMatchObject([
      { requirement: "status.one-of", outcome: "conforms" },
      { outcome: "untestable", reason: "CreateUser was answered 409 LimitExceeded" },
    ]);
    expect(code).toBe(0);
  });
});

describe("keys", () => {
  it("that stop being accepted are said to have been accepted before", async () => {
    let isLost = false;
    const { code, err, report } = await ran((action) => {
      const isNowLost = isLost;
      isLost ||= action === "CreateUser";
      return isNowLost ? errorReply(403, "InvalidClientTokenId", "No.") : null;
    });
    expect(err).toMatch(
      /has stopped accepting the key that signs: CreateServiceSpecificCredential was answered 403 InvalidClientTokenId.*; the same key was accepted before$/m,
    );
    expect(err).not.toContain("another service");
    expect(report.summary.untestable).toBe(report.results.length);
    expect(code).toBe(3);
  });

  it("that are lost in the middle of a run blame no requirement", async () => {
    let isLost = false;
    let updates = 0;
    const { code, report } = await ran(
      (action) => {
        if (isLost) return errorReply(403, "InvalidClientTokenId", "No.");
        if (action === "UpdateServiceSpecificCredential") isLost = ++updates > 3;
        return isLost ? errorReply(403, "InvalidClientTokenId", "No.") : null;
      },
      ["status.accepts-documented-values", "status.one-of"],
    );
    expect(report.summary).toMatchObject({ violates: 0, conforms: 0 });
    expect(report.results[0]?.reason).toMatch(
      /stopped accepting the key .*; the same key was accepted before$/,
    );
    expect(code).toBe(3);
  });

  it("that sign a GET and no POST are told from wrong ones, by run and doctor", async () => {
    const alter: Alter = (_, __, { method }) =>
      method === "POST" ? errorReply(403, "SignatureDoesNotMatch", "No.") : null;
    const { code, err } = await ran(alter);
    expect(err).toMatch(
      /refuses a signed POST: .*; the same keys are accepted on a GET, presigned, and refused with a Host without its port, .* likely cause: the signature is checked over another body/,
    );
    expect(code).toBe(3);
    const { out } = await told(alter, "", "doctor");
    expect(out).toMatch(/^PROBLEM {2}it refuses a signed POST: .* likely cause: /m);
  });
});

describe("a listing that shows an update late", () => {
  function lagging(lagMs: number): Alter {
    const shown = new Map<string, ReturnType<Alter>>();
    const until = new Map<string, number>();
    return (action, _, request, honest) => {
      const user = parameter(request, "UserName") ?? "";
      if (action === "UpdateServiceSpecificCredential") until.set(user, clock.now() + lagMs);
      if (action !== "ListServiceSpecificCredentials") return null;
      const before = shown.get(user);
      if (before !== undefined && clock.now() < (until.get(user) ?? 0)) return before;
      const reply = honest(request);
      shown.set(user, reply);
      return reply;
    };
  }

  it("is no violation: the run allows for it, and says by which setting to do so", async () => {
    const { code, out, report } = await ran(lagging(60), ["state.visible-after-update", "status.one-of"]);
    const { lagMs = 0, allowedMs = 0 } = report.consistency ?? {};
    expect(lagMs).toBeGreaterThanOrEqual(60);
    expect(allowedMs).toBeGreaterThanOrEqual(2 * lagMs);
    expect(out).toContain(`--consistency ${allowedMs}`);
    expect(report.summary).toMatchObject({ violates: 0, untestable: 0, broken: 0 });
    expect(code).toBe(0);
  });
});

it("a report that could not be written is found before the first request: exit 2", async () => {
  const { code, err, endpoint } = await told(() => null, "--report json=. --report junit=r.xml");
  expect(err).toMatch(/^iam-conformance: the report \. cannot be written: EISDIR: .*; nothing was sent$/m);
  expect(code).toBe(2);
  expect([...endpoint.asked]).toEqual([]);
});
