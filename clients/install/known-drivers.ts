/** How a client is brought to this machine, each from a committed list of exact versions. */
export type ClientInstall =
  /** Nothing to install: the program works with what the suite's own installation has. */
  | { readonly kind: "none" }
  /** An npm package in a folder of its own. `lock` is its package-lock.json. */
  | { readonly kind: "npm"; readonly package: string; readonly lock: string }
  /** Python packages in a virtual environment of its own. `lock` is a requirements file. */
  | { readonly kind: "pip"; readonly package: string; readonly lock: string }
  /** Debian packages, unpacked without being installed. `lock` lists them. */
  | { readonly kind: "deb"; readonly package: string; readonly lock: string }
  /** A Go module beside the driver. `lock` is its go.sum. */
  | { readonly kind: "go"; readonly lock: string }
  /** Jars that the pom.xml beside the list brings. `lock` lists each with its SHA-256. */
  | { readonly kind: "maven"; readonly lock: string };

/** A driver that comes with the suite. Paths are relative to the package's folder. */
export interface KnownDriver {
  readonly program: string;
  /** What runs the program. */
  readonly runtime: "node" | "python" | "java" | "binary";
  readonly install: ClientInstall;
  /** Its client starts a process for each call, which takes as long as many calls of others. */
  readonly processPerCall?: true;
  /** Its client leaves the path of the endpoint out of its requests. */
  readonly leavesOutPath?: true;
}

function javascript(name: string): KnownDriver {
  return {
    program: "clients/drivers/aws-sdk-js/driver.mjs",
    runtime: "node",
    install: {
      kind: "npm",
      package: "@aws-sdk/client-iam",
      lock: `clients/drivers/locks/${name}/package-lock.json`,
    },
  };
}

const table = {
  raw: { program: "dist/clients/drivers/raw/driver.js", runtime: "node", install: { kind: "none" } },
  example: { program: "clients/drivers/example/driver.mjs", runtime: "node", install: { kind: "none" } },
  "aws-sdk-js": javascript("aws-sdk-js"),
  // The line in which the status Expired appeared.
  "aws-sdk-js-3.840": javascript("aws-sdk-js-3.840"),
  // A line of 2024, with another generation of the code that parses and signs.
  "aws-sdk-js-3.621": javascript("aws-sdk-js-3.621"),
  boto3: {
    program: "clients/drivers/boto3/driver.py",
    runtime: "python",
    install: { kind: "pip", package: "boto3", lock: "clients/drivers/locks/boto3/requirements.txt" },
  },
  "aws-cli-v1": {
    program: "clients/drivers/aws-cli/driver.mjs",
    runtime: "node",
    install: { kind: "pip", package: "awscli", lock: "clients/drivers/locks/aws-cli-v1/requirements.txt" },
    processPerCall: true,
  },
  "aws-cli-v2": {
    program: "clients/drivers/aws-cli/driver.mjs",
    runtime: "node",
    install: { kind: "deb", package: "awscli", lock: "clients/drivers/locks/aws-cli-v2/packages.txt" },
    processPerCall: true,
  },
  "aws-sdk-go": {
    program: "clients/drivers/aws-sdk-go/main.go",
    runtime: "binary",
    install: { kind: "go", lock: "clients/drivers/aws-sdk-go/go.sum" },
  },
  "aws-sdk-java": {
    program: "clients/drivers/aws-sdk-java/Driver.java",
    runtime: "java",
    install: { kind: "maven", lock: "clients/drivers/aws-sdk-java/artifacts.txt" },
    // QueryProtocolMarshaller sets an empty path; https://github.com/aws/aws-sdk-java-v2/issues/3387.
    leavesOutPath: true,
  },
} as const satisfies Record<string, KnownDriver>;

/** The name of a driver that comes with the suite, as the command line takes it. */
export type KnownDriverName = keyof typeof table;

/** Every driver that comes with the suite. */
export const knownDrivers: Readonly<Record<KnownDriverName, KnownDriver>> = table;

/** Their names, in the order of the table. */
export const knownDriverNames = Object.keys(table) as KnownDriverName[];

/** Whether this is the name of a driver that comes with the suite. */
export function isKnownDriver(name: string): name is KnownDriverName {
  return Object.hasOwn(table, name);
}

/** The driver of that name, where it comes with the suite. */
export function knownDriver(name: string): KnownDriver | undefined {
  return isKnownDriver(name) ? knownDrivers[name] : undefined;
}
