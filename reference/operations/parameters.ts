import { wordCharacters } from "../../contract/alphabets.ts";
import {
  credentialIdParameter,
  documentedStatuses,
  driftedStatus,
  statusParameter,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import {
  asGiven,
  type ConstraintRule,
  countCharacters,
  fullMatch,
  oneOf,
  type ParameterRules,
  parameterRules,
} from "../parameter-rules.ts";

// The sibling operations' own parameters follow the IAM service model, version 2010-05-08.

const required: ConstraintRule = { kind: "required" };

function length(minimum: number, maximum: number): ConstraintRule {
  return { kind: "length", minimum, maximum, measure: countCharacters };
}

function pattern(printed: string, matches: (value: string) => boolean): ConstraintRule {
  return { kind: "pattern", printed, matches };
}

function parameter(name: string, member: string, ...constraints: readonly ConstraintRule[]): ParameterRules {
  return { name, member, normalise: asGiven, constraints };
}

function requiring(rules: ParameterRules): ParameterRules {
  return { ...rules, constraints: [required, ...rules.constraints] };
}

/** The credential that an operation addresses. */
export const credentialId = parameterRules(credentialIdParameter);

/** The user that an operation addresses; absent, the caller's own. */
export const userName = parameterRules(userNameParameter);

/** The user where the operation needs one by name. */
export const requiredUserName = requiring(userName);

/** The status to be set. The value that only newer service models list passes here and is refused later. */
export const status: ParameterRules = {
  ...parameterRules(statusParameter),
  constraints: [required, oneOf([...documentedStatuses, driftedStatus])],
};

const pathPattern = /^\/(?:[!-~]+\/)?$/;
const pathPrinted = "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)";

/** The path of a new user. */
export const path = parameter(
  "Path",
  "path",
  length(1, 512),
  pattern(pathPrinted, (value) => pathPattern.test(value)),
);

/** The beginning of the paths of the users wanted. */
export const pathPrefix = parameter(
  "PathPrefix",
  "pathPrefix",
  length(1, 512),
  pattern("\\u002F[\\u0021-\\u007F]*", (value) => /^\/[!-\u007f]*$/.test(value)),
);

/** The service whose credentials are wanted; absent, every one. */
export const serviceName = parameter(
  "ServiceName",
  "serviceName",
  pattern("[\\w.-]+", fullMatch(`${wordCharacters}.-`)),
);

/** The service that a new credential is for. */
export const requiredServiceName = requiring(serviceName);

/** The access key that an operation addresses. */
export const accessKeyId = parameter(
  "AccessKeyId",
  "accessKeyId",
  required,
  length(16, 128),
  pattern("[\\w]+", fullMatch(wordCharacters)),
);

/** Where the next page of a list begins. */
export const marker = parameter("Marker", "marker", length(1, 320));

/** How many items a page of a list holds at most. */
export const maxItems = parameter("MaxItems", "maxItems", { kind: "range", minimum: 1, maximum: 1000 });
