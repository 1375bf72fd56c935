import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { WireRequest, WireResponse } from "../protocol/exchange.ts";
import schema from "./evidence.schema.json" with { type: "json" };
import { buildEvidence, createEvidence } from "./evidence.ts";

const secrets = ["AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG"];
const uuid = "7a62c49f-347e-4fc4-9331-6e8e00000000";

function updateOf(
  parameters: Record<string, string>,
  action = "UpdateServiceSpecificCredential",
): WireRequest {
  const body = new URLSearchParams({ Action: action, Version: "2010-05-08", ...parameters }).toString();
  const authorization = `AWS4-HMAC-SHA256 Credential=${secrets[0]}/20261122/us-east-1/iam/aws4_request, Signature=abc`;
  return { method: "POST", path: "/", headers: [["authorization", authorization]], body };
}

function refusal(code: string, message: string, status = 400): WireResponse {
  const text = `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${uuid}</RequestId></ErrorResponse>`;
  const headers = [["content-type", "text/xml"] as const, ["x-amzn-requestid", uuid] as const];
  return { kind: "response", status, headers, body: new TextEncoder().encode(text), durationMs: 1 };
}

const valid = {
  ServiceSpecificCredentialId: "ACCA1234567890ABCDEFG",
  UserName: "ic-a911e461-m9",
  Status: "Inactive",
};
const about = {
  suite: { name: "iam-conformance", version: "0.1.0" },
  recordedAt: "2026-11-22",
  endpoint: "iam.amazonaws.com",
  region: "us-east-1",
};

const gathering = () => createEvidence({ userPrefix: "ic-a911e461-", secrets });

describe("createEvidence", () => {
  it("keeps one record for each distinct answer to a set of parameters", () => {
    const evidence = gathering();
    for (const id of ["ACCA1234567890ABCDEFG", "ACCA1234567890ABCDEFH"])
      evidence.add(
        updateOf({ ...valid, ServiceSpecificCredentialId: id }),
        refusal("NoSuchEntity", `No such credential ${id} exists`, 404),
      );
    evidence.add(updateOf({ Status: "Active" }), refusal("ValidationError", "Member must not be null"));
    expect(evidence.records()).toEqual([
      {
        input: { ServiceSpecificCredentialId: "{credential}", UserName: "{user}", Status: "Inactive" },
        answer: {
          status: 404,
          type: "Sender",
          code: "NoSuchEntity",
          message: "No such credential {ServiceSpecificCredentialId} exists",
          contentType: "text/xml",
          requestId: "same in header and body",
        },
        times: 2,
      },
      {
        input: { Status: "Active" },
        answer: {
          status: 400,
          type: "Sender",
          code: "ValidationError",
          message: "Member must not be null",
          contentType: "text/xml",
          requestId: "same in header and body",
        },
        times: 1,
      },
    ]);
  });

  it("passes over other operations, whose answers hold secrets, and what is no POST", () => {
    const evidence = gathering();
    evidence.add(updateOf(valid, "CreateServiceSpecificCredential"), refusal("LimitExceeded", "no"));
    evidence.add({ ...updateOf(valid), method: "GET" }, refusal("NoSuchEntity", "no"));
    expect(evidence.records()).toEqual([]);
  });

  it("holds no account, no request id, no key, whatever a message repeats", () => {
    const evidence = gathering();
    const message = `User arn:aws:iam::123456789012:user/iam-conformance/a911e461/ic-a911e461-m9 (${uuid}) with ${secrets.join(" ")} has no ACCAZZZZZZZZZZZZZZZZZ`;
    evidence.add(updateOf({ ...valid, UserName: "ic-a911e461-m9-x" }), refusal("AccessDenied", message, 403));
    const text = buildEvidence(about, evidence);
    for (const secret of [...secrets, "123456789012", uuid, "ACCAZZZZ", "ic-a911e461-m9"])
      expect(text).not.toContain(secret);
    expect(text).toContain("arn:aws:iam::{account}:user");
  });
});

describe("buildEvidence", () => {
  it("is as its schema says, which is one and describes every key", () => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    expect(ajv.validateSchema(schema)).toBe(true);
    const evidence = gathering();
    evidence.add(updateOf(valid), refusal("NoSuchEntity", "No such credential", 404));
    const validate = ajv.compile(schema);
    expect(validate(JSON.parse(buildEvidence(about, evidence)))).toBe(true);
    expect(validate({ ...JSON.parse(buildEvidence(about, evidence)), account: "123456789012" })).toBe(false);
  });
});
