import type { RequestForm } from "../contract/request-form.ts";
import { escapeText, unescapeBytes } from "./percent.ts";

/** How a form writes its names and values. */
export type FormStyle = Pick<RequestForm, "space" | "plus" | "hexCase" | "escape" | "around">;

/** A decoded form: its pairs in order, or what is wrong with its text. */
export type DecodedForm =
  | { readonly ok: true; readonly pairs: readonly (readonly [name: string, value: string])[] }
  | { readonly ok: false; readonly problem: string };

/**
 * Writes pairs as `application/x-www-form-urlencoded` in UTF-8. By default as AWS's SDKs do: unreserved characters
 * of RFC 3986 as they are, a space as `%20`, everything else as `%XX` in upper case.
 */
export function encodeForm(pairs: readonly (readonly [string, string])[], style?: FormStyle): string {
  const { before = "", between = "&", after = "" } = style?.around ?? {};
  const written = pairs.map(([name, value]) => `${escapeText(name, style)}=${escapeText(value, style)}`);
  return `${before}${written.join(between)}${after}`;
}

/** Unreserved characters, `*` (which the URL Standard's serializer keeps), `+` for a space, and whole escapes. */
const strictComponent = /^(?:[A-Za-z0-9\-._~*+]|%[0-9A-Fa-f]{2})*$/;
// A byte order mark is data inside a form, so the decoder must not swallow it.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads a form strictly: every pair has a name and `=`, the alphabet is that of `strictComponent`, `+` is a space,
 * the bytes are UTF-8. Problems name a pair by its place and never repeat its text, which may be secret.
 * URL Standard, section 5.1, made strict.
 */
export function decodeForm(text: string): DecodedForm {
  const pairs: (readonly [string, string])[] = [];
  if (text === "") return { ok: true, pairs };
  for (const [index, piece] of text.split("&").entries()) {
    const place = `pair ${index + 1}`;
    const equals = piece.indexOf("=");
    if (piece === "") return { ok: false, problem: `${place} is empty` };
    if (equals === -1) return { ok: false, problem: `${place} has no "="` };
    if (equals === 0) return { ok: false, problem: `${place} has no name` };
    const name = decodeComponent(piece.slice(0, equals));
    if (!name.ok) return { ok: false, problem: `the name of ${place} ${name.problem}` };
    const value = decodeComponent(piece.slice(equals + 1));
    if (!value.ok) return { ok: false, problem: `the value of ${place} ${value.problem}` };
    pairs.push([name.text, value.text]);
  }
  return { ok: true, pairs };
}

type DecodedComponent =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

function decodeComponent(escaped: string): DecodedComponent {
  if (!strictComponent.test(escaped)) {
    const problem = /%(?![0-9A-Fa-f]{2})/.test(escaped)
      ? "has a percent sign without two hexadecimal digits"
      : "has a character that must be escaped";
    return { ok: false, problem };
  }
  try {
    return { ok: true, text: utf8.decode(Uint8Array.from(unescapeBytes(escaped))) };
  } catch {
    return { ok: false, problem: "is not UTF-8" };
  }
}
