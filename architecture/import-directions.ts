/** What the files of one folder may import beside the folder's own. */
export interface FolderRule {
  readonly folders: readonly string[];
  /** Folders of which only the named file may be imported, and only types of it. */
  readonly typesOf?: readonly string[];
  /** Whether modules of Node.js may be imported: what has none does no input or output. Default: true. */
  readonly builtins?: boolean;
  /** Whether the environment may be read and something printed. Default: false. */
  readonly surroundings?: boolean;
}

const foundation = ["spec"];
const wire = [...foundation, "targets", "protocol", "generators"];
const judging = [...wire, "engine"];
const running = [...judging, "processes", "reference", "surfaces", "drivers"];
const answering = [...running, "suites", "clients", "reporters"];

/**
 * Every folder with sources, in reading order. A folder that is not here may hold none.
 * The direction is `spec <- targets, protocol, generators <- engine, reference, surfaces <- reporters, suites <- cli`.
 */
export const folderRules: ReadonlyMap<string, FolderRule> = new Map(
  Object.entries<FolderRule>({
    spec: { folders: [], builtins: false },
    targets: { folders: foundation },
    processes: { folders: [] },
    protocol: { folders: foundation },
    generators: { folders: foundation, builtins: false },
    engine: { folders: wire },
    // What is under test shares no code with what tests it, or both would make the same mistake.
    reference: { folders: foundation, typesOf: ["protocol/exchange.ts"] },
    surfaces: { folders: [...foundation, "targets", "protocol"] },
    // Drivers are programs of their own: they are started with an environment and speak over their output.
    drivers: { folders: [...foundation, "protocol", "surfaces"], surroundings: true },
    suites: { folders: running },
    // Clients are judged as targets are, from the other side of the wire.
    clients: { folders: running },
    reporters: {
      folders: judging,
      typesOf: ["clients/client-verdict.ts", "clients/made-call.ts", "clients/profile.ts"],
      builtins: false,
    },
    cli: { folders: answering, surroundings: true },
    // These are started by hand, and no part of what is published.
    conformance: { folders: [...answering, "cli"], surroundings: true },
    bench: { folders: [...answering, "cli"], surroundings: true },
    architecture: { folders: foundation },
  }),
);

/** Files outside the folders; they configure tools. */
export const rootFiles: readonly string[] = ["vitest.config.ts", "vitest.mutation.config.ts"];

/** Files in a folder without `surroundings` that may read the environment or print: each is a program. */
export const programs: readonly string[] = ["reference/main.ts", ...rootFiles];

/** Where a package may be imported: in these folders and files; types of it also in `typesIn`. */
export interface PackageRule {
  readonly in: readonly string[];
  readonly typesIn?: readonly string[];
}

/** Every package that what is published may import. One that is not here may be imported by tests only. */
export const packageRules: ReadonlyMap<string, PackageRule> = new Map(
  Object.entries<PackageRule>({
    "fast-check": { in: ["generators", "engine/run-property.ts", "bench"], typesIn: ["engine"] },
    "fast-xml-parser": { in: ["protocol/plain-document.ts"] },
    "@rgrove/parse-xml": { in: ["protocol/xml.ts"] },
    // One file of a folder compiles its schema; targets.json and baselines have a schema each.
    ajv: {
      in: [
        "protocol/envelope-validator.ts",
        "engine/read-evidence.ts",
        "targets/targets-file.ts",
        "targets/load-baseline.ts",
        "surfaces/driver/read-message.ts",
        "clients/profile-files.ts",
        "reporters/report-problem.ts",
      ],
      typesIn: ["targets"],
    },
    undici: { in: ["surfaces/query-api"] },
    vitest: { in: ["suites", ...rootFiles], typesIn: ["reporters/vitest-adapter.ts", "cli/suites-setup.ts"] },
    commander: { in: ["cli", "reference/main.ts"] },
    // The client that is driven; it is there only where it is to be tested.
    "@aws-sdk/client-iam": { in: ["drivers/aws-sdk-js"] },
    // Optional, too: profiles that need more than a file of keys.
    "@aws-sdk/credential-provider-node": { in: ["targets/credential-chain.ts"] },
  }),
);

/** Files that only tests import, beside `*.test.ts`, `*.browser.ts` and those in a folder `testing`. */
export const testOnlyFiles: readonly string[] = [
  "protocol/awsquery-vectors.ts",
  "protocol/signature-vectors.ts",
  "reporters/sample-run.ts",
  "surfaces/query-api/loopback-server.ts",
  "surfaces/query-api/test-certificate.ts",
];
