import { breachesOf } from "../contract/constraint.ts";
import { editionNames } from "../contract/editions.ts";
import {
  credentialIdParameter,
  userNameParameter,
} from "../contract/operations/update-service-specific-credential.ts";
import { endpointProblem, isHttps } from "./endpoint-url.ts";
import { isLoopback } from "./loopback.ts";
import { suggestion } from "./nearest.ts";
import type { PartProblem } from "./schema-problem.ts";
import { withPort } from "./start/start-port.ts";
import { embeddedEndpoint, type TargetEntry } from "./target.ts";

/** What a schema cannot say of an entry that it has accepted: which keys go together. Paths begin below the entry. */
export function checkEntry(entry: TargetEntry): PartProblem[] {
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

function problem(message: string, ...path: (string | number)[]): PartProblem {
  return { path, part: "value", message };
}

function endpointRules({ endpoint }: TargetEntry): PartProblem[] {
  if (endpoint === embeddedEndpoint) return [];
  const message = endpointProblem(endpoint);
  return message === undefined
    ? []
    : [problem(`${message}${suggestion(endpoint, [embeddedEndpoint])}`, "endpoint")];
}

function credentialRules({ endpoint, credentials }: TargetEntry): PartProblem[] {
  if (endpoint === embeddedEndpoint) {
    return credentials === undefined
      ? []
      : [problem("the embedded reference issues its own credentials; remove this key.", "credentials")];
  }
  if (credentials === undefined) {
    return [
      problem(
        'the key "credentials" is missing; add environment, profile, chain or file, or literal on loopback.',
      ),
    ];
  }
  if ("literal" in credentials && endpointProblem(endpoint) === undefined && !isLoopback(endpoint)) {
    const message =
      "literal credentials are allowed for endpoints on loopback (127.0.0.1, [::1], localhost); " +
      "elsewhere use environment, profile, chain or file.";
    return [problem(message, "credentials", "literal")];
  }
  return [];
}

function tlsRules({ endpoint, tls }: TargetEntry): PartProblem[] {
  return tls === undefined || isHttps(endpoint)
    ? []
    : [
        problem(
          "the endpoint is not https, so no certificate is checked; remove this key or use an https URL.",
          "tls",
        ),
      ];
}

function provisionRules({ provision, fixtures, claims }: TargetEntry): PartProblem[] {
  const problems: PartProblem[] = [];
  if (provision === "existing" && fixtures.users === undefined) {
    problems.push(
      problem('"existing" requires fixtures.users: two users with two credentials each.', "provision"),
    );
  }
  if (provision === "create" && fixtures.users !== undefined) {
    problems.push(
      problem(
        'users are read only where provision is "existing"; set that, or remove the users.',
        "fixtures",
        "users",
      ),
    );
  }
  if (provision === "create" && !claims.provisioning) {
    const message =
      'without provisioning no user can be created; set provision to "existing" and list fixtures.users.';
    problems.push(problem(message, "claims", "provisioning"));
  }
  return problems;
}

function userRules({ fixtures }: TargetEntry): PartProblem[] {
  const problems: PartProblem[] = [];
  const seen = new Set<string>();
  for (const [index, user] of (fixtures.users ?? []).entries()) {
    const path = ["fixtures", "users", index];
    const breaches = breachesOf(userNameParameter.constraints, user.name);
    if (breaches.length > 0)
      problems.push(problem(`is not a valid user name: ${breaches.join(", ")}.`, ...path, "name"));
    // User names are unique without regard to case.
    if (seen.has(user.name.toLowerCase())) {
      problems.push(problem("must differ from the other user.", ...path, "name"));
    }
    seen.add(user.name.toLowerCase());
    for (const [position, id] of user.credentials.entries()) {
      const where = [...path, "credentials", position];
      const idBreaches = breachesOf(credentialIdParameter.constraints, id);
      if (idBreaches.length > 0)
        problems.push(problem(`is not a valid credential id: ${idBreaches.join(", ")}.`, ...where));
      if (seen.has(`id ${id}`)) problems.push(problem("must differ from every other credential.", ...where));
      seen.add(`id ${id}`);
    }
  }
  return problems;
}

function editionRules({ edition }: TargetEntry): PartProblem[] {
  if (edition === undefined || editionNames.some((name) => name === edition)) return [];
  const hint = suggestion(edition, editionNames);
  return [problem(`is not an edition.${hint} Allowed: ${editionNames.join(", ")}.`, "edition")];
}

function liveRules({ live, accounts, sts }: TargetEntry): PartProblem[] {
  const problems: PartProblem[] = [];
  if (live && accounts === undefined) {
    const message =
      'requires "accounts": the numbers of the AWS accounts that may be tested, for example ["123456789012"].';
    problems.push(problem(message, "live"));
  }
  const wrong = sts === undefined ? undefined : endpointProblem(sts);
  if (wrong !== undefined) problems.push(problem(wrong, "sts"));
  return problems;
}

function startRules({ start, endpoint }: TargetEntry): PartProblem[] {
  if (start === undefined) return [];
  if (!isLoopback(endpoint)) {
    return [
      problem(
        "only a target on loopback (127.0.0.1, [::1], localhost) can be started; change the endpoint or remove this key.",
        "start",
      ),
    ];
  }
  const { url, port } = withPort(start, 1).ready;
  if ((url === undefined) === (port === undefined)) {
    return [problem("must contain exactly one of url and port.", "start", "ready")];
  }
  const message = url === undefined ? undefined : endpointProblem(url);
  return message === undefined ? [] : [problem(message, "start", "ready", "url")];
}
