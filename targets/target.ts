import type { EditionName } from "../contract/editions.ts";
import type { Claim } from "../suites/requirement.ts";

/** The `endpoint` of the reference endpoint that runs inside the suite's own process. */
export const embeddedEndpoint = "embedded";

/** The target of a run that names none. */
export const defaultTargetName = "reference";

/** Where a target's credentials come from. Exactly one of the ways. */
export type CredentialSource =
  /** Names of environment variables, never values. An unset `sessionToken` variable means none. */
  | {
      readonly environment: {
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
        readonly sessionToken?: string;
      };
    }
  /** A profile of the shared AWS credentials and config files. */
  | { readonly profile: string }
  /** The provider chain of AWS's own tools, by their own package; an empty object: as they would take it. */
  | { readonly chain: { readonly profile?: string } }
  /** A file with one pair of keys, read at each start; `~` stands for the home directory. */
  | { readonly file: string }
  /** The values themselves; only for loopback endpoints. */
  | { readonly literal: { readonly accessKeyId: string; readonly secretAccessKey: string } };

/** A user that exists already, for a target on which nothing may be made. */
export interface ExistingUser {
  readonly name: string;
  /** Ids of two service-specific credentials of this user, both for the fixture service. */
  readonly credentials: readonly [string, string];
}

/** What the suite works with on the target. */
export interface FixtureSettings {
  /** The service that credentials are made for. */
  readonly serviceName: string;
  /** Present exactly where `provision` is `existing`. */
  readonly users?: readonly [ExistingUser, ExistingUser];
}

/** How to tell that a started target answers: exactly one of `url` and `port`. */
export interface ReadyCheck {
  /** Answers any HTTP status. */
  readonly url?: string;
  /** Accepts TCP connections on loopback. */
  readonly port?: number;
  readonly timeoutMs: number;
}

/**
 * How to start a target before a run; it is stopped afterwards. `{port}` stands for a free port in the command, the
 * environment, the URL of the ready check and the name of the log file.
 */
export interface StartSettings {
  /** Program and arguments; no shell reads them. */
  readonly command: readonly string[];
  readonly cwd?: string;
  /** Added to what `startEnvironment` gives. */
  readonly env?: Readonly<Record<string, string>>;
  readonly ready: ReadyCheck;
  /** File that takes the output of the program. */
  readonly log?: string;
}

/** An endpoint to be tested, as its entry in targets.json describes it, with every default filled in. */
export interface Target {
  readonly name: string;
  readonly description?: string;
  readonly homepage?: string;
  /** The version of the endpoint, for reports. */
  readonly version?: string;
  /** `http:` or `https:` URL with the base path, or `embeddedEndpoint`. */
  readonly endpoint: string;
  /** The region in the scope of signatures. */
  readonly region: string;
  /** null: the embedded reference, which hands out its own. */
  readonly credentials: CredentialSource | null;
  readonly tls?: {
    /** File with the certificates to trust, in PEM; `~` stands for the home directory. */
    readonly ca: string;
  };
  /** What the target says of itself; a requirement whose claim is false is inapplicable. */
  readonly claims: Readonly<Record<Claim, boolean>>;
  readonly provision: "create" | "existing";
  readonly fixtures: FixtureSettings;
  readonly edition?: EditionName;
  /** Most requests in flight at once. */
  readonly concurrency: number;
  /** Most requests per second. */
  readonly rateLimit?: number;
  /** Milliseconds that a request may take, from connecting to the last byte. */
  readonly timeoutMs: number;
  /** Milliseconds that a read may lag behind a write. */
  readonly consistencyMs: number;
  readonly start?: StartSettings;
  /** File with the known deviations. */
  readonly baseline?: string;
  /** The AWS accounts that may be tested: asked for before anything else. */
  readonly accounts?: readonly string[];
  /** Where GetCallerIdentity is asked; absent: where `callerEndpoint` says. */
  readonly sts?: string;
  /** About how many requests a run may send; absent: as many as it takes. */
  readonly requestBudget?: number;
  /** The owner allows runs against real AWS; `--live` is needed as well. */
  readonly live: boolean;
}

/** One entry of targets.json after the schema has accepted it and filled in the defaults. */
export type TargetEntry = Omit<Target, "name" | "credentials" | "edition"> & {
  readonly credentials?: CredentialSource;
  /** Not yet held against the editions of the contract. */
  readonly edition?: string;
};
