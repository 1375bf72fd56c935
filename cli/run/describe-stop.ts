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

/** What to do where a request gets no response. */
export const reachingAdvice = {
  refused: "check that the endpoint is running and that this is its port",
  dns: "check the host name",
  tls: 'check that the certificate belongs to this host; name the authority that signed it with --ca FILE, or with "tls": { "ca": FILE } in its entry of targets.json',
  timeout: 'check that it answers at all; a slow one needs a larger "timeoutMs" in its entry of targets.json',
  reset: "check that it is an HTTP endpoint and that the scheme (http or https) is right",
  "cut-short": "check for a proxy or a load balancer on the way that cuts its answers",
  "too-large": "check that it is an endpoint of the Query API",
  "not-http": "check that it is an HTTP endpoint and that the scheme (http or https) is right",
  other: "check that it is an endpoint of the Query API",
} as const satisfies Record<NoResponse["cause"], string>;

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
      message: `the suite accepts a dummy responder (${selfProof.accepted.join(", ")}), so its results cannot be trusted; please report this`,
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
        `${endpoint} ${unreached.has(support.noResponse.cause) ? "cannot be reached" : "does not answer as an HTTP endpoint does"}: ${support.noResponse.detail}; ${reachingAdvice[support.noResponse.cause]}`,
        `for more: iam-conformance doctor ${name === new URL(endpoint).host ? endpoint : name}`,
      );
    case "not-implemented":
      return untestable(`${name} does not implement the operation: it answered ${support.detail}`);
    case "refused-access":
      return untestable(
        `${name} refuses the credentials: ${support.detail}; correct "credentials" in its entry of targets.json, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`,
      );
    case "implemented":
    case "yes-man":
      return fixtureProblem === null
        ? null
        : untestable(
            `${name} ${support.kind === "implemented" ? "implements the operation" : `reports success for an update of what does not exist (${support.detail})`}, but the users and credentials to try it on cannot be created: ${fixtureProblem}`,
            `its entry of targets.json can name another service than ${fixtures.serviceName} ("fixtures": { "serviceName": … }), or existing users ("provision": "existing")`,
          );
  }
}
