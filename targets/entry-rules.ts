import { breachesOf } from "../contract/constraint.ts";
import { editionNames } from "../contract/editions.ts";
import {
  credentialIdParameter,
  userNameParameter,
} from "../contract/operations/update-service-specific-credential.ts";
import { endpointProblem, isHttps } from "./endpoint-url.ts";
import { isLoopback } from "./loopback.ts";
import { suggestion } from "./nearest.ts";
import { withPort } from "./start/start-port.ts";
import { embeddedEndpoint } from "./target.ts";
import type { TargetEntry } from "./targets-file.ts";

/** What a schema cannot say: which keys of an entry go together. `path` holds the keys below the entry. */
export interface RuleProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Everything that is wrong with an entry that the schema has accepted. */
export function checkEntry(entry: TargetEntry): RuleProblem[] {
  return [
    endpointRules,
    credentialRules,
    tlsRules,
    provisionRules,
    userRules,
    editionRules,
    startRules,
    liveRules,
  ].flatMap((rules) => rules(entry));
}

function problem(message: string, ...path: (string | number)[]): RuleProblem {
  return { path, message };
}

function endpointRules({ endpoint }: TargetEntry): RuleProblem[] {
  if (endpoint === embeddedEndpoint) return [];
  const message = endpointProblem(endpoint);
  return message === undefined
    ? []
    : [problem(`${message}${suggestion(endpoint, [embeddedEndpoint])}`, "endpoint")];
}

function credentialRules({ endpoint, credentials }: TargetEntry): RuleProblem[] {
  if (endpoint === embeddedEndpoint) {
    return credentials === undefined
      ? []
      : [problem("the embedded reference hands out its own credentials; leave this key out.", "credentials")];
  }
  if (credentials === undefined) {
    return [problem('the key "credentials" is missing: environment, profile, file, or literal on loopback.')];
  }
  if ("literal" in credentials && endpointProblem(endpoint) === undefined && !isLoopback(endpoint)) {
    const message =
      "literal credentials are only for endpoints on loopback (127.0.0.1, [::1], localhost). " +
      "Elsewhere name environment variables, a profile or a file.";
    return [problem(message, "credentials", "literal")];
  }
  return [];
}

function tlsRules({ endpoint, tls }: TargetEntry): RuleProblem[] {
  return tls === undefined || isHttps(endpoint)
    ? []
    : [problem("the endpoint is not https, so that no certificate is checked.", "tls")];
}

function provisionRules({ provision, fixtures, claims }: TargetEntry): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (provision === "existing" && fixtures.users === undefined) {
    problems.push(
      problem('"existing" needs fixtures.users: two users with two credentials each.', "provision"),
    );
  }
  if (provision === "create" && fixtures.users !== undefined) {
    problems.push(problem('users are only read where provision is "existing".', "fixtures", "users"));
  }
  if (provision === "create" && !claims.provisioning) {
    const message =
      'nothing can be made without provisioning; say "existing" for provision and name fixtures.users.';
    problems.push(problem(message, "claims", "provisioning"));
  }
  return problems;
}

function userRules({ fixtures }: TargetEntry): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const seen = new Set<string>();
  for (const [index, user] of (fixtures.users ?? []).entries()) {
    const path = ["fixtures", "users", index];
    const breaches = breachesOf(userNameParameter.constraints, user.name);
    if (breaches.length > 0)
      problems.push(problem(`is no user name: ${breaches.join(", ")}.`, ...path, "name"));
    // User names are unique without regard to case.
    if (seen.has(user.name.toLowerCase())) {
      problems.push(problem("must differ from the other user.", ...path, "name"));
    }
    seen.add(user.name.toLowerCase());
    for (const [position, id] of user.credentials.entries()) {
      const where = [...path, "credentials", position];
      const idBreaches = breachesOf(credentialIdParameter.constraints, id);
      if (idBreaches.length > 0)
        problems.push(problem(`is no credential id: ${idBreaches.join(", ")}.`, ...where));
      if (seen.has(`id ${id}`)) problems.push(problem("must differ from every other credential.", ...where));
      seen.add(`id ${id}`);
    }
  }
  return problems;
}

function editionRules({ edition }: TargetEntry): RuleProblem[] {
  if (edition === undefined || editionNames.some((name) => name === edition)) return [];
  const hint = suggestion(edition, editionNames);
  return [problem(`is not an edition.${hint} Allowed: ${editionNames.join(", ")}.`, "edition")];
}

function liveRules({ live, accounts, sts }: TargetEntry): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (live && accounts === undefined) {
    const message =
      'needs "accounts": [NUMBER, …], the AWS accounts that may be tested; nothing is sent with the keys of another one.';
    problems.push(problem(message, "live"));
  }
  const wrong = sts === undefined ? undefined : endpointProblem(sts);
  if (wrong !== undefined) problems.push(problem(wrong, "sts"));
  return problems;
}

function startRules({ start, endpoint }: TargetEntry): RuleProblem[] {
  if (start === undefined) return [];
  if (!isLoopback(endpoint)) {
    return [problem("only what listens on loopback (127.0.0.1, [::1], localhost) can be started.", "start")];
  }
  const { url, port } = withPort(start, 1).ready;
  if ((url === undefined) === (port === undefined)) {
    return [problem("must hold exactly one of url and port.", "start", "ready")];
  }
  const message = url === undefined ? undefined : endpointProblem(url);
  return message === undefined ? [] : [problem(message, "start", "ready", "url")];
}
