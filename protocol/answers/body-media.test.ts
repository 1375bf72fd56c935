import { describe, expect, it } from "vitest";
import { mediaOf } from "./body-media.ts";

describe("mediaOf", () => {
  it.each([
    ["empty", ""],
    ["empty", " \r\n\t"],
    ["empty", "\ufeff"],
    ["xml", "<a/>"],
    ["xml", "\ufeff \n<a/>"],
    ["xml", `${" ".repeat(5000)}<a/>`],
    ["xml", "<!-- <html> --><a/>"],
    ["xml", "<htmlish/>"],
    ["xml", "<!-- never ends <html>"],
    ["xml", "<"],
    ["xml", "<!DOCTYPE note><html/>"],
    ["xml", "<?xml version='1.0'?><note><html></html></note>"],
    ["xml", "<?>"],
    ["html", "<!-- x --> <html"],
    ["html", "<!doctype html><p>"],
    ["html", "<!DOCTYPE HTML PUBLIC 'x'>"],
    ["html", "<HTML lang='en'>"],
    ["html", '<?xml version="1.0"?>\n<!-- x --><!-- y -->\n<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ["html", "<body>"],
    ["html", "<head/>"],
    ["html", "<!doctype  html>"],
    ["html", "<html"],
    ["html", "<??><html>"],
    ["html", "<html><?php x ?><a/>"],
    ["html", "<html><!-- x --><a/>"],
    ["html", `${" ".repeat(5000)}<html>`],
    ["json", ' {"a": 1}'],
    ["json", "[]"],
    ["json", '\ufeff{"a": 1}'],
    ["other", '{"a": 1'],
    ["other", "OK"],
    ["other", '"a"'],
    ["other", '"{"'],
    ["other", "\u0000"],
    ["other", "[".repeat(100_000)],
  ])("calls it %s: %j", (media, text) => {
    expect(mediaOf(new TextEncoder().encode(text))).toBe(media);
  });

  it("is not slowed by many comments", () => {
    expect(mediaOf(new TextEncoder().encode("<!---->".repeat(150_000)))).toBe("xml");
  });

  it("tells bytes that are no text", () => {
    expect(mediaOf(Uint8Array.from([0x7b, 0xff, 0x7d]))).toBe("other");
    expect(mediaOf(Uint8Array.from([...Buffer.from('{"a":"'), 0xff, ...Buffer.from('"}')]))).toBe("other");
  });

  it.each([
    ["the second byte", [0xef, 0x20, 0xbf]],
    ["the third byte", [0xef, 0xbb, 0x20]],
    ["the first byte", [0x20, 0xbb, 0xbf]],
  ])("passes over no byte order mark that is wrong in %s", (_, bytes) => {
    expect(mediaOf(Uint8Array.from([...bytes, ...Buffer.from("<a/>")]))).toBe("other");
  });
});
