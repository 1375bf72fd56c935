import { randomBytes } from "node:crypto";
import type { User } from "./store.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** `prefix` followed by `length` random characters of the alphabet that AWS uses for unique ids. */
function uniqueId(prefix: string, length: number): string {
  let id = prefix;
  for (const byte of randomBytes(length)) id += alphabet[byte % alphabet.length] ?? "";
  return id;
}

/** A random secret of 40 printable ASCII characters. */
export function newSecret(): string {
  return randomBytes(30).toString("base64");
}

const idCharacters = 17;

/** The id of a new service-specific credential: `ACCA` and 17 characters, as in recorded answers. */
export function newCredentialId(): string {
  return uniqueId("ACCA", idCharacters);
}

/** The id of a new user. */
export function newUserId(): string {
  return uniqueId("AIDA", idCharacters);
}

/** The id of a new access key. */
export function newAccessKeyId(): string {
  return uniqueId("AKIA", idCharacters - 1);
}

/** The number of the account that everything belongs to. */
export const accountId = "000000000000";

/** The ARN of a user. */
export function userArn({ path, name }: Pick<User, "path" | "name">): string {
  return `arn:aws:iam::${accountId}:user${path}${name}`;
}
