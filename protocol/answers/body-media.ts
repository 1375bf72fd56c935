import type { Answer } from "./answer.ts";

/** Bytes after the leading white space that are looked at; the marks of a format come first. */
const lookedAt = 1024;
const latin = new TextDecoder("latin1");
const lessThan = 0x3c;
/** What stands behind `<` in a page and what may come before one. Nearly every answer is told apart by this byte alone. */
const mayBeginPage: ReadonlySet<number> = new Set(Buffer.from("!?hHbB"));

/** What a body is by its own looks, whatever its Content-Type says. */
export function mediaOf(body: Uint8Array): Answer["media"] {
  const start = body.findIndex((byte, index) => !isBlank(byte) && !(index < 3 && isByteOrderMark(body)));
  if (start === -1) return "empty";
  if (body[start] === lessThan && !mayBeginPage.has(body[start + 1] ?? 0)) return "xml";
  const beginning = latin.decode(body.subarray(start, start + lookedAt));
  if (beginning.startsWith("<")) {
    return /^<(?:!doctype\s+html|html|head|body)(?:[\s/>]|$)/i.test(withoutPreamble(beginning))
      ? "html"
      : "xml";
  }
  return /^[{[]/.test(beginning) && readJsonBody(body).ok ? "json" : "other";
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

function isByteOrderMark(body: Uint8Array): boolean {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
}

/** The text behind comments and processing instructions; a loop, because one expression would backtrack forever. */
function withoutPreamble(text: string): string {
  let rest = text;
  for (;;) {
    const end = rest.startsWith("<!--")
      ? rest.indexOf("-->") + 3
      : rest.startsWith("<?")
        ? rest.indexOf("?>") + 2
        : 0;
    if (end < 4) return rest;
    rest = rest.slice(end).trimStart();
  }
}

/** The value of a JSON body, or that it is none. */
export function readJsonBody(
  body: Uint8Array,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    return { ok: true, value };
  } catch {
    return { ok: false };
  }
}
