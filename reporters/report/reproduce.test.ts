import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type SignatureFault, signatureFaults } from "../../contract/signature-faults.ts";
import type { WireRequest } from "../../protocol/exchange.ts";
import { sampleRequest } from "../testing/sample-run.ts";
import { reproduce, requestUrl } from "./reproduce.ts";

const endpoint = "http://127.0.0.1:4566/iam";
const id = "ACCA12345678901234567";

function made(parameters: Readonly<Record<string, string>>, changes: object = {}): unknown {
  return { parameters, form: {}, signature: "none", ...changes };
}

function curl(request: WireRequest, signature: SignatureFault = "none"): string {
  return reproduce("status.one-of", request, made({}, { signature }), endpoint).curl;
}

function cli(
  parameters: Readonly<Record<string, string>>,
  changes: object = {},
  request = {},
): string | null {
  const sent = { ...sampleRequest(parameters), ...request };
  return reproduce("status.one-of", sent, made(parameters, changes), endpoint)["aws-cli"];
}

/** The arguments that a shell makes of a command, which is not run. */
function argumentsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }; aws() { printf '%s\\0' "$@"; }; ${command}`;
  const { stdout, status } = spawnSync("sh", ["-c", script], {
    encoding: "utf8",
    env: {
      ...process.env,
      AWS_ACCESS_KEY_ID: "KEY",
      AWS_SECRET_ACCESS_KEY: "SECRET",
      AWS_SESSION_TOKEN: "TOKEN",
    },
  });
  expect(status).toBe(0);
  return stdout.split("\u0000").slice(0, -1);
}

it("signs as curl can, with the access key of the environment", () => {
  expect(argumentsOf(curl({ ...sampleRequest({}), body: "a=b'c" }))).toEqual([
    "-sS",
    "-i",
    "--globoff",
    "--aws-sigv4",
    "aws:amz:us-east-1:iam",
    "--user",
    "KEY:SECRET",
    "--data-raw",
    "a=b'c",
    "http://127.0.0.1:4566/",
  ]);
});

it("says where another access key signed, and leaves the AWS CLI out", () => {
  const input = made({ Status: "Active" }, { signedBy: "ic-1-w2" });
  const given = reproduce("user-name.absent.caller-is-user", sampleRequest({}), input, endpoint);
  expect(given.curl).toMatch(/^# signed by an access key of the user ic-1-w2: make one .*\ncurl /);
  expect(given["aws-cli"]).toBeNull();
});

it("sends a GET without a body, warns of old curl, and names another method", () => {
  const get = { ...sampleRequest({}), method: "GET", path: "/?Action=A&b=%27", body: "" };
  const command = curl(get);
  expect(command).toMatch(/^# .*curl issue 9717.*\n/);
  expect(argumentsOf(command).slice(-2)).toEqual(["KEY:SECRET", "http://127.0.0.1:4566/?Action=A&b=%27"]);
  expect(curl(get, "unsigned")).not.toContain("9717");
  expect(argumentsOf(curl({ ...sampleRequest({}), method: "PUT", body: "a=b" }))).toContain("PUT");
  expect(argumentsOf(curl({ ...get, method: "DELETE" }))).toEqual(expect.arrayContaining(["-X", "DELETE"]));
});

it("adds what is special about the headers, and a session token by name only", () => {
  const request = sampleRequest({});
  const headers = [
    ["content-type", "text/plain; it's"],
    ["x-special", ""],
    ["x-amz-security-token", "secret token"],
  ] as const;
  const words = argumentsOf(curl({ ...request, headers: [...request.headers.slice(2), ...headers] }));
  expect(words.filter((_, index) => words[index - 1] === "-H")).toEqual([
    "content-type: text/plain; it's",
    "x-special;",
    "X-Amz-Security-Token: TOKEN",
  ]);
  const untyped = { ...request, headers: request.headers.filter(([name]) => name !== "content-type") };
  expect(argumentsOf(curl(untyped))).toEqual(expect.arrayContaining(["-H", "Content-Type:"]));
});

it("shows the faults that curl can commit", () => {
  const request = sampleRequest({});
  const signedFor = (scope: string): WireRequest => ({
    ...request,
    headers: [["Authorization", `AWS4-HMAC-SHA256 Credential=${scope}/aws4_request, Signature=a`]],
  });
  expect(curl(request, "unsigned")).not.toMatch(/sigv4|--user/);
  expect(argumentsOf(curl(request, "wrong-secret"))).toContain("KEY:another-secret");
  expect(argumentsOf(curl(request, "unknown-key"))).toContain("AKIDEXAMPLE:some-secret");
  expect(argumentsOf(curl(signedFor("K/20260102/us-east-1/sts"), "wrong-service"))).toContain(
    "aws:amz:us-east-1:sts",
  );
  expect(argumentsOf(curl(signedFor("K/20260102/eu-west-9/iam"), "wrong-region"))).toContain(
    "aws:amz:eu-west-9:iam",
  );
});

it("says in a comment what curl cannot do, for every such fault", () => {
  const shown = new Set(["none", "unsigned", "wrong-secret", "unknown-key", "wrong-region", "wrong-service"]);
  for (const fault of Object.keys(signatureFaults) as SignatureFault[]) {
    const command = curl(sampleRequest({}), fault);
    if (shown.has(fault)) expect(command).toMatch(/^curl /);
    else {
      expect(command).toMatch(/^# curl cannot sign so .* iam-conformance replay REPORT 'status.one-of'$/);
      expect(command).toContain(signatureFaults[fault]);
    }
  }
});

it("reads from the request how it was signed where the input does not say", () => {
  const request = sampleRequest({});
  const of = (sent: WireRequest) => reproduce("state.x", sent, { steps: [] }, endpoint);
  expect(of(request).curl).toContain("--aws-sigv4");
  expect(of(request)["aws-cli"]).toBeNull();
  expect(of({ ...request, headers: [] }).curl).not.toContain("--aws-sigv4");
  expect(of({ ...request, path: "/?X-Amz-Signature=a" }).curl).toMatch(/^# curl cannot sign so/);
});

it("gives curl the very form and URL that were sent", () => {
  const text = fc.string({ unit: fc.constantFrom("'", '"', "\\", "\n", "$", "`", "@", "é", "a", "&", " ") });
  fc.assert(
    fc.property(fc.array(text, { minLength: 50, maxLength: 50 }), (bodies) => {
      const commands = bodies.map((body) =>
        curl({ ...sampleRequest({}), path: `/${body}`, body: `@${body}` }, "unsigned"),
      );
      const words = argumentsOf(commands.join("; "));
      expect(words.filter((_, index) => words[index - 1] === "--data-raw")).toEqual(
        bodies.map((body) => `@${body}`),
      );
      expect(words.filter((word) => word.startsWith("http://"))).toEqual(
        bodies.map((body) => `http://127.0.0.1:4566/${body}`),
      );
    }),
    { numRuns: 2 },
  );
});

it("gives the AWS CLI its values as JSON in ASCII, never as flags", () => {
  const parameters = {
    ServiceSpecificCredentialId: id,
    UserName: "it's \u0000\u001bé😀",
    Status: "file:///a",
  };
  const command = cli(parameters) ?? "";
  expect(command).toMatch(/^[ -~]+$/);
  const words = argumentsOf(command);
  expect(words.filter((_, index) => index !== 3)).toEqual([
    "iam",
    "update-service-specific-credential",
    "--cli-input-json",
    "--endpoint-url",
    endpoint,
    "--region",
    "us-east-1",
  ]);
  expect(JSON.parse(words[3] ?? "")).toEqual(parameters);
});

it.each([
  ["lacks a required parameter", cli({ ServiceSpecificCredentialId: id })],
  ["holds a value shorter than the minimum", cli({ ServiceSpecificCredentialId: "A", Status: "Active" })],
  ["holds an empty user name", cli({ ServiceSpecificCredentialId: id, UserName: "", Status: "Active" })],
  ["holds an unknown parameter", cli({ ServiceSpecificCredentialId: id, Status: "Active", Extra: "a" })],
  ["holds a lone surrogate", cli({ ServiceSpecificCredentialId: id, Status: "\ud800" })],
  [
    "is written in a form of its own",
    cli({ ServiceSpecificCredentialId: id, Status: "A" }, { form: { space: "+" } }),
  ],
  ["is signed wrongly", cli({ ServiceSpecificCredentialId: id, Status: "A" }, { signature: "unsigned" })],
  ["is no POST", cli({ ServiceSpecificCredentialId: id, Status: "A" }, {}, { method: "GET" })],
])("has no AWS CLI command where the request %s", (_what, command) => {
  expect(command).toBeNull();
});

it("takes the origin of the endpoint only, for the path holds its base path", () => {
  const request = { ...sampleRequest({}), path: "/iam/?a" };
  expect(requestUrl(request, "https://user:secret@example.org:8443/iam/")).toBe(
    "https://example.org:8443/iam/?a",
  );
  expect(requestUrl(request, "no url/")).toBe("no url/iam/?a");
});
