import { join } from "node:path";

/** Environment variables by name, as far as they are set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `path` with a leading `~` replaced by the home directory that `environment` names (`HOME`, on Windows
 * `USERPROFILE`); as it is where there is none.
 */
export function expandHome(path: string, environment: Environment): string {
  const home = environment["HOME"] || environment["USERPROFILE"];
  if (home === undefined || (path !== "~" && !path.startsWith("~/"))) return path;
  return join(home, path.slice(1));
}
