import { userNameMarks } from "./alphabets.ts";
import { documentedStatuses, driftedStatus } from "./operations/update-service-specific-credential.ts";
import type { Bounds, Members, Statements } from "./statements.ts";

/** A point on which editions of the documents differ, or may come to differ. */
export interface DriftPoint {
  readonly point: string;
  /** For people. */
  readonly title: string;
  /** What is stated on it, written so that equal statements are equal texts; undefined where nothing is. */
  readonly textOf: (statements: Statements) => string | undefined;
}

const nothing = "none";
const statusOrder = [...documentedStatuses, driftedStatus];

/** Every point, in the order of reports. */
export const driftPoints: readonly DriftPoint[] = [
  {
    point: "status-values",
    title: "Status values",
    textOf: ({ statusValues }) => listed(statusValues, statusOrder),
  },
  {
    point: "statuses-in-prose",
    title: "statuses named in the operation's description",
    textOf: ({ statusesInProse }) => listed(statusesInProse, statusOrder),
  },
  {
    point: "user-name-marks-in-prose",
    title: "UserName marks named in prose",
    textOf: ({ userNameMarksInProse: marks }) =>
      marks === undefined ? undefined : inOrder([...marks], [...userNameMarks]).join("") || nothing,
  },
  {
    point: "user-name-pattern",
    title: "UserName pattern",
    textOf: ({ userNamePattern }) => single(userNamePattern),
  },
  {
    point: "user-name-length",
    title: "UserName length",
    textOf: ({ userNameLength }) => range(userNameLength),
  },
  {
    point: "credential-id-pattern",
    title: "ServiceSpecificCredentialId pattern",
    textOf: ({ credentialIdPattern }) => single(credentialIdPattern),
  },
  {
    point: "credential-id-length",
    title: "ServiceSpecificCredentialId length",
    textOf: ({ credentialIdLength }) => range(credentialIdLength),
  },
  {
    point: "pattern-anchors",
    title: "pattern anchors",
    textOf: ({ patternAnchored: anchored }) => {
      if (anchored === undefined) return undefined;
      return anchored ? "^…$" : nothing;
    },
  },
  {
    point: "errors",
    title: "the operation's own errors",
    textOf: ({ errors }) => listed(errors),
  },
  {
    point: "parameters",
    title: "parameters",
    textOf: ({ parameters }) => members(parameters),
  },
  {
    point: "api-version",
    title: "API version",
    textOf: ({ apiVersion }) => single(apiVersion),
  },
  {
    point: "input-ways",
    title: "input ways",
    textOf: ({ inputWays }) => listed(inputWays, inputWays),
  },
  {
    point: "example-ids",
    title: "characters of example ids",
    textOf: ({ exampleIdLengths }) => listed(exampleIdLengths?.map(String)),
  },
  {
    point: "creation-parameters",
    title: "CreateServiceSpecificCredential, parameters",
    textOf: ({ creationParameters }) => members(creationParameters),
  },
  {
    point: "credential-age-days",
    title: "CreateServiceSpecificCredential, CredentialAgeDays",
    textOf: ({ credentialAgeDays: days }) => (days === null ? "no such parameter" : range(days)),
  },
  {
    point: "credential-members",
    title: "ServiceSpecificCredential, members",
    textOf: ({ credentialMembers }) => members(credentialMembers),
  },
  {
    point: "service-user-name-length",
    title: "ServiceSpecificCredential, ServiceUserName length",
    textOf: ({ serviceUserNameLength }) => range(serviceUserNameLength),
  },
  {
    point: "listing-parameters",
    title: "ListServiceSpecificCredentials, parameters",
    textOf: ({ listingParameters }) => members(listingParameters),
  },
];

/** Each value once: those in `known` in that order, the others after them by their code units. */
function inOrder(values: readonly string[], known: readonly string[]): string[] {
  const place = (value: string) => (known.includes(value) ? known.indexOf(value) : known.length);
  return [...new Set(values)].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

function listed(values: readonly string[] | undefined, known: readonly string[] = []): string | undefined {
  return values === undefined ? undefined : inOrder(values, known).map(quoted).join(", ") || nothing;
}

/** A value that could be taken for a list, or for there being none, is quoted. */
function quoted(value: string): string {
  return /^$|[,[\]"]/.test(value) || value === nothing ? JSON.stringify(value) : value;
}

function single(value: string | null | undefined): string | undefined {
  return value === null || value === "" ? nothing : value;
}

function range(bounds: Bounds | undefined): string | undefined {
  if (bounds === undefined) return undefined;
  const [minimum, maximum] = bounds;
  return minimum === null && maximum === null ? nothing : `${minimum ?? ""}..${maximum ?? ""}`;
}

function members(named: Members | undefined): string | undefined {
  if (named === undefined) return undefined;
  const { required, optional } = named;
  const parts = [listed(required), optional.length === 0 ? "" : `[${listed(optional)}]`];
  return parts.filter((part) => part !== "" && part !== nothing).join(", ") || nothing;
}
