import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { WireRequest, WireResponse } from "../../protocol/exchange.ts";
import { createSecrets } from "../../protocol/secrets/secrets.ts";
import schema from "./evidence.schema.json" with { type: "json" };
import { createAnswerRecorder, recordingsText } from "./record-answers.ts";

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

function secretsOf(texts: readonly string[]) {
  const known = createSecrets();
  for (const text of texts) known.add(text);
  return known;
}

const gathering = () => createAnswerRecorder({ userPrefix: "ic-a911e461-", secrets: secretsOf(secrets) });

describe("createAnswerRecorder", () => {
  it("keeps one record for each distinct answer to a set of parameters", () => {
    const recorder = gathering();
    for (const id of ["ACCA1234567890ABCDEFG", "ACCA1234567890ABCDEFH"])
      recorder.add("credential-id.unknown", {
        request: updateOf({ ...valid, ServiceSpecificCredentialId: id }),
        outcome: refusal("NoSuchEntity", `No such credential ${id} exists`, 404),
      });
    recorder.add("credential-id.required", {
      request: updateOf({ Status: "Active" }),
      outcome: refusal("ValidationError", "Member must not be null"),
    });
    expect(recorder.records()).toEqual([
      {
        requirement: "credential-id.unknown",
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
        requirement: "credential-id.required",
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

  it("keeps what two requirements asked apart, though the answer is the same", () => {
    const recorder = gathering();
    for (const [requirement, Status] of [
      ["status.one-of.words", "Disabled"],
      ["status.one-of.case", "active"],
    ] as const)
      recorder.add(requirement, {
        request: updateOf({ ...valid, Status }),
        outcome: refusal("ValidationError", "Member must satisfy enum value set"),
      });
    expect(recorder.records().map(({ requirement, input }) => [requirement, input["Status"]])).toEqual([
      ["status.one-of.words", "Disabled"],
      ["status.one-of.case", "active"],
    ]);
  });

  it("reads the parameters of a GET from its query", () => {
    const recorder = gathering();
    const { body, ...request } = updateOf({ ...valid, Status: "Inactive" });
    const outcome = refusal("NoSuchEntity", "no", 404);
    recorder.add("request.get", {
      request: { ...request, method: "GET", path: `/?${body}`, body: "" },
      outcome,
    });
    expect(recorder.records()).toMatchObject([{ input: { Status: "Inactive" }, answer: { status: 404 } }]);
  });

  it("passes over other operations, whose answers hold secrets, and silence", () => {
    const recorder = gathering();
    recorder.add("state.visible-after-update", {
      request: updateOf(valid, "CreateServiceSpecificCredential"),
      outcome: refusal("LimitExceeded", "no"),
    });
    recorder.add("state.visible-after-update", {
      request: updateOf(valid),
      outcome: { kind: "no-response", cause: "reset", detail: "gone", durationMs: 1 },
    });
    expect(recorder.records()).toEqual([]);
  });

  it("keeps the beginning of what is there for its length only", () => {
    const recorder = gathering();
    recorder.add("credential-id.max-length", {
      request: updateOf({ ...valid, ServiceSpecificCredentialId: "A".repeat(1_000_000) }),
      outcome: refusal("ValidationError", "Z".repeat(5000)),
    });
    const [record] = recorder.records();
    expect(record?.input["ServiceSpecificCredentialId"]).toBe(`${"A".repeat(40)}… (1000000 characters)`);
    expect(record?.answer.message).toBe(`${"Z".repeat(40)}… (5000 characters)`);
  });

  it("masks a secret that is known only while the run goes on", () => {
    const growing = secretsOf(secrets);
    const recorder = createAnswerRecorder({ userPrefix: "ic-a911e461-", secrets: growing });
    growing.add("FreshSessionToken+of+the/run");
    recorder.add("status.one-of.words", {
      request: updateOf(valid),
      outcome: refusal("AccessDeniedFreshSessionToken+of+the/run", "FreshSessionToken+of+the/run", 403),
    });
    expect(recorder.records()).toMatchObject([
      { answer: { code: "AccessDenied{secret}", message: "{secret}" } },
    ]);
  });

  it("holds no signature that a message repeats, and an id that looks like one", () => {
    const recorder = gathering();
    const id = "a".repeat(128);
    recorder.add("authentication.no-credential", {
      request: updateOf({ ...valid, ServiceSpecificCredentialId: id }),
      outcome: refusal("IncompleteSignature", `Authorization=AWS4-HMAC-SHA256 Signature=${"0f".repeat(32)}`),
    });
    expect(recorder.records()).toMatchObject([
      {
        input: { ServiceSpecificCredentialId: id },
        answer: { message: "Authorization=AWS4-HMAC-SHA256 Signature={signature}" },
      },
    ]);
  });

  it("holds no account, no request id, no key, whatever a message repeats", () => {
    const recorder = gathering();
    const message = `User arn:aws:iam::123456789012:user/iam-conformance/a911e461/ic-a911e461-m9 (${uuid}) with ${secrets.join(" ")} has no ACCAZZZZZZZZZZZZZZZZZ`;
    recorder.add("user-name.unknown", {
      request: updateOf({ ...valid, UserName: "ic-a911e461-m9-x" }),
      outcome: refusal("AccessDenied", message, 403),
    });
    const text = recordingsText(about, recorder.records());
    for (const secret of [...secrets, "123456789012", uuid, "ACCAZZZZ", "ic-a911e461-m9"])
      expect(text).not.toContain(secret);
    expect(text).toContain("arn:aws:iam::{account}:user");
  });
});

describe("recordingsText", () => {
  it("is as its schema says, which is one and describes every key", () => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    expect(ajv.validateSchema(schema)).toBe(true);
    const recorder = gathering();
    recorder.add("credential-id.unknown", {
      request: updateOf(valid),
      outcome: refusal("NoSuchEntity", "No such credential", 404),
    });
    const validate = ajv.compile(schema);
    expect(validate(JSON.parse(recordingsText(about, recorder.records())))).toBe(true);
    expect(
      validate({ ...JSON.parse(recordingsText(about, recorder.records())), account: "123456789012" }),
    ).toBe(false);
  });
});
