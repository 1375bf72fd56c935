import { join } from "node:path";
import type { Environment } from "../../targets/home-path.ts";

/**
 * The whole environment of a driver: where programs are found, a home folder of its own, credentials that open
 * nothing, and nothing that could lead a client elsewhere: no proxy, no profile, no metadata service, no endpoint.
 * `extra` comes from the driver's entry. AWS SDKs and Tools Reference Guide, "Environment variables".
 */
export function driverEnvironment(
  own: Environment,
  home: string,
  extra: Environment = {},
): NodeJS.ProcessEnv {
  return {
    PATH: own["PATH"],
    // Without these, programs on Windows do not start.
    SystemRoot: own["SystemRoot"],
    HOME: home,
    USERPROFILE: home,
    TMPDIR: home,
    LANG: "C.UTF-8",
    PYTHONUTF8: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    AWS_ACCESS_KEY_ID: "AKIADRIVERDUMMY00000",
    AWS_SECRET_ACCESS_KEY: "dummy/secret/that/opens/nothing000000000",
    AWS_CONFIG_FILE: join(home, "no-config"),
    AWS_SHARED_CREDENTIALS_FILE: join(home, "no-credentials"),
    AWS_EC2_METADATA_DISABLED: "true",
    ...extra,
  };
}
