/** What the process's exit code says. Part of the contract. */
export const exitCodes = {
  /** As required, or as the baseline foresaw. */
  conforms: 0,
  /** A violation. */
  violates: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  /** The target could not be tested: unreachable, not implemented, no fixtures, or no time to come to the end. */
  untestable: 3,
  /** The suite itself broke. */
  broken: 4,
  interrupted: 130,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
