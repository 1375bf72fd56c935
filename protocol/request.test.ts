import { describe, expect, it } from "vitest";
import type { RequestForm } from "../contract/request-form.ts";
import { buildRequest, type RequestParts } from "./request.ts";

const parts: RequestParts = {
  endpoint: new URL("http://localhost:4566"),
  action: "UpdateServiceSpecificCredential",
  parameters: [
    ["ServiceSpecificCredentialId", "ACCAEXAMPLE"],
    ["UserName", "a b+c"],
    ["Status", "Active"],
  ],
  signature: "unsigned",
  credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
  region: "us-east-1",
  now: new Date("2026-03-01T00:00:00Z"),
};

function written(form: RequestForm) {
  return buildRequest({ ...parts, form });
}

describe("buildRequest", () => {
  it("posts a form as SDKs do", () => {
    const body =
      "Action=UpdateServiceSpecificCredential&Version=2010-05-08&ServiceSpecificCredentialId=ACCAEXAMPLE&UserName=a%20b%2Bc&Status=Active";
    expect(buildRequest(parts)).toEqual({
      method: "POST",
      path: "/",
      headers: [
        ["host", "localhost:4566"],
        ["content-type", "application/x-www-form-urlencoded"],
        ["content-length", String(body.length)],
      ],
      body,
    });
  });

  it("puts everything into the query string of a GET, sorted as it is signed", () => {
    const request = written({ method: "GET" });
    const pairs = buildRequest(parts).body.split("&");
    expect(request.path).toBe(`/?${pairs.toSorted().join("&")}`);
    expect(request.headers).toEqual([["host", "localhost:4566"]]);
    expect(request.body).toBe("");
  });

  it("sends a GET without parameters without a question mark", () => {
    expect(
      buildRequest({ ...parts, parameters: [], form: { method: "GET", action: null, version: null } }).path,
    ).toBe("/");
  });

  it.each(["PUT", "DELETE"] as const)("sends a body with %s", (method) => {
    const request = written({ method });
    expect(request.method).toBe(method);
    expect(request.body).toBe(buildRequest(parts).body);
  });

  it.each([
    ["none", null, undefined],
    ["another", "text/plain", "text/plain"],
  ])("sends %s as Content-Type", (_, contentType, sent) => {
    expect(written({ contentType }).headers.find(([name]) => name === "content-type")?.[1]).toBe(sent);
  });

  it("sends a Content-Type with a GET only on request", () => {
    expect(written({ method: "GET", contentType: "text/plain" }).headers).toContainEqual([
      "content-type",
      "text/plain",
    ]);
  });

  it.each([
    ["declared", ["Action", "Version", "ServiceSpecificCredentialId", "UserName", "Status", "Extra"]],
    ["reversed", ["ServiceSpecificCredentialId", "UserName", "Status", "Version", "Action", "Extra"]],
    ["shuffled", ["ServiceSpecificCredentialId", "UserName", "Status", "Action", "Version", "Extra"]],
  ] as const)(
    "orders %s: parameters as given, routing before or after, further pairs last",
    (order, names) => {
      const { body } = written({ order, extra: [["Extra", "1"]] });
      expect(body.split("&").map((pair) => pair.split("=")[0])).toEqual(names);
    },
  );

  it("writes in the style of the form", () => {
    expect(written({ space: "+", plus: "+" }).body).toContain("UserName=a+b+c");
    expect(written({ hexCase: "lower" }).body).toContain("a%20b%2bc");
    expect(written({ escape: "all" }).body).toMatch(/^%41%63/);
  });

  it("leaves out, replaces and renames", () => {
    expect(written({ action: null }).body).toMatch(/^Version=/);
    expect(written({ version: null }).body).toMatch(/^Action=UpdateServiceSpecificCredential&Service/);
    expect(written({ action: "Nothing", version: "2000-01-01" }).body).toMatch(
      /^Action=Nothing&Version=2000-01-01&/,
    );
    expect(written({ rename: [["Status", "status"]] }).body).toMatch(/&status=Active$/);
  });

  it("speaks to another service where asked to", () => {
    const request = buildRequest({ ...parts, signature: "none", signingName: "sts", version: "2011-06-15" });
    expect(request.body).toContain("Version=2011-06-15");
    expect(request.headers.find(([name]) => name === "authorization")?.[1]).toContain(
      "/us-east-1/sts/aws4_request",
    );
  });

  it("keeps the base path, leaves the default port out of Host", () => {
    const request = buildRequest({ ...parts, endpoint: new URL("https://example.test:443/iam/?ignored=1") });
    expect(request.path).toBe("/iam/");
    expect(request.headers[0]).toEqual(["host", "example.test"]);
  });

  it("signs by default", () => {
    const { signature: _, ...unspecified } = parts;
    expect(buildRequest(unspecified).headers.map(([name]) => name)).toContain("authorization");
  });

  it("makes a presigned request a GET whatever the form says", () => {
    const request = buildRequest({ ...parts, signature: "presigned", form: { method: "POST" } });
    expect(request.method).toBe("GET");
    expect(request.path).toMatch(/^\/\?Action=.*&X-Amz-Signature=[0-9a-f]{64}$/);
    expect(request.body).toBe("");
  });
});
