import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { basename, delimiter, isAbsolute, join, resolve } from "node:path";
import type { Environment } from "../../targets/home-path.ts";
import type { DriverSettings } from "../driver-protocol/open-driver.ts";
import { isKnownDriver, type KnownDriverName, knownDriverNames, knownDrivers } from "./known-drivers.ts";

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

/** The folder of jars in the folder of a client in Java. */
export const jarsFolder = "jars";

/** The folder of the compiled driver in the folder of a client in Java. */
export const classesFolder = "classes";

/** To be ready soon, and to leave no file of measurements in the system's folder of temporary files. */
const javaWords = ["-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"];

/** The folder of installed clients, one folder each by the driver's name. */
export function clientsFolder(environment: Environment): string {
  const given = environment["IAM_CONFORMANCE_CLIENTS"];
  if (given !== undefined && given !== "") return resolve(given);
  const cache = environment["XDG_CACHE_HOME"] ?? join(environment["HOME"] ?? homedir(), ".cache");
  return join(cache, "iam-conformance", "clients");
}

/**
 * Finds a driver: by the name of one that comes with the suite, or by a command, whose words are separated by spaces
 * and whose files may be given relative to the working folder.
 */
export function resolveDriver(nameOrCommand: string, places: DriverPlaces): ResolvedDriver {
  if (isKnownDriver(nameOrCommand)) return resolveKnown(nameOrCommand, places);
  const [program, ...words] = nameOrCommand.trim().split(/\s+/);
  if (program === undefined || program === "") return { ok: false, problem: "no driver is named" };
  if (words.length === 0 && !/[/\\.]/.test(program)) {
    return {
      ok: false,
      problem: `no driver has the name "${program}". Known: ${knownDriverNames.join(", ")}; or a command.`,
    };
  }
  const absolute = (word: string): string => {
    const path = resolve(places.cwd, word);
    return !isAbsolute(word) && /[/\\.]/.test(word) && existsSync(path) ? path : word;
  };
  const command: DriverSettings["command"] = [absolute(program), ...words.map(absolute)];
  return { ok: true, name: nameOrCommand, settings: { command, ownEnvironment: places.environment } };
}

function resolveKnown(name: KnownDriverName, places: DriverPlaces): ResolvedDriver {
  const { needs, command, environment = {} } = startOf(name, places);
  return existsSync(needs)
    ? { ok: true, name, settings: { command, environment, ownEnvironment: places.environment } }
    : {
        ok: false,
        problem: `its client is not installed (${needs} is missing); iam-conformance client ${name} --install installs it`,
      };
}

/** How a driver is started, and the file that is there where its client is installed. */
interface Start extends Pick<DriverSettings, "command" | "environment"> {
  readonly needs: string;
}

function startOf(name: KnownDriverName, { packageRoot, environment }: DriverPlaces): Start {
  const { program, runtime, install } = knownDrivers[name];
  const folder = join(clientsFolder(environment), name);
  const file = join(packageRoot, program);
  const byNode = [process.execPath, file] as const;
  switch (install.kind) {
    case "none":
      return { needs: file, command: byNode };
    case "npm": {
      const manifest = join("node_modules", install.package, "package.json");
      const installed = join(folder, manifest);
      // The suite's own installation has the version of one line only.
      const own = name === "aws-sdk-js" ? join(packageRoot, manifest) : installed;
      return !existsSync(installed) && existsSync(own)
        ? { needs: own, command: byNode }
        : { needs: installed, command: byNode, environment: { [npmFolderVariable]: folder } };
    }
    case "pip":
    case "deb": {
      const python = join(folder, "bin", "python");
      if (runtime === "python") return { needs: python, command: [python, file] };
      const aws = install.kind === "pip" ? join(folder, "bin", "aws") : join(folder, "aws");
      return { needs: aws, command: byNode, environment: { [awsCliVariable]: aws } };
    }
    case "maven": {
      const driverClass = basename(program, ".java");
      const classes = join(folder, classesFolder);
      const classPath = [join(folder, jarsFolder, "*"), classes].join(delimiter);
      return {
        needs: join(classes, `${driverClass}.class`),
        command: ["java", ...javaWords, "-classpath", classPath, driverClass],
      };
    }
    case "go": {
      const built = join(folder, "driver");
      return { needs: built, command: [built] };
    }
  }
}
