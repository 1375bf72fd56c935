import { credentialServices } from "../../contract/fixture-operations.ts";
import { mayBeItsService } from "../../engine/fixtures/create-fixtures.ts";
import type { FixtureError } from "../../engine/fixtures/fixture-error.ts";
import type { Preparation } from "../../engine/run/prepare-run.ts";
import type { NoResponse } from "../../protocol/exchange.ts";
import type { Target } from "../../targets/target.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { describeKeys } from "./describe-keys.ts";

/** Why a run says nothing of the target as a whole. */
export interface Stop {
  readonly message: string;
  /** What to do next, beyond the message. */
  readonly hint?: string;
  readonly exitCode: ExitCode;
  /** What needs no fixtures is exercised all the same. */
  readonly goesOn: boolean;
}

/** What to do where a request gets no response. */
export const reachingAdvice = {
  refused: "check that the endpoint is running and that this is its port",
  dns: "check the host name",
  tls: 'check that the certificate belongs to this host; name the authority that signed it with --ca FILE, or with "tls": { "ca": FILE } in its entry of targets.json',
  "not-tls":
    "the other side speaks no TLS; where it speaks plain HTTP, give its address with http:// in the place of https://",
  timeout: 'check that it answers at all; a slow one needs a larger "timeoutMs" in its entry of targets.json',
  reset: "check that it is an HTTP endpoint and that the scheme (http or https) is right",
  "cut-short": "check for a proxy or a load balancer on the way that cuts its answers",
  "too-large": "check that it is an endpoint of the Query API",
  "not-http": "check that it is an HTTP endpoint and that the scheme (http or https) is right",
  other: "check that it is an endpoint of the Query API",
} as const satisfies Record<NoResponse["cause"], string>;

/** Where not even a connection came about. */
const unreached: ReadonlySet<NoResponse["cause"]> = new Set(["refused", "dns", "tls", "not-tls"]);

/** What keeps a prepared run from being one of the whole, with what to do next; null where nothing does. */
export function describeStop(
  { name, fixtures }: Target,
  endpoint: string,
  preparation: Preparation,
): Stop | null {
  const { selfProof, support, standIn } = preparation;
  if (selfProof.rejected < selfProof.of) {
    return {
      message: `the suite accepts a dummy responder (${selfProof.accepted.join(", ")}), so its results cannot be trusted; please report this`,
      exitCode: exitCodes.broken,
      goesOn: false,
    };
  }
  const untestable = (message: string, hint?: string, goesOn = false): Stop => ({
    message,
    exitCode: exitCodes.untestable,
    goesOn,
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
    case "foreign":
      return untestable(`${name} does not look like an IAM endpoint: it answered ${support.detail}`);
    case "refused-access": {
      const { text, advice } = describeKeys(support);
      return untestable(`${name} ${text}${advice === undefined ? "" : `; ${advice}`}`);
    }
    case "implemented":
    case "yes-man": {
      if (standIn === null) return null;
      const { problem } = standIn;
      const does =
        support.kind === "implemented"
          ? "implements the operation"
          : `reports success for an update of what does not exist (${support.detail})`;
      return untestable(
        `${name} ${does}, but the users and credentials to try it on cannot be created: ${problem.message}; only what needs none is judged`,
        fixtureAdvice(problem, fixtures.serviceName),
        true,
      );
    }
  }
}

function fixtureAdvice(problem: FixtureError, serviceName: string): string | undefined {
  const existing = `existing users ("provision": "existing")`;
  if (mayBeItsService(problem))
    return `its entry of targets.json can name another service than ${[...new Set([serviceName, ...credentialServices])].join(", ")}, which were tried ("fixtures": { "serviceName": … }), or ${existing}`;
  return problem.refusal === null ? undefined : `its entry of targets.json can name ${existing}`;
}
