import { describe, expect, it } from "vitest";
import type { XmlNode } from "./answer.ts";
import { readError, readRequestId } from "./lenient-reading.ts";

function node(name: string, content: string | readonly XmlNode[] = ""): XmlNode {
  return typeof content === "string"
    ? { name, text: content, children: [] }
    : { name, text: "", children: content };
}

function errorNode(code: string, ...rest: readonly XmlNode[]): XmlNode {
  return node("Error", [node("Code", code), ...rest]);
}

describe("readError", () => {
  it("reads type, code and message, and null for what is not there", () => {
    const full = errorNode("A", node("Type", "Sender"), node("Message", "m"));
    expect(readError(node("ErrorResponse", [full]))).toEqual({ type: "Sender", code: "A", message: "m" });
    expect(readError(node("ErrorResponse", [errorNode("A")]))).toEqual({
      type: null,
      code: "A",
      message: null,
    });
  });

  it.each([
    [
      "the one in its place first",
      node("ErrorResponse", [node("Wrapper", [errorNode("B")]), errorNode("A")]),
    ],
    [
      "another one where that has no Code",
      node("ErrorResponse", [node("Error"), node("Wrapper", [errorNode("A")])]),
    ],
    [
      "the first one under any other root",
      node("Response", [node("Errors", [errorNode("A")]), errorNode("B")]),
    ],
    ["one that is the root", errorNode("A")],
    ["the first that has a Code", node("Response", [node("Error"), errorNode("A")])],
  ])("finds %s", (_, root) => {
    expect(readError(root)?.code).toBe("A");
  });

  it.each([
    ["an error without a Code", node("ErrorResponse", [node("Error", [node("Message", "m")])])],
    ["a Code in something else", node("Response", [node("Fault", [node("Code", "A")])])],
    ["nothing", node("ErrorResponse")],
  ])("finds none in %s", (_, root) => {
    expect(readError(root)).toBeNull();
  });
});

describe("readRequestId", () => {
  const stray = node("Stray", [node("RequestId", "stray")]);

  it.each([
    ["of an error", node("ErrorResponse", [stray, node("RequestId", "a")])],
    ["of a success", node("XResponse", [stray, node("ResponseMetadata", [node("RequestId", "a")])])],
    [
      "elsewhere, where its place is blank",
      node("ErrorResponse", [node("RequestId", " "), node("X", [node("RequestId", "a")])]),
    ],
    [
      "elsewhere, where its place is missing",
      node("XResponse", [node("RequestId", ""), node("RequestId", "a")]),
    ],
    ["spelt as EC2 does", node("Response", [node("RequestID", "a")])],
  ])("finds the one %s", (_, root) => {
    expect(readRequestId(root)).toBe("a");
  });

  it.each([
    ["in no place", node("ErrorResponse")],
    ["blank", node("ErrorResponse", [node("RequestId", "\n")])],
    [
      "under a longer name",
      node("Response", [node("MyRequestId", "a"), node("RequestIds", "a"), node("requestid", "a")]),
    ],
  ])("finds none %s", (_, root) => {
    expect(readRequestId(root)).toBeNull();
  });
});
