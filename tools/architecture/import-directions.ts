/** What the files of a room may import beside the room's own, where the reading order alone does not say it. */
interface RoomRule {
  /** Rooms before this one in reading order that it may not import all the same. Default: none. */
  readonly not?: readonly string[];
  /** Files of rooms that may not be imported, of which types may. */
  readonly typesOf?: readonly string[];
  /** Whether modules of Node.js may be imported: what has none does no input or output. Default: true. */
  readonly builtins?: boolean;
  /** Whether the environment may be read and something printed. Default: false. */
  readonly surroundings?: boolean;
}

/**
 * Every room with sources, in reading order; any other folder at the root holds none. A room may import the rooms before
 * it, except those it names in `not`, so no two rooms import each other. `docs/architecture.md` shows this to people,
 * `docs/decisions/rooms.md` gives the reasons.
 */
const rules: Readonly<Record<string, RoomRule>> = {
  contract: { builtins: false },
  suites: { builtins: false },
  generators: { builtins: false },
  protocol: { not: ["suites", "generators"] },
  // What is under test shares no code with what tests it, or both would make the same mistake.
  reference: { not: ["suites", "generators", "protocol"], typesOf: ["protocol/exchange.ts"] },
  targets: { not: ["generators", "reference"] },
  engine: { not: ["reference"] },
  clients: {},
  reporters: {
    not: ["generators", "reference", "targets", "clients"],
    typesOf: ["clients/judge/client-verdict.ts", "clients/judge/made-call.ts", "clients/profiles/profile.ts"],
    builtins: false,
  },
  cli: { surroundings: true },
  // These are started by hand, and no part of what is published.
  tools: { surroundings: true },
};

/** The rules of a room, with the rooms of which anything may be imported. */
export interface RoomDirections extends Omit<RoomRule, "not"> {
  readonly rooms: readonly string[];
}

/** What each room may import, in reading order. */
export const roomDirections: ReadonlyMap<string, RoomDirections> = new Map(
  Object.entries(rules).map(([room, { not = [], ...rest }], position, all) => {
    const before = all.slice(0, position).map(([name]) => name);
    const unknown = not.find((name) => !before.includes(name));
    if (unknown !== undefined) throw new Error(`${room} names ${unknown}, which is no room before it`);
    return [room, { ...rest, rooms: before.filter((name) => !not.includes(name)) }];
  }),
);

/** Files outside of every room; they configure tools. */
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
        "engine/fixtures/journal-line.ts",
        "engine/recordings/read-recordings-file.ts",
        "targets/load-targets.ts",
        "targets/baselines/load-baseline.ts",
        "clients/driver-protocol/read-message.ts",
        "clients/profiles/profile-files.ts",
        "reporters/report/report-problem.ts",
      ],
      typesIn: ["targets"],
    },
    "p-limit": {
      in: ["engine/run/exercise-plan.ts", "engine/run/steady-send.ts", "targets/door/create-query-api.ts"],
    },
    "get-port": { in: ["cli/run/start-target.ts"] },
    "fastest-levenshtein": { in: ["targets/nearest.ts"] },
    undici: { in: ["targets/door"] },
    vitest: { in: ["cli/run/define-tests.ts", ...rootFiles] },
    "markdown-table": { in: ["reporters/formats/document/markdown.ts", "tools/bench"] },
    commander: { in: ["reference/main.ts"] },
    // Commander with the types of what is declared.
    "@commander-js/extra-typings": { in: ["cli"] },
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
];
