import { createHash } from "node:crypto";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { signatureFaults } from "../../contract/signature-faults.ts";
import type { WireRequest } from "../../protocol/exchange.ts";
import { createReference, type Reference } from "../create-reference.ts";
import { call, encodeForm, makeKey, makeUser, summary, testTime } from "../testing/test-client.ts";

const clock = { now: () => testTime };
const minute = 60_000;

interface Plain {
  readonly method: "GET" | "POST";
  readonly path?: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly headers?: Readonly<Record<string, string>>;
}

function signerOf(reference: Reference, token: { readonly sessionToken?: string }): SignatureV4 {
  return new SignatureV4({
    service: "iam",
    region: "us-east-1",
    sha256: Sha256,
    applyChecksum: false,
    credentials: { ...reference.rootCredentials, ...token },
  });
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Signs with the signer of AWS's own SDK for JavaScript. */
async function signBySdk(
  reference: Reference,
  { method, path = "/", parameters, headers = {} }: Plain,
  options: { readonly presign?: boolean; readonly date?: number; readonly sessionToken?: string } = {},
): Promise<WireRequest> {
  const { presign = false, date = testTime, ...token } = options;
  const signer = signerOf(reference, token);
  const isGet = method === "GET";
  const body = isGet ? "" : encodeForm(parameters);
  const query = Object.fromEntries(isGet ? parameters : []);
  const request = {
    method,
    protocol: "http:",
    hostname: "127.0.0.1",
    path,
    query,
    headers: {
      host: "127.0.0.1:4000",
      ...(isGet ? {} : { "content-type": "application/x-www-form-urlencoded" }),
      ...headers,
    },
    body,
  };
  const signingDate = new Date(date);
  const signed = presign
    ? await signer.presign(request, { signingDate, expiresIn: 60 })
    : await signer.sign(request, { signingDate });
  const pairs = Object.entries(signed.query ?? {}).flatMap(([name, value]) =>
    [value ?? ""].flat().map((each) => [name, each] as const),
  );
  return {
    method,
    path: pairs.length > 0 ? `${path}?${encodeForm(pairs)}` : path,
    headers: Object.entries(signed.headers),
    body,
  };
}

const getUser = [
  ["Action", "GetUser"],
  ["Version", "2010-05-08"],
  ["UserName", "nobody"],
] as const;

function codeOf(reference: Reference, request: WireRequest): string {
  const response = reference.handle(request);
  return response.kind === "response" ? summary(response) : response.cause;
}

describe("a signature by the SDK's signer", () => {
  it.each<readonly [string, Plain, { presign?: boolean }]>([
    ["POST", { method: "POST", parameters: getUser }, {}],
    ["GET", { method: "GET", parameters: getUser }, {}],
    ["presigned GET", { method: "GET", parameters: getUser }, { presign: true }],
    ["POST to a base path", { method: "POST", path: "/iam/", parameters: getUser }, {}],
    ["POST to a path with escapes", { method: "POST", path: "/a%20b//c/../d", parameters: getUser }, {}],
    [
      "POST with spaces in headers",
      { method: "POST", parameters: getUser, headers: { "x-a": "  b   c " } },
      {},
    ],
  ])("is accepted: %s", async (_, plain, options) => {
    const reference = createReference(clock);
    expect(codeOf(reference, await signBySdk(reference, plain, options))).toBe("404 NoSuchEntity");
  });

  it("is accepted whatever the parameters hold", async () => {
    const reference = createReference(clock);
    const pair = fc.tuple(fc.string({ unit: "grapheme", minLength: 1 }), fc.string({ unit: "grapheme" }));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("GET" as const, "POST" as const),
        fc.boolean(),
        fc.uniqueArray(pair, { selector: ([name]) => name, maxLength: 5 }),
        async (method, presign, extra) => {
          const parameters = [
            ...getUser,
            ...extra.filter(([name]) => !/^(Action|Version|UserName|X-Amz-.*|__proto__)$/i.test(name)),
          ];
          const request = await signBySdk(
            reference,
            { method, parameters },
            { presign: presign && method === "GET" },
          );
          expect(codeOf(reference, request)).toBe("404 NoSuchEntity");
        },
      ),
      { numRuns: 100, seed: 1 },
    );
  });

  it("is accepted with a bare plus in the query string, whichever way that was signed", async () => {
    const reference = createReference(clock);
    for (const value of ["a b", "a+b"]) {
      const parameters = [...getUser, ["Extra", value]] as const;
      const signed = await signBySdk(reference, { method: "GET", parameters });
      const path = signed.path.replace(/a%20b|a%2Bb/, "a+b");
      expect(codeOf(reference, { ...signed, path })).toBe("404 NoSuchEntity");
    }
  });

  it("is accepted with a Date header instead of X-Amz-Date", async () => {
    const reference = createReference(clock);
    const date = new Date(testTime).toUTCString();
    const path = `/?${encodeForm(getUser.toSorted())}`;
    const canonical = [
      "GET",
      "/",
      path.slice(2),
      `date:${date}`,
      "host:localhost",
      "",
      "date;host",
      sha256(""),
    ];
    const scope = "20260102/us-east-1/iam/aws4_request";
    const text = ["AWS4-HMAC-SHA256", "20260102T030405Z", scope, sha256(canonical.join("\n"))].join("\n");
    const signature = await signerOf(reference, {}).sign(text, { signingDate: new Date(testTime) });
    const credential = `${reference.rootCredentials.accessKeyId}/${scope}`;
    const headers = [
      ["Host", "localhost"],
      ["Date", date],
      [
        "Authorization",
        `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=date;host,Signature=${signature}`,
      ],
    ] as const;
    expect(codeOf(reference, { method: "GET", path, headers, body: "" })).toBe("404 NoSuchEntity");
  });

  it("is refused with a session token: the endpoint issues none", async () => {
    const reference = createReference(clock);
    const plain: Plain = { method: "POST", parameters: getUser };
    const request = await signBySdk(reference, plain, { sessionToken: "token" });
    expect(codeOf(reference, request)).toBe("403 InvalidClientTokenId");
  });

  it.each([
    [-15 * minute, "404 NoSuchEntity"],
    [-15 * minute - 1000, "403 SignatureDoesNotMatch"],
    [15 * minute, "404 NoSuchEntity"],
    [15 * minute + 1000, "403 SignatureDoesNotMatch"],
  ])("%i ms away from the clock is answered %s", async (shift, expected) => {
    const reference = createReference(clock);
    const plain: Plain = { method: "POST", parameters: getUser };
    expect(codeOf(reference, await signBySdk(reference, plain, { date: testTime + shift }))).toBe(expected);
  });

  it.each([
    [-60_000, "404 NoSuchEntity"],
    [-61_000, "403 SignatureDoesNotMatch"],
    [16 * minute, "403 SignatureDoesNotMatch"],
  ])("presigned for a minute, %i ms away, is answered %s", async (shift, expected) => {
    const reference = createReference(clock);
    const request = await signBySdk(
      reference,
      { method: "GET", parameters: getUser },
      { presign: true, date: testTime + shift },
    );
    expect(codeOf(reference, request)).toBe(expected);
  });

  it.each([
    ["X-Amz-Expires=60", "X-Amz-Expires=0"],
    ["X-Amz-Expires=60", "X-Amz-Expires=604801"],
    ["X-Amz-Expires=60", "X-Amz-Expires=x"],
    ["&X-Amz-Expires=60", ""],
    ["X-Amz-Date=2", "X-Amz-Date="],
  ])("presigned, with %s as %j, is incomplete", async (part, replacement) => {
    const reference = createReference(clock);
    const request = await signBySdk(reference, { method: "GET", parameters: getUser }, { presign: true });
    const path = request.path.replace(part, replacement);
    expect(path).not.toBe(request.path);
    expect(codeOf(reference, { ...request, path })).toBe("400 IncompleteSignature");
  });

  it("is refused when any one digit is another", async () => {
    const reference = createReference(clock);
    const request = await signBySdk(reference, { method: "POST", parameters: getUser });
    const last = request.headers.findIndex(([name]) => name === "authorization");
    const [name, value] = request.headers[last] ?? ["", ""];
    const digit = value.endsWith("0") ? "1" : "0";
    const headers = request.headers.with(last, [name, value.slice(0, -1) + digit]);
    expect(codeOf(reference, { ...request, headers })).toBe("403 SignatureDoesNotMatch");
  });
});

const mismatch = "403 SignatureDoesNotMatch";
const incomplete = "400 IncompleteSignature";
const unknownKey = "403 InvalidClientTokenId";

const expected = {
  none: "200",
  unsigned: "403 MissingAuthenticationToken",
  "unknown-key": unknownKey,
  "unknown-key-right-secret": unknownKey,
  "wrong-secret": mismatch,
  "method-changed": mismatch,
  "body-changed": mismatch,
  "query-changed": mismatch,
  "query-added": mismatch,
  "header-changed": mismatch,
  "content-sha256-changed": mismatch,

  "date-too-old": mismatch,
  "date-too-new": mismatch,
  "date-nearly-too-old": "200",
  "date-nearly-too-new": "200",
  "no-date": incomplete,
  "date-unreadable": incomplete,
  "date-extended": incomplete,
  "date-milliseconds": incomplete,
  "date-overridden": "200",
  "date-header": "200",
  "date-unsigned": "200",

  "no-algorithm": incomplete,
  "wrong-algorithm": incomplete,
  "no-credential": incomplete,
  "no-signed-headers": incomplete,
  "no-signature": incomplete,
  "no-space": "200",
  "several-spaces": "200",
  tab: "200",
  "no-commas": incomplete,
  "signature-cut": mismatch,
  "signature-capitals": mismatch,

  "short-scope": incomplete,
  "wrong-terminator": mismatch,
  "wrong-service": mismatch,
  "wrong-region": mismatch,
  "scope-date": mismatch,
  "scope-date-changed": mismatch,
  "scope-region-changed": mismatch,
  "scope-service-changed": mismatch,
  "scope-terminator-changed": mismatch,
  "scope-service-capitals": mismatch,
  "scope-terminator-capitals": mismatch,

  "host-unsigned": mismatch,
  "content-type-unsigned": "200",
  "x-amz-header-unsigned": "200",
  "signed-headers-reversed": "200",
  "header-letter-case": "200",
  "further-header": "200",
  "header-spaces": "200",
  "header-values": "200",
  "header-repeated": "200",

  "query-reversed": "200",
  "query-prefix": "200",
  "query-repeated": "200",
  "query-capitals": "200",
  "query-encoded-order": "200",
  "query-unreserved": "200",
  "query-reserved": "200",
  "query-empty": "200",
  "query-bare": "200",
  "parameter-named-signature": "200",

  "content-sha256": "200",
  "content-sha256-wrong": "200",
  "unsigned-payload": mismatch,
  "session-token": unknownKey,
  "session-token-empty": unknownKey,

  presigned: "200",
  "presigned-extra": "200",
  "presigned-without-expires": incomplete,
  "presigned-for-longer": incomplete,
  "presigned-expired": mismatch,
  "presigned-long-expired": mismatch,
  "presigned-too-new": mismatch,
  "presigned-changed": mismatch,
  "presigned-added": mismatch,
  "signed-twice": "200",
} as const satisfies Record<keyof typeof signatureFaults, string>;

describe("a signature fault", () => {
  it.each(Object.entries(expected))("%s is answered %s, and refused nothing changes", (fault, answer) => {
    const reference = createReference(clock);
    const [id = ""] = makeUser(reference, "alice", 1);
    const signature = fault as keyof typeof expected;
    const method = fault.includes("query") || fault.startsWith("parameter") ? "GET" : "POST";
    const update = { UserName: "alice", ServiceSpecificCredentialId: id, Status: "Inactive" };
    expect(
      summary(call(reference, "UpdateServiceSpecificCredential", update, { signature, form: { method } })),
    ).toBe(answer);
    const listed = call(reference, "ListServiceSpecificCredentials", { UserName: "alice" });
    expect(listed.body).toContain(`<Status>${answer === "200" ? "Inactive" : "Active"}</Status>`);
  });

  it("says why, without the signature", () => {
    const reference = createReference(clock);
    const message = (signature: keyof typeof expected) =>
      call(reference, "GetUser", { UserName: "x" }, { signature }).body;
    expect(message("date-too-old")).toContain(
      "Signature expired: 20260102T024405Z is now earlier than 20260102T024905Z (20260102T030405Z - 15 min.)",
    );
    expect(message("date-too-new")).toContain(
      "Signature not yet current: 20260102T032405Z is still later than",
    );
    expect(message("wrong-region")).toContain("Credential should be scoped to a valid region.");
    for (const fault of Object.keys(expected) as (keyof typeof expected)[]) {
      expect(message(fault)).not.toMatch(/[0-9a-f]{60}/);
    }
  });
});

describe("the key", () => {
  it("of a user signs until it is deleted", () => {
    const reference = createReference(clock);
    makeUser(reference, "alice", 0);
    const credentials = makeKey(reference, "alice");
    expect(summary(call(reference, "GetUser", {}, { credentials }))).toBe("200");
    call(reference, "DeleteAccessKey", { UserName: "alice", AccessKeyId: credentials.accessKeyId });
    expect(summary(call(reference, "GetUser", {}, { credentials }))).toBe("403 InvalidClientTokenId");
  });

  it("signs for STS under its own service name", () => {
    const reference = createReference(clock);
    const sts = { version: "2011-06-15", service: "sts" };
    expect(summary(call(reference, "GetCallerIdentity", {}, sts))).toBe("200");
    expect(summary(call(reference, "GetCallerIdentity", {}, { ...sts, service: "iam" }))).toBe(
      "403 SignatureDoesNotMatch",
    );
  });
});
