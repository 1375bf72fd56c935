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
    ["html", "<!doctype html><p>"],
    ["html", "<!DOCTYPE HTML PUBLIC 'x'>"],
    ["html", "<HTML lang='en'>"],
    ["html", '<?xml version="1.0"?>\n<!-- x --><!-- y -->\n<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ["html", "<body>"],
    ["json", ' {"a": 1}'],
    ["json", "[]"],
    ["json", '\ufeff{"a": 1}'],
    ["other", '{"a": 1'],
    ["other", "OK"],
    ["other", '"a"'],
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
  });
});
