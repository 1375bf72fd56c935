import type { Redactor } from "../report/redact.ts";
import { createPaint } from "../words/outcome-style.ts";
import type { Progress } from "./progress-event.ts";
import { createProgressLog } from "./progress-log.ts";
import { createProgressPicture, type Terminal } from "./progress-picture.ts";

/** Where progress is shown. */
export interface ProgressSurroundings extends Terminal {
  /** Lines are rewritten in place on a terminal; elsewhere they are only ever added. */
  readonly isTTY: boolean;
  /** Takes out of the target's texts what is known to be secret. */
  readonly clean?: Redactor;
  /** Default: on a terminal. */
  readonly colour?: boolean;
}

/** Shows a run as it goes; whatever it has to say goes to `write`. */
export function createProgress(surroundings: ProgressSurroundings): Progress {
  const paint = createPaint(surroundings.colour ?? surroundings.isTTY);
  return surroundings.isTTY
    ? createProgressPicture(surroundings, paint)
    : createProgressLog(surroundings.write, paint, surroundings.clean);
}
