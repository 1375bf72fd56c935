import { join } from "node:path";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import { type Environment, expandHome } from "../home-path.ts";
import type { CredentialSource } from "../target.ts";
import { type FoundCredentials, readCredentialsFile, readProfile } from "./credential-files.ts";

/** Credentials, or what is wrong and what to do about it, in one line that holds no value. */
export type CredentialsResult =
  | { readonly ok: true; readonly credentials: Credentials }
  | { readonly ok: false; readonly problem: string };

/** Reads a text file as `readFileSync(path, "utf8")` does; throws where it cannot. */
export type ReadFile = (path: string) => string;

/** A source that is read here; the provider chain has a file of its own. */
export type StaticSource = Exclude<CredentialSource, { readonly chain: unknown }>;

/** Gets the keys from where `source` says they are. Files are read anew on each call. Never throws. */
export function resolveCredentials(
  source: StaticSource,
  environment: Environment,
  readFile: ReadFile,
): CredentialsResult {
  if ("literal" in source) return complete(source.literal, "the literal credentials");
  if ("environment" in source) return fromEnvironment(source.environment, environment);
  if ("file" in source) return fromFile(expandHome(source.file, environment), readFile);
  return fromProfile(source.profile, environment, readFile);
}

function fromEnvironment(
  names: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string },
  environment: Environment,
): CredentialsResult {
  const unset = [names.accessKeyId, names.secretAccessKey].filter((name) => !environment[name]);
  if (unset.length > 0) {
    const problem = `${unset.join(" and ")} ${unset.length > 1 ? "are" : "is"} not set; set ${unset.length > 1 ? "them" : "it"} to the keys that sign the requests.`;
    return { ok: false, problem };
  }
  const found = {
    accessKeyId: environment[names.accessKeyId],
    secretAccessKey: environment[names.secretAccessKey],
    sessionToken: names.sessionToken === undefined ? undefined : environment[names.sessionToken],
  };
  return complete(found, `${names.accessKeyId} and ${names.secretAccessKey}`);
}

function fromFile(path: string, readFile: ReadFile): CredentialsResult {
  const text = tryRead(path, readFile);
  if ("problem" in text) {
    return {
      ok: false,
      problem: `the credentials file ${path} ${text.problem}; some endpoints write this file when they start; check that yours is running.`,
    };
  }
  const found = readCredentialsFile(text.text);
  return "problem" in found
    ? { ok: false, problem: `the credentials file ${path} ${found.problem}` }
    : complete(found, `the credentials file ${path}`);
}

function fromProfile(profile: string, environment: Environment, readFile: ReadFile): CredentialsResult {
  const folder = expandHome(join("~", ".aws"), environment);
  const files = [
    { path: environment["AWS_SHARED_CREDENTIALS_FILE"] || join(folder, "credentials"), prefixed: false },
    { path: environment["AWS_CONFIG_FILE"] || join(folder, "config"), prefixed: true },
  ];
  const reasons: string[] = [];
  for (const { path, prefixed } of files) {
    const text = tryRead(expandHome(path, environment), readFile);
    if ("problem" in text) {
      reasons.push(`${path} ${text.problem}`);
      continue;
    }
    const found = readProfile(text.text, profile, prefixed);
    if (!("problem" in found)) return complete(found, `the profile ${profile} in ${path}`);
    reasons.push(`${path} ${found.problem}`);
  }
  const advice = `If the profile gets its keys another way (SSO, a role), give "chain": { "profile": ${JSON.stringify(profile)} } in place of "profile", or export them: aws configure export-credentials --profile ${profile} --format env`;
  return { ok: false, problem: `no keys found for the profile ${profile}: ${reasons.join("; ")}. ${advice}` };
}

function tryRead(path: string, readFile: ReadFile): { readonly text: string } | { readonly problem: string } {
  try {
    return { text: readFile(path) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    return { problem: code === "ENOENT" ? "does not exist" : `cannot be read (${code})` };
  }
}

function complete(
  { accessKeyId, secretAccessKey, sessionToken }: FoundCredentials,
  origin: string,
): CredentialsResult {
  if (!accessKeyId || !secretAccessKey) {
    return {
      ok: false,
      problem: `${origin}: the ${accessKeyId ? "secret access key" : "access key id"} is missing.`,
    };
  }
  const values = [accessKeyId, secretAccessKey, sessionToken || "-"];
  if (!values.every((value) => /^[!-~]+$/.test(value))) {
    return {
      ok: false,
      problem: `${origin}: a value contains spaces or characters outside ASCII, which no AWS key has; copy the key again.`,
    };
  }
  return {
    ok: true,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
  };
}
