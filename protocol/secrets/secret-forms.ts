/**
 * The texts by which a secret may come back that tell it without a key: as it is, in Base64 wherever it begins in what was
 * encoded (RFC 4648, sections 4 and 5), and in hexadecimal digits. Escapes of single characters are left to
 * {@link withoutEscapes}.
 */
export function secretForms(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  const hex = bytes.toString("hex");
  const base64 = [0, 1, 2].map((before) => base64After(before, bytes));
  const url = base64
    .filter((text) => /[+/]/.test(text))
    .map((text) => text.replaceAll("+", "-").replaceAll("/", "_"));
  return [secret, ...base64, ...url, hex, hex.toUpperCase()];
}

/** Base64 of `bytes` with so many other bytes before them: the characters that no other byte has a part in. */
function base64After(before: number, bytes: Buffer): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
  const first = Math.ceil((before * 8) / 6);
  return text.slice(first, Math.floor(((before + bytes.length) * 8) / 6));
}
