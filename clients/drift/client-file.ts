import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { UnreadableClient } from "./client-content.ts";

/** Most bytes of a file, unpacked: models of other services reach a few MiB. */
const mostBytes = 32 * 1024 * 1024;

/** The text of a file of a client, with `\n` at the ends of lines; `.gz` is unpacked. Throws UnreadableClient. */
export function readClientFile(path: string): string {
  try {
    if (statSync(path).size > mostBytes)
      throw new UnreadableClient(`${path} is larger than any that is known`);
    const bytes = readFileSync(path);
    const plain = path.endsWith(".gz") ? gunzipSync(bytes, { maxOutputLength: mostBytes }) : bytes;
    return plain.toString("utf8").replaceAll("\r\n", "\n");
  } catch (error) {
    if (error instanceof UnreadableClient) throw error;
    throw new UnreadableClient(`${path} cannot be read (${reasonOf(error)})`);
  }
}

/** The first of these files that is there. Throws UnreadableClient where none is. */
export function firstClientFile(paths: readonly string[]): string {
  const found = paths.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new UnreadableClient(`none of these files is there: ${paths.join(", ")}`);
}

/** The names in a folder of a client, sorted; none where the folder is missing. Throws UnreadableClient. */
export function namesIn(folder: string): string[] {
  try {
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  } catch (error) {
    throw new UnreadableClient(`${folder} cannot be read (${reasonOf(error)})`);
  }
}

/** The version that a text gives after `label`, such as `__version__ = '1.2.3'`; null where it gives none. */
export function versionAfter(label: string, text: string): string | null {
  const start = text.indexOf(label);
  if (start === -1) return null;
  const rest = text.slice(start + label.length, start + label.length + 80);
  return /^\s*[:=]\s*["']([^"'\n]+)["']/.exec(rest)?.[1] ?? null;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "for no known reason";
  const code: unknown = "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : error.name;
}
