import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { knownDriver } from "../install/known-drivers.ts";
import schema from "./profile.schema.json" with { type: "json" };
import type { ClientProfile } from "./profile.ts";

/** A profile that was read, that there is none, or what is wrong with its text. */
export type ReadProfile =
  | { readonly kind: "profile"; readonly profile: ClientProfile }
  | { readonly kind: "none" }
  | { readonly kind: "problem"; readonly problem: string };

const isProfile = new Ajv({ strict: true, allErrors: false }).compile<ClientProfile>(schema);

/** Reads the text of a profile; undefined: there is no such file. Never throws. */
export function readProfile(text: string | undefined): ReadProfile {
  if (text === undefined) return { kind: "none" };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { kind: "problem", problem: error instanceof Error ? error.message : String(error) };
  }
  if (isProfile(value)) return { kind: "profile", profile: value };
  const [error] = isProfile.errors ?? [];
  return {
    kind: "problem",
    problem: `${error?.instancePath || "the document"} ${error?.message ?? "is not as it should be"}`,
  };
}

/** The list that a driver's client is installed from, by its path in the package; null: it comes with the suite. */
export function lockOf(driver: string, packageRoot: string): ClientProfile["lock"] {
  const install = knownDriver(driver)?.install;
  if (install === undefined || install.kind === "none") return null;
  const list = readFileSync(join(packageRoot, install.lock));
  return { file: install.lock, sha256: createHash("sha256").update(list).digest("hex") };
}
