import { generateKeyPairSync, sign } from "node:crypto";

/** A self-signed certificate with its key, both in PEM. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
}

/**
 * Makes a self-signed certificate (RFC 5280, section 4.1; ECDSA on P-256 with SHA-256, RFC 5758, section 3.2) for tests
 * of TLS, so that no private key has to be kept in the repository.
 */
export function makeTestCertificate(names: {
  readonly dns?: readonly string[];
  readonly ipv4?: readonly string[];
  readonly validFrom: Date;
  readonly validTo: Date;
}): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = sequence(objectId([1, 2, 840, 10045, 4, 3, 2]));
  const commonName = sequence(objectId([2, 5, 4, 3]), der(0x0c, Buffer.from("iam-conformance test")));
  const name = sequence(der(0x31, commonName));
  const alternatives = sequence(
    ...(names.dns ?? []).map((dns) => der(0x82, Buffer.from(dns))),
    ...(names.ipv4 ?? []).map((ip) => der(0x87, Buffer.from(ip.split(".").map(Number)))),
  );
  const extension = sequence(objectId([2, 5, 29, 17]), der(0x04, alternatives));
  const body = sequence(
    der(0xa0, integer(2)),
    integer(1 + Math.floor(Math.random() * 0x7ffffff)),
    algorithm,
    name,
    sequence(time(names.validFrom), time(names.validTo)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(extension)),
  );
  const signature = der(0x03, Buffer.concat([Buffer.of(0), sign("sha256", body, privateKey)]));
  const base64 = sequence(body, algorithm, signature).toString("base64");
  const lines = base64.match(/.{1,64}/g) ?? [];
  return {
    cert: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n"),
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

/** One DER value (ITU-T X.690, section 8.1): tag, length, contents. */
function der(tag: number, contents: Buffer): Buffer {
  const { length } = contents;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), contents]);
  return Buffer.concat([Buffer.of(tag, 0x82, length >> 8, length & 0xff), contents]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

/** A non-negative integer below 2^31. */
function integer(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  const significant = bytes.subarray(
    Math.min(
      3,
      bytes.findIndex((byte) => byte !== 0),
    ),
  );
  return der(0x02, (significant[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), significant]) : significant);
}

function objectId([first = 0, second = 0, ...rest]: readonly number[]): Buffer {
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const digits = [part & 0x7f];
    for (let value = part >> 7; value > 0; value >>= 7) digits.unshift((value & 0x7f) | 0x80);
    bytes.push(...digits);
  }
  return der(0x06, Buffer.from(bytes));
}

function time(moment: Date): Buffer {
  const digits = moment.toISOString().replace(/[-:T]|\.\d+/g, "");
  return der(0x18, Buffer.from(digits));
}
