import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SignatureFault, signatureFaults } from "../../contract/signature-faults.ts";
import type { WireRequest } from "../exchange.ts";
import { decodeForm, encodeForm } from "../form.ts";
import type { Credentials } from "./credentials.ts";
import { signRequest } from "./sign.ts";

const credentials: Credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret/EXAMPLE+KEY" };
const now = new Date("2026-03-01T00:05:59Z");
const form = "Action=UpdateServiceSpecificCredential&Status=Active";
const post: WireRequest = {
  method: "POST",
  path: "/",
  headers: [
    ["host", "127.0.0.1:4566"],
    ["content-type", "application/x-www-form-urlencoded"],
    ["content-length", String(form.length)],
  ],
  body: form,
};
const get: WireRequest = {
  method: "GET",
  path: `/?${form}`,
  headers: [["host", "127.0.0.1:4566"]],
  body: "",
};

function sign(
  fault: SignatureFault,
  request: WireRequest = post,
  own: Credentials = credentials,
): WireRequest {
  return signRequest(request, { credentials: own, region: "us-east-1", service: "iam", now, fault });
}

function header(request: WireRequest, name: string): string | undefined {
  return request.headers.find(([key]) => key === name)?.[1];
}

function queryOf(request: WireRequest): ReadonlyMap<string, string> {
  const decoded = decodeForm(request.path.slice(request.path.indexOf("?") + 1));
  return new Map(decoded.ok ? decoded.pairs : []);
}

/** What Smithy's signer makes of the same request, given its date. */
async function smithySignature(
  request: WireRequest,
  own: Credentials,
  date: Date,
  scope: { region: string; service: string } = { region: "us-east-1", service: "iam" },
): Promise<string | undefined> {
  const { sessionToken, ...key } = own;
  const signer = new SignatureV4({
    ...scope,
    credentials: sessionToken === undefined ? key : { ...key, sessionToken },
    sha256: Sha256,
    applyChecksum: false,
  });
  const [path = "/"] = request.path.split("?", 1);
  const signed = await signer.sign(
    {
      method: request.method,
      protocol: "http:",
      hostname: "127.0.0.1",
      path,
      query: Object.fromEntries(queryOf(request)),
      headers: Object.fromEntries(request.headers.filter(([name]) => /^(?:host|content-type)$/.test(name))),
      body: request.body,
    },
    { signingDate: date },
  );
  return signed.headers["authorization"];
}

const text = fc.string({ unit: "grapheme", maxLength: 40 });
const name = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .filter((key) => key !== "__proto__");
const pairs = fc.uniqueArray(fc.tuple(name, text), { selector: ([key]) => key, maxLength: 8 });
const cases = fc.record({
  pairs,
  space: fc.constantFrom("+" as const, "%20" as const),
  base: fc.constantFrom("/", "/iam", "/iam/", "/a%20b/%C3%A9/", "/v1.0/~x"),
  host: fc.constantFrom("127.0.0.1:4566", "iam.amazonaws.com", "[::1]:80", "localhost"),
  own: fc.record(
    {
      accessKeyId: fc.stringMatching(/^[A-Z0-9]{16,24}$/),
      secretAccessKey: fc.string({ unit: "binary", minLength: 1 }),
      sessionToken: fc.string({ minLength: 1, maxLength: 200 }),
    },
    { requiredKeys: ["accessKeyId", "secretAccessKey"] },
  ),
  region: fc.constantFrom("us-east-1", "cn-north-1"),
  date: fc.date({ min: new Date("2001-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
});

describe("signRequest against Smithy's signer", () => {
  it("makes the same Authorization header", async () => {
    const check = fc.asyncProperty(cases, fc.boolean(), async (given, inBody) => {
      const encoded = encodeForm(given.pairs, { space: given.space });
      const unsigned: WireRequest = {
        method: inBody ? "POST" : "GET",
        path: inBody || encoded === "" ? given.base : `${given.base}?${encoded}`,
        headers: inBody
          ? [
              ["host", given.host],
              ["content-type", "application/x-www-form-urlencoded"],
            ]
          : [["host", given.host]],
        body: inBody ? encoded : "",
      };
      const options = { credentials: given.own, region: given.region, service: "iam", now: given.date };
      const scope = { region: given.region, service: "iam" };
      const expected = await smithySignature(unsigned, given.own, given.date, scope);
      expect(header(signRequest(unsigned, options), "authorization")).toBe(expected);
    });
    await fc.assert(check, { numRuns: 300 });
  });

  it("presigns with the same parameters and the same signature", async () => {
    const check = fc.asyncProperty(cases, async (given) => {
      const encoded = encodeForm(given.pairs, { space: given.space });
      const path = encoded === "" ? given.base : `${given.base}?${encoded}`;
      const unsigned: WireRequest = { method: "GET", path, headers: [["host", given.host]], body: "" };
      const signer = new SignatureV4({
        credentials: given.own,
        region: given.region,
        service: "iam",
        sha256: Sha256,
        applyChecksum: false,
      });
      const expected = await signer.presign(
        {
          method: "GET",
          protocol: "http:",
          hostname: "localhost",
          path: given.base,
          query: Object.fromEntries(given.pairs),
          headers: { host: given.host },
        },
        { signingDate: given.date, expiresIn: 300 },
      );
      const options = { credentials: given.own, region: given.region, service: "iam", now: given.date };
      const presigned = signRequest(unsigned, { ...options, fault: "presigned" });
      expect(Object.fromEntries(queryOf(presigned))).toEqual(expected.query);
      expect(presigned.headers).toEqual([["host", given.host]]);
    });
    await fc.assert(check, { numRuns: 200 });
  });
});

describe("each signature fault", () => {
  const right = sign("none");
  const authorization = header(right, "authorization") ?? "";
  const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

  it("none: the header has its three parts, the date is now", () => {
    expect(authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20260301\/us-east-1\/iam\/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=[0-9a-f]{64}$/,
    );
    expect(header(right, "x-amz-date")).toBe("20260301T000559Z");
    expect(right.body).toBe(form);
  });

  it("none: a session token is sent and signed", () => {
    const signed = sign("none", post, { ...credentials, sessionToken: "token" });
    expect(header(signed, "x-amz-security-token")).toBe("token");
    expect(header(signed, "authorization")).toContain("host;x-amz-date;x-amz-security-token,");
  });

  it("unsigned: the request is as it was", () => {
    expect(sign("unsigned")).toEqual(post);
  });

  it("unknown-key: another key id, and no token of the real one", () => {
    const signed = sign("unknown-key", post, { ...credentials, sessionToken: "token" });
    expect(header(signed, "authorization")).toMatch(/Credential=AKIA[A-Z]{16}\//);
    expect(signed.headers.flat()).not.toContain("token");
  });

  it("wrong-secret: only the signature differs", () => {
    const signed = header(sign("wrong-secret"), "authorization") ?? "";
    expect(signed.split("Signature=")[0]).toBe(authorization.split("Signature=")[0]);
    expect(signed).not.toBe(authorization);
  });

  it("body-changed: the signature is that of the body before, the Status is the other one", () => {
    const signed = sign("body-changed");
    expect(header(signed, "authorization")).toBe(authorization);
    expect(signed.body).toBe("Action=UpdateServiceSpecificCredential&Status=Inactive");
    expect(header(signed, "content-length")).toBe(String(signed.body.length));
  });

  it("header-changed: a signed header differs, the signature does not", () => {
    const signed = sign("header-changed");
    expect(header(signed, "authorization")).toBe(authorization);
    expect(header(signed, "content-type")).toBe("application/x-www-form-urlencoded; charset=utf-8");
  });

  it.each([
    ["date-too-old", -20],
    ["date-too-new", 20],
  ] as const)("%s: correctly signed for that date", async (fault, shift) => {
    expect(header(sign(fault), "authorization")).toBe(
      await smithySignature(post, credentials, minutes(shift)),
    );
  });

  it("no-date: no date is sent or signed", () => {
    const signed = sign("no-date");
    expect(signed.headers.map(([key]) => key)).toEqual([
      "host",
      "content-type",
      "content-length",
      "authorization",
    ]);
    expect(header(signed, "authorization")).toContain("SignedHeaders=content-type;host,");
  });

  it.each([
    ["no-algorithm", /^Credential=[^,]+, SignedHeaders=[^,]+, Signature=[0-9a-f]{64}$/],
    ["no-credential", /^AWS4-HMAC-SHA256 SignedHeaders=[^,]+, Signature=[0-9a-f]{64}$/],
    ["no-signed-headers", /^AWS4-HMAC-SHA256 Credential=[^,]+, Signature=[0-9a-f]{64}$/],
    ["no-signature", /^AWS4-HMAC-SHA256 Credential=[^,]+, SignedHeaders=[^,]+$/],
    ["short-scope", /Credential=AKIDEXAMPLE\/20260301\/us-east-1\/iam, /],
    ["signature-cut", /Signature=[0-9a-f]{63}$/],
  ] as const)("%s: the rest is as in the right header", (fault, shape) => {
    const signed = header(sign(fault), "authorization") ?? "";
    expect(signed).toMatch(shape);
    for (const part of signed.replace(/^AWS4-HMAC-SHA256 /, "").split(", ")) {
      const known = authorization.includes(part) || fault === "short-scope";
      expect(known).toBe(true);
    }
  });

  it.each([
    ["wrong-service", { region: "us-east-1", service: "ec2" }],
    ["wrong-region", { region: "us-west-2", service: "iam" }],
  ] as const)("%s: correctly signed for that scope", async (fault, scope) => {
    expect(header(sign(fault), "authorization")).toBe(await smithySignature(post, credentials, now, scope));
  });

  it("wrong-service and wrong-region are wrong whatever is right", () => {
    const options = { credentials, region: "us-west-2", service: "ec2", now };
    const scopeOf = (fault: SignatureFault) =>
      /Credential=([^,]+)/.exec(header(signRequest(post, { ...options, fault }), "authorization") ?? "")?.[1];
    expect(scopeOf("wrong-service")).toBe("AKIDEXAMPLE/20260301/us-west-2/s3/aws4_request");
    expect(scopeOf("wrong-region")).toBe("AKIDEXAMPLE/20260301/eu-west-1/ec2/aws4_request");
  });

  it("wrong-terminator: named and signed with another one", () => {
    const signed = header(sign("wrong-terminator"), "authorization") ?? "";
    expect(signed).toContain("/iam/aws3_request,");
    expect(signed.slice(-64)).not.toBe(authorization.slice(-64));
  });

  it("scope-date: the day before, while X-Amz-Date is now", () => {
    const signed = sign("scope-date");
    expect(header(signed, "authorization")).toContain("Credential=AKIDEXAMPLE/20260228/");
    expect(header(signed, "x-amz-date")).toBe("20260301T000559Z");
  });

  it("host-unsigned: the host is sent and not signed", () => {
    const signed = sign("host-unsigned");
    expect(header(signed, "host")).toBe("127.0.0.1:4566");
    expect(header(signed, "authorization")).toContain("SignedHeaders=content-type;x-amz-date,");
  });

  it("presigned: everything is in the query string, the token too", () => {
    const signed = sign("presigned", get, { ...credentials, sessionToken: "to/ken" });
    expect(signed.headers).toEqual(get.headers);
    expect([...queryOf(signed).keys()].slice(2)).toEqual([
      "X-Amz-Algorithm",
      "X-Amz-Credential",
      "X-Amz-Date",
      "X-Amz-Expires",
      "X-Amz-Security-Token",
      "X-Amz-SignedHeaders",
      "X-Amz-Signature",
    ]);
  });

  it("presigned-expired: within the clock skew, past its lifetime", () => {
    const query = queryOf(sign("presigned-expired", get));
    expect(query.get("X-Amz-Date")).toBe("20260228T235559Z");
    expect(query.get("X-Amz-Credential")).toContain("/20260228/");
    expect(Number(query.get("X-Amz-Expires"))).toBeLessThan(600);
  });

  it("presigned-changed: the Status is the other one, nothing else differs", () => {
    expect(sign("presigned-changed", get).path).toBe(
      sign("presigned", get).path.replace("Status=Active", "Status=Inactive"),
    );
  });

  const faults = Object.keys(signatureFaults).filter((fault): fault is SignatureFault =>
    Object.hasOwn(signatureFaults, fault),
  );

  it("makes a request of its own of every fault", () => {
    const wires = faults.map((fault) =>
      JSON.stringify(sign(fault, fault.startsWith("presigned") ? get : post)),
    );
    expect(new Set(wires).size).toBe(faults.length);
  });

  it("never sends the secret", () => {
    for (const fault of faults) {
      const wire = JSON.stringify([sign(fault), sign(fault, get)]);
      expect(wire).not.toMatch(/EXAMPLE(?:\+|%2B)KEY/);
    }
  });
});
