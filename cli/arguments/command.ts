import type { KnownDriverName } from "../../clients/drivers/known-drivers.ts";
import type { Level } from "../../contract/citation.ts";
import type { EditionName } from "../../contract/editions.ts";

/** The suite's own door to a target. */
export const queryApi = "query-api";

/** What the name of a door begins with that is a client: the name of its driver follows. */
export const driverPrefix = "driver:";

/** The door to the target, as `--surface` takes it. */
export type SurfaceName = typeof queryApi | `${typeof driverPrefix}${string}`;

/** One report to be written; without a file it goes to standard output. */
export interface ReportRequest {
  readonly format: string;
  readonly file?: string;
}

/** Which target is meant: an entry of targets.json, or an address that is in no file. */
export type TargetChoice =
  | { readonly by: "name"; readonly name: string }
  | { readonly by: "endpoint"; readonly url: string };

/** What every command that reaches a target takes. */
export interface TargetFlags {
  /** The file of targets; absent: the one that comes with the suite. */
  readonly targets?: string;
  /** The user's consent to real AWS. */
  readonly live: boolean;
  /** Whether a program is started that the target's entry names; absent: where its endpoint does not answer. */
  readonly start?: boolean;
}

/** What a run takes beside its target. */
export interface RunFlags extends TargetFlags {
  readonly surface: SurfaceName;
  /** Ids, areas or patterns with `*`; empty: everything. Each chooses at least one requirement. */
  readonly only: readonly string[];
  readonly runs: number;
  readonly seed: number | "random";
  /** Absent: as the target's entry says. */
  readonly concurrency?: number;
  /** The lowest level that fails the run. */
  readonly level: Exclude<Level, "OBSERVE">;
  /** Absent: as the target's entry says. */
  readonly edition?: EditionName;
  readonly report: readonly ReportRequest[];
  /** `index` counts from 1. */
  readonly shard?: { readonly index: number; readonly of: number };
  /** Seconds after which no further requirement is begun. */
  readonly maxTime?: number;
  /** The file that takes what the target answers, as evidence. */
  readonly record?: string;
  /** Says what the run would send, and sends nothing. */
  readonly dryRun?: boolean;
  /** The file of known deviations; absent: the one that the target's entry names, if it does. */
  readonly baseline?: string;
  /** Writes what the run found into that file. */
  readonly updateBaseline?: boolean;
}

/** The ways in which requirements are listed, the default first. */
export const listFormats = ["text", "markdown"] as const;

/** What `list` takes. */
export interface ListFlags {
  readonly only: readonly string[];
  /** `markdown`: with everything that is known of each, for a review. */
  readonly format: (typeof listFormats)[number];
}

/** What it takes to write finished reports anew. */
export interface RenderFlags {
  /** Files of JSON reports; at least one. */
  readonly reports: readonly string[];
  /** Empty: as text on standard output. */
  readonly to: readonly ReportRequest[];
}

/** What `drift` takes. */
export interface DriftFlags {
  /** Names of drivers whose clients are read; empty: all that are installed. */
  readonly drivers: readonly KnownDriverName[];
  /** Empty: as text on standard output. */
  readonly to: readonly ReportRequest[];
}

/** What `prove` takes. */
export interface ProveFlags {
  /** Names of mutants; empty: all. */
  readonly mutant: readonly string[];
  readonly seed: number;
  /** How many seeds from `seed` on have to notice each mutant, but for one in twenty. */
  readonly seeds: number;
  readonly runs: number;
  /** Empty: as text on standard output. */
  readonly report: readonly ReportRequest[];
  /** The file of an SVG that shows the score. */
  readonly badge?: string;
}

/** What `client` takes. */
export interface ClientFlags {
  /** Names of drivers that come with the suite, or commands; at least one. */
  readonly drivers: readonly string[];
  /** Sequences of calls; absent: as many as suit the client's speed. */
  readonly runs?: number;
  readonly seed: number;
  /** Installs the clients of the drivers that come with the suite first. */
  readonly install: boolean;
  /** Writes the profiles instead of comparing with them. */
  readonly record: boolean;
  /** The folder of profiles; absent: the one that comes with the suite. */
  readonly profiles?: string;
  /** Empty: as text on standard output. */
  readonly report: readonly ReportRequest[];
}

/** What the user asks for, as plain data. `help`: the help or the version has been written already. */
export type Command =
  | ({ readonly name: "run"; readonly target: TargetChoice } & RunFlags)
  | ({ readonly name: "list" } & ListFlags)
  | { readonly name: "explain"; readonly requirement: string }
  | ({ readonly name: "doctor"; readonly target: TargetChoice } & TargetFlags)
  | ({
      readonly name: "replay";
      /** The file of the JSON report. */
      readonly report: string;
      readonly requirement?: string;
      /** Absent: the target that the report names. */
      readonly endpoint?: string;
    } & TargetFlags)
  | ({
      readonly name: "cleanup";
      /** Absent: every target that a journal names. */
      readonly target?: TargetChoice;
    } & TargetFlags)
  | ({ readonly name: "report" | "compare" } & RenderFlags)
  | ({ readonly name: "drift" } & DriftFlags)
  | ({ readonly name: "prove" } & ProveFlags)
  | {
      readonly name: "check-driver";
      /** Names of drivers that come with the suite, or commands; at least one. */
      readonly drivers: readonly string[];
    }
  | ({ readonly name: "client" } & ClientFlags)
  | { readonly name: "help" };

/** The flag that names an address, before it is held against the target. */
export interface EndpointFlag {
  readonly endpoint?: string;
}
