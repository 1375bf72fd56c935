import { userNameMarks } from "./alphabets.ts";
import type { Constraint } from "./constraint.ts";
import { service } from "./operation.ts";
import {
  credentialIdParameter,
  documentedStatuses,
  driftedStatus,
  updateServiceSpecificCredential,
  userNameParameter,
} from "./operations/update-service-specific-credential.ts";
import type { SourceName } from "./sources.ts";
import type { Bounds, Members, Statements } from "./statements.ts";

/** What one edition of the documents says on the points where editions differ. */
export interface Edition extends Statements {
  readonly source: SourceName;
  readonly title: string;
  readonly statusValues: readonly string[];
}

const withDrift = [...documentedStatuses, driftedStatus];
const proseMarks = userNameMarks;
const [, { minimum, maximum }, { printed: idPattern }] = credentialIdParameter.constraints;
const [{ minimum: shortestName, maximum: longestName }, { printed: namePattern }] =
  userNameParameter.constraints;
const idLength: Bounds = [minimum, maximum];
const nameLength: Bounds = [shortestName, longestName];
const parameters = membersOf(updateServiceSpecificCredential.parameters);

function membersOf(
  declared: readonly { readonly name: string; readonly constraints: readonly Constraint[] }[],
): Members {
  const isRequired = (constraints: readonly Constraint[]) =>
    constraints.some(({ kind }) => kind === "required");
  return {
    required: declared.filter(({ constraints }) => isRequired(constraints)).map(({ name }) => name),
    optional: declared.filter(({ constraints }) => !isRequired(constraints)).map(({ name }) => name),
  };
}

/** What every edition states that has been seen. */
const always = { parameters, statusesInProse: documentedStatuses } as const satisfies Statements;

/** What every model states that has been seen, and the API reference, which is made from one. */
const alwaysInModels = {
  ...always,
  apiVersion: service.version,
  userNameMarksInProse: proseMarks,
  userNameLength: nameLength,
  userNamePattern: namePattern,
  credentialIdLength: idLength,
  credentialIdPattern: idPattern,
  errors: ["NoSuchEntity 404"],
} as const satisfies Statements;

/** What the models state since 2025-06-30 of the sibling operations. */
const siblingsSince2025 = {
  creationParameters: { required: ["ServiceName", "UserName"], optional: ["CredentialAgeDays"] },
  credentialAgeDays: [1, 36_600],
  credentialMembers: {
    required: ["CreateDate", "ServiceName", "ServiceSpecificCredentialId", "Status", "UserName"],
    optional: [
      "ExpirationDate",
      "ServiceCredentialAlias",
      "ServiceCredentialSecret",
      "ServicePassword",
      "ServiceUserName",
    ],
  },
  serviceUserNameLength: [0, 200],
  listingParameters: {
    required: [],
    optional: ["AllUsers", "Marker", "MaxItems", "ServiceName", "UserName"],
  },
} as const satisfies Statements;

/** Every edition of the operation's documents, by the name used in `--edition`, in reports and in targets.json. */
export const editions = {
  "cli-v1": {
    ...always,
    source: "cli-v1",
    title: "AWS CLI v1 page, March 2018 or older",
    statusValues: documentedStatuses,
    apiVersion: service.version,
    userNameMarksInProse: "=,.@-",
    inputWays: ["--cli-input-json", "--generate-cli-skeleton input|output"],
  },
  "api-reference": {
    ...alwaysInModels,
    source: "api-reference",
    title: "IAM API Reference, copy of 2025",
    statusValues: documentedStatuses,
    patternAnchored: false,
    inputWays: ["query parameters"],
    exampleIdLengths: [20],
  },
  "cli-v2": {
    ...always,
    source: "cli-v2",
    title: "AWS CLI v2 page",
    statusValues: documentedStatuses,
    userNameMarksInProse: proseMarks,
    inputWays: [
      "--cli-input-json",
      "--cli-input-yaml",
      "--generate-cli-skeleton input|yaml-input|output",
      "--cli-auto-prompt",
    ],
    exampleIdLengths: [21],
  },
  boto3: {
    ...always,
    source: "boto3",
    title: "boto3 page, July 2025 or newer",
    statusValues: withDrift,
    userNameMarksInProse: proseMarks,
    errors: ["NoSuchEntityException"],
    inputWays: ["keyword arguments"],
  },
  "service-model": {
    ...alwaysInModels,
    ...siblingsSince2025,
    source: "service-model",
    title: "service model since 2025-06-30 (botocore 1.39.0, JavaScript client-iam 3.840.0)",
    statusValues: withDrift,
    patternAnchored: false,
  },
  "smithy-model": {
    ...alwaysInModels,
    ...siblingsSince2025,
    source: "smithy-model",
    title: "Smithy model since 2025-06-30",
    statusValues: withDrift,
    patternAnchored: true,
  },
} as const satisfies Record<string, Edition>;

/**
 * Editions that are no choice of `--edition`, because they leave nothing open there that the others do not. Clients
 * that follow them are in use.
 */
export const earlierEditions = {
  "earlier-model": {
    ...alwaysInModels,
    source: "earlier-service-model",
    title: "service model before 2025-06-30 (botocore before 1.39.0, JavaScript client-iam before 3.840.0)",
    statusValues: documentedStatuses,
    patternAnchored: false,
    creationParameters: { required: ["ServiceName", "UserName"], optional: [] },
    credentialAgeDays: null,
    credentialMembers: {
      required: [
        "CreateDate",
        "ServiceName",
        "ServicePassword",
        "ServiceSpecificCredentialId",
        "ServiceUserName",
        "Status",
        "UserName",
      ],
      optional: [],
    },
    serviceUserNameLength: [17, 200],
    listingParameters: { required: [], optional: ["ServiceName", "UserName"] },
  },
} as const satisfies Record<string, Edition>;

/** The name of an edition. */
export type EditionName = keyof typeof editions;

/** The names of all editions. */
export const editionNames = Object.keys(editions) as readonly EditionName[];
