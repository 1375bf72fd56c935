import { hash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonicalRequest } from "./canonical-request.ts";
import { signatureOf, signingTimestamp, stringToSign } from "./signature.ts";
import { signatureVectors, vectorSigning } from "./signature-vectors.ts";

describe("AWS's published signature vectors", () => {
  it.each(signatureVectors.map((vector) => [vector.name, vector] as const))("%s", (_, vector) => {
    const names = vector.canonicalHeaders.map((line) => line.slice(0, line.indexOf(":")));
    const canonical = canonicalRequest(vector.request, names);
    expect(canonical).toBe(
      [
        vector.request.method,
        vector.canonicalPath,
        vector.canonicalQuery,
        ...vector.canonicalHeaders,
        "",
        names.join(";"),
        hash("sha256", vector.request.body, "hex"),
      ].join("\n"),
    );
    const { timestamp, scope, secretAccessKey } = vectorSigning;
    expect(stringToSign(timestamp, scope, canonical)).toBe(
      `AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/service/aws4_request\n${vector.canonicalHash}`,
    );
    expect(signatureOf(secretAccessKey, timestamp, scope, canonical)).toBe(vector.signature);
  });
});

describe("canonicalRequest", () => {
  const canonicalLines = (path: string) =>
    canonicalRequest({ method: "GET", path, headers: [], body: "" }, []).split("\n");

  it.each([
    ["a plus sign as a space", "/?a=b+c", "a=b%20c"],
    ["digits in lower case", "/?a=%2f", "a=%2F"],
    ["an escaped unreserved character", "/?%41=%7a", "A=z"],
    ["an escaped plus sign", "/?a=%2B", "a=%2B"],
    ["a percent sign that escapes nothing", "/?a=%zz", "a=%25zz"],
    ["an encoded surrogate byte by byte", "/?a=%ED%A0%80", "a=%ED%A0%80"],
    ["a name without a value", "/?a", "a="],
    ["an order by the escaped name", "/?b=1&%24=2&a=3", "%24=2&a=3&b=1"],
    ["no pair between two ampersands", "/?a=1&&b=2", "a=1&b=2"],
  ])("reads %s", (_, path, query) => {
    expect(canonicalLines(path)[2]).toBe(query);
  });

  it("escapes a path once more than it is on the wire", () => {
    expect(canonicalLines("/a%20b/iam/")[1]).toBe("/a%2520b/iam/");
  });
});

describe("signatureOf", () => {
  it("keeps the keys of many scopes and secrets apart", () => {
    const scopes = Array.from({ length: 200 }, (_, index) => ({
      ...vectorSigning.scope,
      region: `region-${index}`,
    }));
    const sign = (secret: string, index: number) => {
      const scope = scopes[index] ?? vectorSigning.scope;
      return signatureOf(secret, vectorSigning.timestamp, scope, "canonical");
    };
    const first = scopes.map((_, index) => [sign("one", index), sign("two", index)]);
    const again = scopes.map((_, index) => [sign("one", index), sign("two", index)]);
    expect(again).toEqual(first);
    expect(new Set(first.flat()).size).toBe(400);
  });
});

describe("signingTimestamp", () => {
  it("follows the instant from second to second and back", () => {
    const instants = ["2015-08-30T12:36:00.999Z", "2015-08-30T12:36:01.000Z", "2015-08-30T12:36:00.000Z"];
    expect(instants.map((instant) => signingTimestamp(new Date(instant)))).toEqual([
      "20150830T123600Z",
      "20150830T123601Z",
      "20150830T123600Z",
    ]);
  });
});
