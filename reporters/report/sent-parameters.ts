import { bodyText } from "./body-text.ts";

/** Percent-decoding as the URL Standard, application/x-www-form-urlencoded parsing, has it; bytes that are no UTF-8 show. */
function decode(text: string): string {
  const bytes: number[] = [];
  const encoded = new TextEncoder().encode(text.replaceAll("+", " "));
  for (let index = 0; index < encoded.length; index += 1) {
    const byte = encoded[index] ?? 0;
    const hex = byte === 0x25 ? String.fromCharCode(encoded[index + 1] ?? 0, encoded[index + 2] ?? 0) : "";
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      index += 2;
    } else bytes.push(byte);
  }
  return bodyText(Uint8Array.from(bytes));
}

function decodeForm(form: string): [name: string, value: string][] {
  return form
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      return equals < 0
        ? [decode(pair), ""]
        : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
    });
}

/** The parameters that a request carried, decoded, in sending order: those of the query string, then those of the body. */
export function sentParameters(request: {
  readonly url: string;
  readonly body: string;
}): [name: string, value: string][] {
  const query = request.url.includes("?") ? request.url.slice(request.url.indexOf("?") + 1) : "";
  return [...decodeForm(query), ...decodeForm(request.body)];
}
