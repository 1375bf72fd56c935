import { userNameParameter } from "../spec/update-service-specific-credential.ts";

const [length] = userNameParameter.constraints;

/** The names that a run gives to what it makes: all carry the run's id. */
export interface RunNames {
  readonly runId: string;
  /** The IAM path of every user that the run makes. */
  readonly path: string;
  /** A user name that this process has not given out yet. */
  next(): string;
  /** A new user name with this ending; filled up to the longest legal length where asked. */
  ending(ending: string, fill: boolean): string;
}

/** Where every user of the suite lives, whatever the run. */
export const suitePath = "/iam-conformance/";

/** Names for one run. `worker` keeps processes of one run apart. */
export function runNames(runId: string, worker: string): RunNames {
  let count = 0;
  const next = () => `ic-${runId}-${worker}${(count++).toString(36)}`;
  return {
    runId,
    path: `${suitePath}${runId}/`,
    next,
    ending: (ending, fill) => {
      const start = `${next()}-`;
      const room = length.maximum - start.length - ending.length;
      if (room < 0) throw new RangeError(`no room for ${ending.length} characters in a user name`);
      return start + (fill ? "x".repeat(room) : "") + ending;
    },
  };
}
