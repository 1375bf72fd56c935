import { expect, it } from "vitest";
import type { WireRequest } from "../../protocol/exchange.ts";
import { createRedactor, redactDeep, redactHeaders } from "./redact.ts";

const redact = createRedactor();
const secret = "sEcr3t+Value/42";

it.each([
  ["an element", `<ServicePassword>${secret}</ServicePassword>`],
  ["a prefix", `<ns1:SecretAccessKey>${secret}</ns1:SecretAccessKey>`],
  ["another letter case", `<servicecredentialsecret>${secret}</servicecredentialsecret>`],
  ["attributes", `<ServicePassword xml:lang="a" b='${secret}'>${secret}</ServicePassword>`],
  ["an attribute alone", `<ServicePassword value="${secret}"/>`],
  ["space in the tags", `<ServicePassword\n>${secret}</ServicePassword\n>`],
  ["a body that is cut", `<a><ServicePassword>${secret}`],
  ["a tag that is cut", `<a><ServicePassword ${secret}`],
  ["a wrong closing tag", `<ServicePassword>${secret}</Password></a>`],
  ["a CDATA section", `<ServicePassword><![CDATA[${secret}]]></ServicePassword>`],
  ["elements inside", `<ServicePassword><b>x</b>${secret}</ServicePassword>`],
  ["markup that is escaped", `<pre>&lt;ServicePassword&gt;${secret}&lt;/ServicePassword&gt;</pre>`],
  ["JSON", `{"ServicePassword": "${secret}"}`],
  ["JSON with escapes", `{"SecretAccessKey":"a\\"${secret}"}`],
  ["JSON in JSON", `{"a":"{\\"ServiceCredentialSecret\\":\\"${secret}\\"}"}`],
  ["markup in percent encoding", `a=%3CServicePassword%3E${secret}%3C%2FServicePassword%3E`],
  ["markup in double percent encoding", `a=%253cServicePassword%253E${secret}%253C`],
  ["markup in JSON escapes", `"\\u003cServicePassword\\u003e${secret}\\u003c/ServicePassword\\u003e"`],
  ["JSON in percent encoding", `%7B%22ServicePassword%22%3A%22${secret}%22%7D`],
  ["a query in percent encoding", `X-Amz-Signature%253D${secret}%2526a`],
  ["JSON that is cut", `{"ServicePassword": "${secret}`],
  ["a log line", `ServicePassword=${secret}, done`],
  ["a presigned query", `/?X-Amz-Signature=${secret}&a=b`],
  ["a token in a query", `/?x-amz-security-token=${secret}`],
  ["a token in a canonical request", `host:a\nx-amz-security-token:${secret}\n\n`],
  ["a header in a text", `AWS4-HMAC-SHA256 Credential=a/b, Signature=${secret}`],
  ["a percent-encoded header", `Signature%3D${secret}`],
  ["a JSON signature", `{"Signature":"${secret}"}`],
  ["the user information of a URL", `https://user:${secret.replaceAll("/", "")}@example.org/`],
])("redacts a secret in %s", (_where, text) => {
  const result = redact(text);
  expect(result).toContain("REDACTED");
  expect(result).not.toMatch(/sEcr3t|Value/);
  expect(redact(result)).toBe(result);
});

it.each([
  "<ServiceUserName>a-at-1</ServiceUserName><ServicePasswordPolicy>b</ServicePasswordPolicy>",
  "<Code>SignatureDoesNotMatch</Code><Message>Signature expired: 20260101T000000Z</Message>",
  '<ServicePassword/><a href="http://example.org/?q=a@b">c</a>',
  "Action=UpdateServiceSpecificCredential&UserName=a%40b",
  '{"a":"%3CServicePasswordPolicy%3Eb","c":"\\u003cb\\u003e"}',
])("leaves alone what holds no secret: %s", (text) => {
  expect(redact(text)).toBe(text);
});

it("keeps what surrounds a secret", () => {
  expect(redact(`<a><p:ServicePassword>x</p:ServicePassword><b>1</b></a>`)).toBe(
    "<a><p:ServicePassword>REDACTED</p:ServicePassword><b>1</b></a>",
  );
  expect(redact(`{"ServicePassword":"x","Status":"Active"}`)).toBe(
    '{"ServicePassword":"REDACTED","Status":"Active"}',
  );
});

it("keeps the variable that stands for a session token in a command, and nothing that only begins like it", () => {
  const command = 'curl -H "X-Amz-Security-Token: $AWS_SESSION_TOKEN" https://iam.amazonaws.com/';
  expect(createRedactor()(command)).toBe(command);
  expect(createRedactor()("X-Amz-Security-Token: $AWS_SESSION_TOKENs3cr3t")).toBe(
    "X-Amz-Security-Token: REDACTED",
  );
});

it("redacts a request's own signature and token wherever an answer echoes them", () => {
  const request: WireRequest = {
    method: "GET",
    path: "/?Action=A&X-Amz-Signature=presignedpresigned&X-Amz-Security-Token=query%2Ftoken",
    headers: [
      ["Authorization", "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=abcdef0123456789"],
      ["X-Amz-Security-Token", "headertoken"],
    ],
    body: "X-Amz-Security-Token=bodytoken",
  };
  const redactEcho = createRedactor(request);
  for (const echo of [
    "presignedpresigned",
    "query/token",
    "query%2Ftoken",
    "abcdef0123456789",
    "headertoken",
    "bodytoken",
  ]) {
    expect(redactEcho(`you sent (${echo}).`)).toBe("you sent (REDACTED).");
  }
});

it("redacts headers by their name", () => {
  expect(
    redactHeaders(
      [
        ["set-cookie", "session=1"],
        ["X-Amz-Security-Token", "t"],
        ["authorization", "AWS4-HMAC-SHA256 Credential=a/b, Signature=abc"],
        ["content-type", "text/xml"],
      ],
      redact,
    ),
  ).toEqual([
    ["set-cookie", "REDACTED"],
    ["X-Amz-Security-Token", "REDACTED"],
    ["authorization", "AWS4-HMAC-SHA256 Credential=a/b, Signature=REDACTED"],
    ["content-type", "text/xml"],
  ]);
});

it("redacts JSON in depth and makes `__proto__` a key like any other", () => {
  const value: unknown = JSON.parse('{"a":["Signature=x",1,null],"__proto__":{"polluted":true}}');
  const result = redactDeep(value, redact);
  expect(JSON.stringify(result)).toBe('{"a":["Signature=REDACTED",1,null],"__proto__":{"polluted":true}}');
  expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
});

it("goes through a megabyte of repeated openings in linear steps", () => {
  const openings = [
    "<ServicePassword ",
    "&lt;ServicePassword ",
    '"ServicePassword":',
    "<p:",
    "://",
    "\\",
    'Signature":"\\',
  ];
  for (const opening of openings) {
    const text = opening.repeat(Math.ceil(1_000_000 / opening.length));
    expect(redact(text).length).toBeLessThanOrEqual(text.length * 2);
  }
});
