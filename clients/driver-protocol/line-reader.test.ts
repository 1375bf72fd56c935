import { expect, it } from "vitest";
import { createLineReader } from "./line-reader.ts";

function read(chunks: readonly (string | Uint8Array)[], maximum = 8): string[] {
  const seen: string[] = [];
  const reader = createLineReader(maximum, {
    line: (text) => seen.push(text),
    problem: (problem) => seen.push(`! ${problem}`),
  });
  for (const chunk of chunks) reader.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  return seen;
}

it.each([
  [["a\nb\n"], ["a", "b"]],
  [["a", "b\nc"], ["ab"]],
  [["\n\r\n"], ["", ""]],
  [["a\r\n"], ["a"]],
  [[Uint8Array.of(0xc3), Uint8Array.of(0xa9, 0x0a)], ["é"]],
  [["12345678\n"], ["12345678"]],
  [["1234", "56789"], ["! a line has more than 8 bytes"]],
  [["123456789\nb\n"], ["! a line has more than 8 bytes"]],
  [
    ["a\n", Uint8Array.of(0xff, 0x0a), "b\n"],
    ["a", "! a line is not UTF-8"],
  ],
])("%j", (chunks, expected) => {
  expect(read(chunks)).toEqual(expected);
});
