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

/**
 * Every room with sources, in reading order. A folder that is not here may hold none. The direction is
 * `contract <- protocol, generators, suites, reference <- targets <- engine <- clients <- reporters <- cli <- tools`.
 */
export const folderRules: ReadonlyMap<string, FolderRule> = new Map(
  Object.entries<FolderRule>({
    contract: { folders: [], builtins: false },
    suites: { folders: ["contract"], builtins: false },
    generators: { folders: ["contract", "suites"], builtins: false },
    protocol: { folders: ["contract"] },
    // What is under test shares no code with what tests it, or both would make the same mistake.
    reference: { folders: ["contract"], typesOf: ["protocol/exchange.ts"] },
    targets: { folders: ["contract", "suites", "protocol"] },
    engine: { folders: ["contract", "suites", "generators", "protocol", "targets"] },
    clients: { folders: ["contract", "suites", "generators", "protocol", "reference", "targets", "engine"] },
    reporters: {
      folders: ["contract", "suites", "protocol", "engine"],
      typesOf: [
        "clients/judge/client-verdict.ts",
        "clients/judge/made-call.ts",
        "clients/profiles/profile.ts",
      ],
      builtins: false,
    },
    cli: {
      folders: [
        "contract",
        "suites",
        "generators",
        "protocol",
        "reference",
        "targets",
        "engine",
        "clients",
        "reporters",
      ],
      surroundings: true,
    },
    // These are started by hand, and no part of what is published.
    tools: {
      folders: [
        "contract",
        "suites",
        "generators",
        "protocol",
        "reference",
        "targets",
        "engine",
        "clients",
        "reporters",
        "cli",
      ],
      surroundings: true,
    },
  }),
);

/** Files outside the folders; they configure tools. */
export const rootFiles: readonly string[] = ["vitest.config.ts", "vitest.mutation.config.ts"];

/** Files, and folders of files, in a room without `surroundings` that may read the environment or print: programs. */
export const programs: readonly string[] = ["reference/main.ts", "clients/drivers", ...rootFiles];

/** Where a package may be imported: in these folders and files; types of it also in `typesIn`. */
export interface PackageRule {
  readonly in: readonly string[];
  readonly typesIn?: readonly string[];
}

/** Every package that what is published may import. One that is not here may be imported by tests only. */
export const packageRules: ReadonlyMap<string, PackageRule> = new Map(
  Object.entries<PackageRule>({
    "fast-check": { in: ["generators", "engine/run/run-property.ts", "tools/bench"], typesIn: ["engine"] },
    "fast-xml-parser": { in: ["protocol/xml/plain-document.ts"] },
    "@rgrove/parse-xml": { in: ["protocol/xml/xml.ts"] },
    // One file of a folder compiles its schema; targets.json and baselines have a schema each.
    ajv: {
      in: [
        "protocol/answers/envelope-validator.ts",
        "engine/recordings/read-evidence.ts",
        "targets/targets-file.ts",
        "targets/baselines/load-baseline.ts",
        "clients/driver-protocol/read-message.ts",
        "clients/profiles/profile-files.ts",
        "reporters/report/report-problem.ts",
      ],
      typesIn: ["targets"],
    },
    "p-limit": { in: ["engine/run/exercise-plan.ts"] },
    undici: { in: ["targets/door"] },
    vitest: { in: ["cli/run/define-tests.ts", ...rootFiles] },
    commander: { in: ["cli", "reference/main.ts"] },
    // The client that is driven; it is there only where it is to be tested.
    "@aws-sdk/client-iam": { in: ["clients/drivers/aws-sdk-js"] },
    // Optional, too: profiles that need more than a file of keys.
    "@aws-sdk/credential-provider-node": { in: ["targets/credentials/credential-chain.ts"] },
  }),
);

/** Files that only tests import, beside `*.test.ts`, `*.browser.ts` and those in a folder `testing`. */
export const testOnlyFiles: readonly string[] = [
  "protocol/awsquery-vectors.ts",
  "protocol/signing/signature-vectors.ts",
  "reporters/testing/sample-run.ts",
  "targets/door/testing/loopback-server.ts",
  "targets/door/testing/test-certificate.ts",
];
