/** The ways in which a peer may write a secret back, by their names. */
export const spellings: Readonly<Record<string, (secret: string) => string>> = {
  plain: (secret) => secret,
  "percent encoding": encodeURIComponent,
  "percent encoding in lower case": (secret) => lowerHex(encodeURIComponent(secret)),
  "percent encoding of every character": percentAll,
  "percent encoding, twice": (secret) => encodeURIComponent(percentAll(secret)),
  "percent encoding, twice in lower case": (secret) =>
    lowerHex(encodeURIComponent(lowerHex(percentAll(secret)))),
  Base64: (secret) => base64After("", secret),
  "Base64 after a byte": (secret) => base64After("x", secret),
  "Base64 after two bytes": (secret) => base64After("xy", secret),
  base64url: (secret) => Buffer.from(secret).toString("base64url"),
  "Base64 in percent encoding": (secret) => encodeURIComponent(base64After("", secret)),
  "hexadecimal digits": (secret) => Buffer.from(secret).toString("hex"),
  "hexadecimal digits in upper case": (secret) => Buffer.from(secret).toString("hex").toUpperCase(),
  "a JSON string": (secret) => JSON.stringify(secret).slice(1, -1),
  "a JSON string in a JSON string": (secret) =>
    JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1),
  "JSON escapes": (secret) =>
    secret.replace(/./g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`),
  "JSON escapes of slashes": (secret) => JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/"),
  "references of XML": (secret) =>
    secret.replace(/[^a-z0-9 ]/gi, (c) => `&#x${c.charCodeAt(0).toString(16)};`),
};

function percentAll(secret: string): string {
  return secret.replace(/./g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function lowerHex(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (digits) => digits.toLowerCase());
}

function base64After(before: string, secret: string): string {
  return Buffer.from(`${before}${secret}`).toString("base64").replaceAll("=", "");
}
