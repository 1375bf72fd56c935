import { describe, expect, it } from "vitest";
import { service } from "../contract/operation.ts";
import type { RequestForm } from "../contract/request-form.ts";
import { decodeAnswer } from "./answers/decode-answer.ts";
import {
  type AnswerVector,
  answerVectors,
  type RequestVector,
  requestVectors,
  type VectorElement,
  vectorVersion,
} from "./awsquery-vectors.ts";
import { headerOf, type WireResponse } from "./exchange.ts";
import { decodeForm } from "./form.ts";
import { buildRequest } from "./request.ts";

function requestOf(vector: RequestVector, form: RequestForm = {}) {
  return buildRequest({
    endpoint: new URL(vector.endpoint?.url ?? "https://example.com"),
    action: vector.action,
    version: vectorVersion,
    parameters: vector.parameters,
    form,
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    region: "us-east-1",
    now: new Date("2026-03-01T00:00:00Z"),
  });
}

describe("the published requests of the awsQuery protocol", () => {
  it.each(requestVectors.map((vector) => [vector.id, vector] as const))("%s is written so", (_, vector) => {
    const { method, path, headers, body } = requestOf(vector);
    expect([method, path]).toEqual(["POST", vector.endpoint?.path ?? "/"]);
    const published = [`Action=${vector.action}`, `Version=${vectorVersion}`, ...vector.written];
    expect(body.split("&").toSorted()).toEqual(published.toSorted());
    const sent = headers.map(([name, value]) => [name.toLowerCase(), value]);
    expect(sent).toContainEqual(["content-type", "application/x-www-form-urlencoded"]);
    expect(sent).toContainEqual(["content-length", String(published.join("&").length)]);
  });

  it.each(requestVectors.map((vector) => [vector.id, vector] as const))("%s is read so", (_, vector) => {
    expect(decodeForm(vector.written.join("&"))).toEqual({ ok: true, pairs: vector.parameters });
  });

  it("mean the same in every form that is sent to a target", () => {
    const forms: readonly RequestForm[] = [
      { order: "reversed" },
      { space: "+", hexCase: "lower" },
      { escape: "all" },
    ];
    for (const vector of requestVectors) {
      const expected = new URLSearchParams(requestOf(vector).body);
      expected.sort();
      for (const form of forms) {
        const pairs = new URLSearchParams(requestOf(vector, form).body);
        pairs.sort();
        expect(String(pairs), `${vector.id} ${JSON.stringify(form)}`).toBe(String(expected));
      }
    }
  });
});

/** As published, an element a line, or on one line as AWS sends it. */
function xml([name, content]: VectorElement, indent: string | null, attributes = ""): string {
  const inner =
    typeof content === "string"
      ? content
      : content
          .map((child) => `${indent ?? ""}${xml(child, indent === null ? null : `${indent}  `)}`)
          .join("");
  return `<${name}${attributes}>${inner}${typeof content === "string" || indent === null ? "" : indent}</${name}>`;
}

function answerOf(vector: AnswerVector, indent: string | null, namespace = vector.namespace) {
  const attributes = namespace === undefined ? "" : ` xmlns="${namespace}"`;
  const headers: [string, string][] = [["content-type", "text/xml"]];
  if (vector.requestId !== null) headers.push(["x-amzn-requestid", vector.requestId]);
  const response: WireResponse = {
    kind: "response",
    status: vector.status,
    headers,
    body: new TextEncoder().encode(xml(vector.document, indent, attributes)),
    durationMs: 1,
  };
  expect(headerOf(response, "content-type")).toBe("text/xml");
  return decodeAnswer(response, vector.operation);
}

describe("the published answers of the awsQuery protocol", () => {
  it.each(
    answerVectors.flatMap((vector) => [
      [vector.id, "on one line", vector, null] as const,
      [vector.id, "an element a line", vector, "\n"] as const,
    ]),
  )("%s is read so, %s", (_, __, vector, indent) => {
    const { status, media, root, error, requestId } = answerOf(vector, indent);
    expect({ status, media, root, error, requestId }).toEqual({
      status: vector.status,
      media: "xml",
      root: vector.document[0],
      error: vector.error,
      requestId: vector.requestId,
    });
  });

  it.each([
    ["QueryNoInputAndNoOutputWithResponseMetadata", []],
    ["QueryGreetingWithErrors", ["request-id", "request-id-header"]],
    ["QueryInvalidGreetingError", []],
    ["QueryCustomizedError", []],
    ["QueryComplexError", ["extra-elements", "message"]],
  ])("%s breaks no rule of the envelope in IAM's namespace but %j", (id, rules) => {
    const vector = answerVectors.find((each) => each.id === id);
    if (vector === undefined) throw new Error(`no vector ${id}`);
    for (const indent of [null, "\n"]) {
      const { problems } = answerOf(vector, indent, service.namespace);
      expect([...new Set(problems.map(({ rule }) => rule))].toSorted()).toEqual(rules);
    }
    const { problems } = answerOf(vector, null);
    expect(problems.map(({ rule }) => rule)).toContain("namespace");
  });
});
