import type { Preparation } from "../../engine/run/prepare-run.ts";
import type { NoResponse } from "../../protocol/exchange.ts";
import type { Target } from "../../targets/target.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";

/** Why a run ends before any requirement is exercised. */
export interface Stop {
  readonly message: string;
  /** What to do next, beyond the message. */
  readonly hint?: string;
  readonly exitCode: ExitCode;
}

const advice = {
  refused: "is the endpoint running, and is this its port?",
  dns: "is the host name right?",
  tls: 'does the certificate belong to this host, and is its authority known? An entry of targets.json names one with "tls": { "ca": FILE }',
  timeout: "does it answer anything? A slow one needs a larger timeoutMs in its entry of targets.json",
  reset: "is it an HTTP endpoint, and is the scheme (http or https) right?",
  "cut-short": "does something between here and there cut its answers?",
  "too-large": "is it an endpoint of the Query API?",
  "not-http": "is it an HTTP endpoint, and is the scheme (http or https) right?",
  other: "is it an endpoint of the Query API?",
} as const;

/** Where not even a connection came about. */
const unreached: ReadonlySet<NoResponse["cause"]> = new Set(["refused", "dns", "tls"]);

/** What keeps a prepared run from starting, with what to do next; null where nothing does. */
export function describeStop(
  { name, fixtures }: Target,
  endpoint: string,
  preparation: Preparation,
): Stop | null {
  const { selfProof, support, fixtureProblem } = preparation;
  if (selfProof.rejected < selfProof.of) {
    return {
      message: `the suite accepts a dummy responder (${selfProof.accepted.join(", ")}), so that no result could be trusted; please report this`,
      exitCode: exitCodes.broken,
    };
  }
  const untestable = (message: string, hint?: string): Stop => ({
    message,
    exitCode: exitCodes.untestable,
    ...(hint === undefined ? {} : { hint }),
  });
  switch (support.kind) {
    case "unreachable":
      return untestable(
        `${endpoint} ${unreached.has(support.noResponse.cause) ? "cannot be reached" : "gives no answer of an HTTP endpoint"}: ${support.noResponse.detail}; ${advice[support.noResponse.cause]}`,
        `for more: iam-conformance doctor ${name === new URL(endpoint).host ? `--endpoint ${endpoint}` : name}`,
      );
    case "not-implemented":
      return untestable(`${name} does not implement the operation: it was answered ${support.detail}`);
    case "refused-access":
      return untestable(
        `${name} refuses the credentials it was given: ${support.detail}; see "credentials" of its entry in targets.json`,
      );
    case "implemented":
    case "yes-man":
      return fixtureProblem === null
        ? null
        : untestable(
            `${name} ${support.kind === "implemented" ? "implements the operation" : `says success to an update of what does not exist (${support.detail})`}, but the users and credentials to try it on cannot be made: ${fixtureProblem}`,
            `another service than ${fixtures.serviceName} can be set in its entry of targets.json ("fixtures": { "serviceName": … }), or existing fixtures ("provision": "existing")`,
          );
  }
}
