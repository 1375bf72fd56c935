import type { MessageSpelling, WireRequest } from "../../protocol/exchange.ts";

/**
 * What stands between a colon and the value of a header, and after the value. No tab stands after one: Node.js refuses
 * it after a Content-Length.
 */
const spaces: Readonly<Record<NonNullable<MessageSpelling["headerSpace"]>, readonly [string, string]>> = {
  usual: [" ", ""],
  none: ["", ""],
  wide: [" \t ", "  "],
};

/** Characters of a chunk: few enough that every body takes several, some of a size with letters among its digits. */
const chunkSize = 60;

/**
 * The message of a request as its spelling wants it, one character per byte, with `Connection: close`. Headers are as
 * they are given, so a body in chunks has its Transfer-Encoding among them. RFC 9112, sections 5 and 7.1.
 */
export function writeMessage({ method, path, headers, body, spelling = {} }: WireRequest): string {
  const [before, after] = spaces[spelling.headerSpace ?? "usual"];
  const lines = [...headers, ["connection", "close"]].map(
    ([name, value]) => `${name}:${before}${value}${after}\r\n`,
  );
  const content = spelling.chunks === undefined ? body : inChunks(body, spelling.chunks);
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${content}`;
}

function inChunks(body: string, form: NonNullable<MessageSpelling["chunks"]>): string {
  const extension = form === "extended" ? ';further;name=value;quoted="a; b"' : "";
  const trailer = form === "trailer" ? "x-further: a trailer\r\n" : "";
  const chunks = (body.match(new RegExp(`.{1,${chunkSize}}`, "gs")) ?? []).map(
    (chunk) => `${chunk.length.toString(16)}${extension}\r\n${chunk}\r\n`,
  );
  return `${chunks.join("")}0${extension}\r\n${trailer}\r\n`;
}
