import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { basename, delimiter, isAbsolute, join, resolve } from "node:path";
import type { Environment } from "../../targets/home-path.ts";
import type { DriverSettings } from "../driver-protocol/open-driver.ts";
import { classesFolder, jarsFolder } from "./java-folders.ts";
import { type KnownDriver, type KnownDriverName, knownDrivers } from "./known-drivers.ts";

/** Where drivers and their clients are looked for. */
export interface DriverPlaces {
  /** The folder of the suite's package. */
  readonly packageRoot: string;
  /** The folder that relative paths of a command start from. */
  readonly cwd: string;
  readonly environment: Environment;
}

/** How a driver is started, or in one line why it cannot be. */
export type ResolvedDriver =
  | { readonly ok: true; readonly name: string; readonly settings: DriverSettings }
  | { readonly ok: false; readonly problem: string };

/** The variable that names the program `aws` to the driver of the AWS CLI. */
export const awsCliVariable = "IAM_CONFORMANCE_AWS_CLI";

/** The variable that names the folder of an npm package to the driver of the AWS SDK for JavaScript. */
const npmFolderVariable = "IAM_CONFORMANCE_CLIENT";

/** To be ready soon, and to leave no file of measurements in the system's folder of temporary files. */
const javaWords = ["-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"];

/** The folder of installed clients, one folder each by the driver's name. */
export function clientsFolder(environment: Environment): string {
  const given = environment["IAM_CONFORMANCE_CLIENTS"];
  if (given !== undefined && given !== "") return resolve(given);
  const cache = environment["XDG_CACHE_HOME"] ?? join(environment["HOME"] ?? homedir(), ".cache");
  return join(cache, "iam-conformance", "clients");
}

/** Whether this is the name of a driver that comes with the suite. */
export function isKnownDriver(name: string): name is KnownDriverName {
  return Object.hasOwn(knownDrivers, name);
}

/**
 * Finds a driver: by the name of one that comes with the suite, or by a command, whose words are separated by spaces
 * and whose files may be given relative to the working folder.
 */
export function resolveDriver(nameOrCommand: string, places: DriverPlaces): ResolvedDriver {
  if (isKnownDriver(nameOrCommand)) return resolveKnown(nameOrCommand, places);
  const [program, ...words] = nameOrCommand.trim().split(/\s+/);
  if (program === undefined || program === "") return { ok: false, problem: "no driver is named" };
  const names = Object.keys(knownDrivers).join(", ");
  if (words.length === 0 && !/[/\\.]/.test(program)) {
    return { ok: false, problem: `no driver has the name "${program}". Known: ${names}; or a command.` };
  }
  const absolute = (word: string): string => {
    const path = resolve(places.cwd, word);
    return !isAbsolute(word) && /[/\\.]/.test(word) && existsSync(path) ? path : word;
  };
  const command: DriverSettings["command"] = [absolute(program), ...words.map(absolute)];
  return { ok: true, name: nameOrCommand, settings: { command, ownEnvironment: places.environment } };
}

function resolveKnown(name: KnownDriverName, places: DriverPlaces): ResolvedDriver {
  const { program, runtime, install }: KnownDriver = knownDrivers[name];
  const folder = join(clientsFolder(places.environment), name);
  const file = join(places.packageRoot, program);
  const settings = (command: DriverSettings["command"], environment: Environment = {}): ResolvedDriver => ({
    ok: true,
    name,
    settings: { command, environment, ownEnvironment: places.environment },
  });
  const missing = (path: string): ResolvedDriver => ({
    ok: false,
    problem: `its client is not installed (${path} is missing); iam-conformance client ${name} --install installs it`,
  });
  switch (install.kind) {
    case "none":
      return existsSync(file) ? settings([process.execPath, file]) : missing(file);
    case "npm": {
      const installed = join(folder, "node_modules", install.package, "package.json");
      if (existsSync(installed)) return settings([process.execPath, file], { [npmFolderVariable]: folder });
      const own = join(places.packageRoot, "node_modules", install.package, "package.json");
      // The suite's own installation has the version of one line only.
      return name === "aws-sdk-js" && existsSync(own)
        ? settings([process.execPath, file])
        : missing(installed);
    }
    case "pip": {
      const started = join(folder, "bin", runtime === "python" ? "python" : "aws");
      if (!existsSync(started)) return missing(started);
      return runtime === "python"
        ? settings([started, file])
        : settings([process.execPath, file], { [awsCliVariable]: started });
    }
    case "deb": {
      const started = join(folder, "aws");
      return existsSync(started)
        ? settings([process.execPath, file], { [awsCliVariable]: started })
        : missing(started);
    }
    case "maven": {
      const driverClass = basename(program, ".java");
      const classes = join(folder, classesFolder);
      const compiled = join(classes, `${driverClass}.class`);
      const classPath = [join(folder, jarsFolder, "*"), classes].join(delimiter);
      return existsSync(compiled)
        ? settings(["java", ...javaWords, "-classpath", classPath, driverClass])
        : missing(compiled);
    }
    case "go": {
      const built = join(folder, "driver");
      return existsSync(built) ? settings([built]) : missing(built);
    }
  }
}
