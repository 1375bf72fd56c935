import { userNameMarks } from "./alphabets.ts";
import type { SourceName } from "./sources.ts";
import {
  credentialIdParameter,
  documentedStatuses,
  driftedStatus,
} from "./update-service-specific-credential.ts";

/** What one edition of the documents says on the points where editions differ. Absent: it does not say. */
export interface Edition {
  readonly source: SourceName;
  readonly title: string;
  readonly statusValues: readonly string[];
  /** Marks that the prose names as legal in a user name, beside letters and digits. */
  readonly userNameMarksInProse?: string;
  readonly patternAnchored?: boolean;
  readonly credentialIdLength?: readonly [minimum: number, maximum: number];
  readonly errors?: string;
  readonly inputWays?: readonly string[];
  /** Characters of the credential ids in its examples. */
  readonly exampleIdLength?: number;
}

const withDrift = [...documentedStatuses, driftedStatus];
const proseMarks = userNameMarks;
const [, { minimum, maximum }] = credentialIdParameter.constraints;
const idLength = [minimum, maximum] as const;

/** Every edition of the operation's documents, by the name used in `--edition`, in reports and in targets.json. */
export const editions = {
  "cli-v1": {
    source: "cli-v1",
    title: "AWS CLI v1 page, March 2018 or older",
    statusValues: documentedStatuses,
    userNameMarksInProse: "=,.@-",
    inputWays: ["--cli-input-json", "--generate-cli-skeleton input|output"],
  },
  "api-reference": {
    source: "api-reference",
    title: "IAM API Reference, copy of 2025",
    statusValues: documentedStatuses,
    userNameMarksInProse: proseMarks,
    patternAnchored: false,
    credentialIdLength: idLength,
    errors: "NoSuchEntity 404",
    inputWays: ["query parameters"],
    exampleIdLength: 20,
  },
  "cli-v2": {
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
    exampleIdLength: 21,
  },
  boto3: {
    source: "boto3",
    title: "boto3 page, July 2025 or newer",
    statusValues: withDrift,
    userNameMarksInProse: proseMarks,
    errors: "NoSuchEntityException",
    inputWays: ["keyword arguments"],
  },
  "service-model": {
    source: "service-model",
    title: "service model since 2025-06-30 (botocore 1.39.0, JavaScript client-iam 3.840.0)",
    statusValues: withDrift,
    patternAnchored: false,
    credentialIdLength: idLength,
    errors: "NoSuchEntity 404",
  },
  "smithy-model": {
    source: "smithy-model",
    title: "Smithy model since 2025-06-30",
    statusValues: withDrift,
    patternAnchored: true,
    credentialIdLength: idLength,
    errors: "NoSuchEntity 404",
  },
} as const satisfies Record<string, Edition>;

/** The name of an edition. */
export type EditionName = keyof typeof editions;
