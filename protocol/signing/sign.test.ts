import { hash } from "node:crypto";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SignatureFault, signatureFaults } from "../../contract/signature-faults.ts";
import type { WireRequest } from "../exchange.ts";
import { decodeForm, encodeForm } from "../form.ts";
import { isPresigned } from "./changes/signing-changes.ts";
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

/** Each parameter of the query string with all its values. */
function queryBag(request: WireRequest): Record<string, string[]> {
  const query = new URLSearchParams(request.path.split("?")[1] ?? "");
  return Object.fromEntries([...query.keys()].map((key) => [key, query.getAll(key)]));
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
      query: queryBag(request),
      headers: Object.fromEntries(
        request.headers.filter(
          ([name]) => !/^(?:authorization|content-length|x-amz-date|x-amz-security-token)$/.test(name),
        ),
      ),
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

  it.each(["further-header", "header-spaces", "header-values", "content-sha256"] as const)(
    "%s: the header is sent, and signed as Smithy's signer signs it",
    async (fault) => {
      const signed = sign(fault);
      expect(signed.headers).toHaveLength(right.headers.length + 1);
      expect(header(signed, "authorization")).toBe(await smithySignature(signed, credentials, now));
    },
  );

  it.each([
    ["query-reversed", "Status=Active&Action=UpdateServiceSpecificCredential"],
    ["query-prefix", `${form}&X=1&X-3=1`],
    ["query-repeated", `${form}&X=b&X=a`],
    ["query-capitals", `${form}&a=1`],
    ["query-encoded-order", `${form}&X%2F=1&X-=1`],
    ["query-unreserved", `${form}&X-._~=a-._~`],
    ["query-reserved", `${form}&X%20%2A=a%20%2F%21%27%28%29%2A%3A%2C%C3%A9`],
    ["query-empty", `${form}&X=`],
    ["query-bare", `${form}&X`],
    ["parameter-named-signature", `${form}&XSignature=1`],
  ] as const)("%s: it is sent as it is, and signed as Smithy's signer signs it", async (fault, query) => {
    const signed = sign(fault, get);
    expect(signed.path).toBe(`/?${query}`);
    expect(header(signed, "authorization")).toBe(await smithySignature(signed, credentials, now));
  });

  it("header-repeated: three lines, signed as one with commas", async () => {
    const signed = sign("header-repeated");
    const values = signed.headers.filter(([name]) => name === "my-header1").map(([, value]) => value);
    expect(values).toEqual(["value4", "value1", "value3"]);
    const joined = { ...signed, headers: [...post.headers, ["my-header1", values.join()] as const] };
    expect(header(signed, "authorization")).toBe(await smithySignature(joined, credentials, now));
  });

  it("header-letter-case: capital letters, and nothing else", () => {
    const signed = sign("header-letter-case");
    expect(signed.headers).toEqual(right.headers.map(([key, value]) => [key.toUpperCase(), value]));
  });

  it.each([
    ["no-space", ","],
    ["several-spaces", ",   "],
    ["tab", ",\t"],
    ["no-commas", " "],
  ] as const)("%s: the right header with other separators", (fault, separator) => {
    expect(header(sign(fault), "authorization")).toBe(authorization.replaceAll(", ", separator));
  });

  it.each([
    ["wrong-algorithm", "AWS4-HMAC-SHA256 ", "AWS4-HMAC-SHA512 "],
    ["scope-date-changed", "/20260301/", "/20260228/"],
    ["scope-region-changed", "/us-east-1/", "/us-west-2/"],
    ["scope-service-changed", "/iam/", "/ec2/"],
    ["scope-terminator-changed", "/aws4_request", "/aws3_request"],
    ["unknown-key-right-secret", "AKIDEXAMPLE", "AKIAUNKNOWNTOANYBODY"],
  ] as const)("%s: the right header with one word changed", (fault, word, other) => {
    expect(header(sign(fault), "authorization")).toBe(authorization.replace(word, other));
  });

  it("signature-capitals: the right signature in capital letters", () => {
    const [start, signature = ""] = authorization.split("Signature=");
    expect(header(sign("signature-capitals"), "authorization")).toBe(
      `${start}Signature=${signature.toUpperCase()}`,
    );
  });

  it.each([["scope-service-capitals", { region: "us-east-1", service: "IAM" }]] as const)(
    "%s: named and signed with it",
    async (fault, scope) => {
      expect(header(sign(fault), "authorization")).toBe(await smithySignature(post, credentials, now, scope));
    },
  );

  it("scope-terminator-capitals: named and signed with it", () => {
    const signed = header(sign("scope-terminator-capitals"), "authorization") ?? "";
    expect(signed).toContain("/iam/AWS4_REQUEST,");
    expect(signed.slice(-64)).not.toBe(authorization.slice(-64));
  });

  it.each([
    ["date-nearly-too-old", -14],
    ["date-nearly-too-new", 14],
  ] as const)("%s: correctly signed for that date", async (fault, shift) => {
    expect(header(sign(fault), "authorization")).toBe(
      await smithySignature(post, credentials, minutes(shift)),
    );
  });

  it.each([
    ["date-unreadable", "20260301TxxxxxxZ"],
    ["date-extended", "2026-03-01T00:05:59Z"],
    ["date-milliseconds", "20260301T000559.000Z"],
  ] as const)("%s: sent and signed as it is, in the scope of its day", (fault, date) => {
    const signed = sign(fault);
    expect(header(signed, "x-amz-date")).toBe(date);
    expect(header(signed, "authorization")).toContain("Credential=AKIDEXAMPLE/20260301/us-east-1/iam/");
    expect(header(signed, "authorization")?.slice(-64)).not.toBe(authorization.slice(-64));
  });

  it("date-overridden: the day before in Date, signed like X-Amz-Date", () => {
    const signed = sign("date-overridden");
    expect(header(signed, "date")).toBe("Sat, 28 Feb 2026 00:05:59 GMT");
    expect(header(signed, "x-amz-date")).toBe("20260301T000559Z");
    expect(header(signed, "authorization")).toContain("SignedHeaders=content-type;date;host;x-amz-date,");
  });

  it("date-header: the date is in Date, signed, and nowhere else", () => {
    const signed = sign("date-header");
    expect(header(signed, "date")).toBe("20260301T000559Z");
    expect(header(signed, "x-amz-date")).toBeUndefined();
    expect(header(signed, "authorization")).toContain("SignedHeaders=content-type;date;host,");
  });

  it.each([
    ["date-unsigned", "content-type;host"],
    ["content-type-unsigned", "host;x-amz-date"],
    ["x-amz-header-unsigned", "content-type;host;x-amz-date"],
    ["signed-headers-reversed", "x-amz-date;host;content-type"],
  ] as const)("%s: signed are %s", (fault, names) => {
    expect(header(sign(fault), "authorization")).toContain(`SignedHeaders=${names}, `);
  });

  it("x-amz-header-unsigned: it is sent all the same", () => {
    expect(header(sign("x-amz-header-unsigned"), "x-amz-conformance")).toBe("unsigned");
  });

  it("method-changed: the signature is that of another method, the request is as it was", async () => {
    const signed = sign("method-changed");
    expect(signed.method).toBe("POST");
    const expected = await smithySignature({ ...post, method: "PUT" }, credentials, now);
    expect(header(signed, "authorization")).toBe(expected);
  });

  it("query-changed and query-added: the signature is that of the request before", () => {
    const changed = sign("query-changed", get);
    expect(changed.path).toBe(get.path.replace("Active", "Inactive"));
    expect(header(changed, "authorization")).toBe(header(sign("none", get), "authorization"));
    const added = sign("query-added");
    expect(added).toEqual({ ...right, path: "/?AddedAfterSigning=true" });
  });

  it("content-sha256-changed: the header has the hash of the body before", () => {
    const signed = sign("content-sha256-changed");
    expect(header(signed, "x-amz-content-sha256")).toBe(hash("sha256", form, "hex"));
    expect(signed.body).toBe(form.replace("Active", "Inactive"));
    expect(header(signed, "authorization")).toBe(header(sign("content-sha256"), "authorization"));
  });

  it("content-sha256-wrong: another hash in the header, the right one signed", () => {
    const signed = sign("content-sha256-wrong");
    expect(header(signed, "x-amz-content-sha256")).toMatch(/^[0-9a-f]{64}$/);
    expect(header(signed, "x-amz-content-sha256")).not.toBe(hash("sha256", form, "hex"));
    expect(signed.body).toBe(form);
  });

  it("unsigned-payload: as Smithy's signer signs it, whatever the body", async () => {
    const signed = sign("unsigned-payload");
    expect(header(signed, "x-amz-content-sha256")).toBe("UNSIGNED-PAYLOAD");
    const other = { ...signed, body: "another" };
    expect(header(signed, "authorization")).toBe(await smithySignature(other, credentials, now));
  });

  it.each([
    ["session-token", /^(?:unknownToAnybody)+$/],
    ["session-token-empty", /^$/],
  ] as const)("%s: sent and signed in the place of the key's own", (fault, token) => {
    const signed = sign(fault, post, { ...credentials, sessionToken: "own" });
    expect(header(signed, "x-amz-security-token")).toMatch(token);
    expect(header(signed, "authorization")).toContain(";x-amz-security-token,");
    expect(JSON.stringify(signed)).not.toContain('"own"');
  });

  it.each([
    ["presigned-without-expires", undefined, "20260301T000559Z"],
    ["presigned-for-longer", "604801", "20260301T000559Z"],
    ["presigned-long-expired", "60", "20260228T234559Z"],
    ["presigned-too-new", "300", "20260301T002559Z"],
  ] as const)("%s: valid for %s seconds from %s", (fault, expires, date) => {
    const query = queryOf(sign(fault, get));
    expect([query.get("X-Amz-Expires"), query.get("X-Amz-Date")]).toEqual([expires, date]);
  });

  it("presigned-extra is signed with its parameter, presigned-added is not", () => {
    expect(sign("presigned-extra", get).path).toMatch(
      /&a=1&X-Amz-Algorithm=.*&X-Amz-Signature=[0-9a-f]{64}$/,
    );
    expect(sign("presigned-added", get).path).toBe(`${sign("presigned", get).path}&AddedAfterSigning=true`);
  });

  it("signed-twice: presigned, and that signed in the header", () => {
    const signed = sign("signed-twice", get);
    expect(signed.path).toBe(sign("presigned", get).path);
    expect(header(signed, "authorization")).toMatch(/SignedHeaders=host;x-amz-date, Signature=[0-9a-f]{64}$/);
  });

  const faults = Object.keys(signatureFaults).filter((fault): fault is SignatureFault =>
    Object.hasOwn(signatureFaults, fault),
  );

  it("makes a request of its own of every fault", () => {
    const wires = faults.map((fault) =>
      JSON.stringify(sign(fault, isPresigned(fault) || fault.startsWith("query") ? get : post)),
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
