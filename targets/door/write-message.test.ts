import { expect, it } from "vitest";
import type { MessageSpelling, WireRequest } from "../../protocol/exchange.ts";
import { writeMessage } from "./write-message.ts";

function written(spelling: MessageSpelling, changes: Partial<WireRequest> = {}): string {
  return writeMessage({
    method: "POST",
    path: "/iam/",
    headers: [["Host", "iam.example:80"]],
    body: "a=b",
    spelling,
    ...changes,
  });
}

it.each([
  ["usual", "Host: iam.example:80\r\nconnection: close\r\n"],
  ["none", "Host:iam.example:80\r\nconnection:close\r\n"],
  ["wide", "Host: \t iam.example:80  \r\nconnection: \t close  \r\n"],
] as const)("has its headers with %s spaces", (headerSpace, headers) => {
  expect(written({ headerSpace })).toBe(`POST /iam/ HTTP/1.1\r\n${headers}\r\na=b`);
});

it.each([
  ["plain", "", ""],
  ["extended", ';further;name=value;quoted="a; b"', ""],
  ["trailer", "", "x-further: a trailer\r\n"],
] as const)("has its body in %s chunks", (chunks, extension, trailer) => {
  const body = `a=${"b".repeat(70)}`;
  const [, content] = written({ chunks }, { body }).split(/\r\n\r\n(.*)/s);
  expect(content).toBe(
    `3c${extension}\r\n${body.slice(0, 60)}\r\nc${extension}\r\n${body.slice(60)}\r\n0${extension}\r\n${trailer}\r\n`,
  );
});
