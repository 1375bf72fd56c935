import { describe, expect, it } from "vitest";
import { buildRequest } from "../../protocol/request.ts";
import { signatureProblem } from "./verify-signature.ts";

const key = { accessKeyId: "AKIA1", secretAccessKey: "secret" };
const now = new Date("2026-01-02T03:04:05Z");
const request = buildRequest({
  endpoint: new URL("http://127.0.0.1:8080"),
  action: "UpdateServiceSpecificCredential",
  parameters: [["Status", "Active"]],
  credentials: key,
  region: "us-east-1",
  now,
});

describe("signatureProblem", () => {
  it("finds nothing wrong with an honest request", () => {
    expect(signatureProblem(request, key, now.getTime())).toBeUndefined();
  });

  it.each([
    ["another secret", { ...key, secretAccessKey: "other" }, request, /^SignatureDoesNotMatch: /],
    ["another key", { ...key, accessKeyId: "AKIA2" }, request, /^InvalidClientTokenId: /],
    ["a changed body", key, { ...request, body: `${request.body}&x=1` }, /^SignatureDoesNotMatch: /],
    ["no signature", key, { ...request, headers: [] }, /^MissingAuthenticationToken: /],
  ])("names what is wrong: %s", (_, expected, given, problem) => {
    expect(signatureProblem(given, expected, now.getTime())).toMatch(problem);
  });

  it("minds the time", () => {
    expect(signatureProblem(request, key, now.getTime() + 3_600_000)).toMatch(/expired/);
  });
});
