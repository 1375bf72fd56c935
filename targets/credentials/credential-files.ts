import type { Credentials } from "../../protocol/signing/credentials.ts";
import { parseJson } from "../json-document.ts";

/** Credentials as they were found, each value perhaps missing. */
export type FoundCredentials = { readonly [Name in keyof Credentials]: Credentials[Name] | undefined };

/** Credentials as they stand in a file, or the end of the sentence "the file …". */
export type CredentialsInFile = FoundCredentials | { readonly problem: string };

type Section = ReadonlyMap<string, string>;

/**
 * The keys of a file that holds one pair: JSON with `accessKeyId`, `secretAccessKey` and perhaps `sessionToken` (first
 * letters of either case, as `credential_process` writes them), or an AWS credentials file, of which `[default]` or
 * the only section is taken.
 */
export function readCredentialsFile(text: string): CredentialsInFile {
  if (text.trimStart().startsWith("{")) return ofJson(text);
  const sections = parseSections(text);
  const section = sections.get("default") ?? (sections.size === 1 ? [...sections.values()][0] : undefined);
  return section === undefined
    ? {
        problem:
          "must hold JSON, or the format of AWS credentials with a section [default] or exactly one section.",
      }
    : ofSection(section);
}

/**
 * The keys of a profile. `prefixed`: the file is a config file, where sections other than `[default]` are called
 * `[profile NAME]`; source: AWS SDKs and Tools Reference Guide, "Shared config and credentials files".
 */
export function readProfile(text: string, profile: string, prefixed: boolean): CredentialsInFile {
  const sections = parseSections(text);
  const section = sections.get(prefixed && profile !== "default" ? `profile ${profile}` : profile);
  if (section === undefined) return { problem: "has no such profile" };
  const keys = ofSection(section);
  return keys.accessKeyId === undefined
    ? { problem: "has the profile, but without aws_access_key_id" }
    : keys;
}

function ofSection(section: Section): FoundCredentials {
  return {
    accessKeyId: section.get("aws_access_key_id"),
    secretAccessKey: section.get("aws_secret_access_key"),
    sessionToken: section.get("aws_session_token"),
  };
}

function ofJson(text: string): CredentialsInFile {
  const json = parseJson(text);
  if (!json.ok)
    return { problem: `is not valid JSON (line ${json.position.line}, column ${json.position.column}).` };
  const members = new Map(Object.entries(Object(json.value)));
  const member = (name: string) => {
    const value = members.get(name) ?? members.get(`${name.charAt(0).toUpperCase()}${name.slice(1)}`);
    return typeof value === "string" ? value : undefined;
  };
  return {
    accessKeyId: member("accessKeyId"),
    secretAccessKey: member("secretAccessKey"),
    sessionToken: member("sessionToken"),
  };
}

function parseSections(text: string): Map<string, Section> {
  const sections = new Map<string, Map<string, string>>();
  let current: Map<string, string> | undefined;
  for (const line of text.split(/\r?\n/)) {
    const heading = /^\[([^\]]+)\]/.exec(line)?.[1];
    if (heading !== undefined) {
      const name = heading.trim().replace(/\s+/g, " ");
      current = sections.get(name) ?? new Map();
      sections.set(name, current);
      continue;
    }
    // Indented lines belong to the setting above them, and none of the keys has any.
    const setting = /^([A-Za-z_][\w.-]*)\s*=(.*)$/.exec(line);
    if (setting === null || current === undefined) continue;
    const [, name = "", value = ""] = setting;
    current.set(name.toLowerCase(), value.replace(/\s[#;].*$/, "").trim());
  }
  return sections;
}
