import { describe, expect, it } from "vitest";
import { errorCodes } from "../../contract/error-codes.ts";
import type { Answer } from "./answer.ts";
import { decodeAnswer } from "./decode-answer.ts";
import { describeAnswer, gistOf, readGist } from "./describe-answer.ts";

function decoded(status: number, body: string): Answer {
  const bytes = new TextEncoder().encode(body);
  const operation = { name: "UpdateServiceSpecificCredential", hasResult: false };
  return decodeAnswer({ kind: "response", status, headers: [], body: bytes, durationMs: 0 }, operation);
}

function described(status: number, body: string): string {
  return describeAnswer(decoded(status, body));
}

describe("gistOf", () => {
  it.each([
    [200, "<UpdateServiceSpecificCredentialResponse/>", "envelope"],
    [200, "<Other/>", "<Other>"],
    [404, "<ErrorResponse/>", "envelope"],
    [404, "<UpdateServiceSpecificCredentialResponse/>", "<UpdateServiceSpecificCredentialResponse>"],
  ])("tells the body of %i %s without judging its envelope", (status, xml, body) => {
    const answer = Object.defineProperty(decoded(status, xml), "problems", {
      get: () => expect.unreachable("the envelope is judged"),
    });
    expect(gistOf(answer).body).toBe(body);
  });
});

describe("readGist", () => {
  it.each(Object.keys(errorCodes))("reads %s back from the words of an answer", (code) => {
    const body = `<ErrorResponse><Error><Code>${code}</Code></Error></ErrorResponse>`;
    expect(readGist(described(409, body))).toEqual({ status: 409, codes: [code] });
  });

  it("reads what is no answer of the contract", () => {
    expect(readGist(described(500, "<!doctype html><p>oops"))).toEqual({ status: 500, codes: [] });
    expect(readGist("an error: 404 NoSuchEntity")).toEqual({ status: null, codes: ["NoSuchEntity"] });
    expect(readGist("4040 constructor")).toEqual({ status: null, codes: [] });
  });
});

describe("describeAnswer", () => {
  it.each([
    [404, "<ErrorResponse><Error><Code>NoSuchEntity</Code></Error></ErrorResponse>", "404 NoSuchEntity"],
    [
      400,
      "<Response><Errors><Error><Code>InvalidAction</Code></Error></Errors></Response>",
      "400 InvalidAction",
    ],
    [200, "<ErrorResponse><Error><Code>NoSuchEntity</Code></Error></ErrorResponse>", "200 NoSuchEntity"],
    [400, "<ErrorResponse><Error><Code/></Error></ErrorResponse>", "400 (empty Code)"],
    [400, "<ErrorResponse/>", "400 (no Code)"],
    [200, "<UpdateServiceSpecificCredentialResponse/>", "200"],
    [200, "<Other/>", "200 <Other>"],
    [500, "<!doctype html><p>oops", "500 text/html"],
    [400, '{"code":"UnknownAction"}', "400 (JSON UnknownAction)"],
    [200, '{"success":true}', "200 (JSON)"],
    [501, "", "501 (empty body)"],
    [200, "OK", "200 (neither XML nor JSON)"],
    [200, "<a>", "200 (malformed XML)"],
  ])("%i %s", (status, body, words) => {
    expect(described(status, body)).toBe(words);
  });

  it("stays on one short line whatever the target sends", () => {
    const code = `a\n\u202eb${"c".repeat(1000)}`;
    const words = described(404, `<ErrorResponse><Error><Code>${code}</Code></Error></ErrorResponse>`);
    expect(words).toMatch(/^404 a\\u\{a\}\\u\{202e\}bc{70,}…$/);
    expect(words.length).toBeLessThan(120);
  });
});
