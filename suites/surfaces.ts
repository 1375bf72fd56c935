import {
  type Citation,
  documented,
  type Evidence,
  type Level,
  recorded,
  retold,
} from "../contract/citation.ts";
import { type ErrorCode, errorCodes } from "../contract/error-codes.ts";
import {
  statusParameter,
  updateServiceSpecificCredential,
} from "../contract/operations/update-service-specific-credential.ts";
import { evidenceFor } from "./declare.ts";

/** The area of every requirement on a target seen through a client. */
export const surfaceArea = "client";

/** What a client is asked to do with fixtures that were made through the Query API. */
export type ClientStimulus =
  /** An update to each documented Status in turn. */
  | "update"
  /** An update that sets an Active credential to Inactive, and the reverse. */
  | "deactivation"
  | "reactivation"
  /** An update that is valid except for one parameter. */
  | "unknown-credential"
  | "unknown-user"
  | "unlisted-status";

/** What the client has to report. */
export type ReplyExpectation =
  /** Success; `visible`: and the Query API shows the new Status. */
  | { readonly reply: "success"; readonly state: "unread" | "visible" }
  /** Success with the status 200. */
  | { readonly reply: "success-status" }
  /** An error of the service with this code, or with any code where none is given; nothing changes. */
  | { readonly reply: "service-error"; readonly code?: ErrorCode }
  /** A success or an error with a request id. */
  | { readonly reply: "request-id" };

/** A rule that an endpoint has to satisfy as a client sees it. */
export interface SurfaceRequirement {
  /** Public: never renamed, never reused. */
  readonly id: string;
  readonly area: typeof surfaceArea;
  readonly level: Level;
  readonly evidence: Evidence;
  readonly statement: string;
  readonly citations: readonly Citation[];
  readonly stimulus: ClientStimulus;
  readonly expectation: ReplyExpectation;
  /** Ids of the requirements that have to conform before this one can be judged. */
  readonly needs: readonly string[];
}

/** The HTTP status of a success (`localstack-recordings`). */
export const successStatus = 200;

/** The name that service models give to the exception of an error code (`service-model`: NoSuchEntityException). */
export function modelledException(code: ErrorCode): string {
  return `${code}Exception`;
}

const plainUpdate = "client.update.success";

type Declaration = Omit<SurfaceRequirement, "area" | "evidence" | "needs"> &
  Partial<Pick<SurfaceRequirement, "needs">>;

/** `needs`: by default the plain update. */
function declare({ needs = [plainUpdate], ...declaration }: Declaration): SurfaceRequirement {
  const { id, level, citations } = declaration;
  return { ...declaration, area: surfaceArea, evidence: evidenceFor(id, level, citations), needs };
}

const setsTheStatus = updateServiceSpecificCredential.citations;
const listed = documented(
  "api-reference-list",
  "Returns information about the service-specific credentials associated with the specified IAM user. … The status of the service-specific credential.",
);
const modelled = [
  ...errorCodes.NoSuchEntity.citations,
  documented("boto3", "IAM.Client.exceptions.NoSuchEntityException"),
  retold(
    "service-model",
    "The error NoSuchEntityException of the operation has the code NoSuchEntity and the HTTP status 404.",
  ),
];
const [, listedValues] = statusParameter.constraints;

/** Every requirement on a target seen through a client, in the order in which they are exercised and reported. */
export const surfaceRequirements: readonly SurfaceRequirement[] = [
  declare({
    id: plainUpdate,
    level: "MUST",
    statement: "A client reports success for a valid update to each documented Status.",
    citations: setsTheStatus,
    stimulus: "update",
    expectation: { reply: "success", state: "unread" },
    needs: [],
  }),
  declare({
    id: "client.update.deactivates",
    level: "MUST",
    statement: "After a client has set an Active credential to Inactive, the Query API shows it as Inactive.",
    citations: [...setsTheStatus, listed],
    stimulus: "deactivation",
    expectation: { reply: "success", state: "visible" },
  }),
  declare({
    id: "client.update.reactivates",
    level: "MUST",
    statement: "After a client has set an Inactive credential to Active, the Query API shows it as Active.",
    citations: [...setsTheStatus, listed],
    stimulus: "reactivation",
    expectation: { reply: "success", state: "visible" },
  }),
  declare({
    id: "client.unknown-credential",
    level: "MUST",
    statement:
      "For a credential id that does not exist, a client reports the modelled error NoSuchEntity with status 404, and nothing changes.",
    citations: modelled,
    stimulus: "unknown-credential",
    expectation: { reply: "service-error", code: "NoSuchEntity" },
  }),
  declare({
    id: "client.unknown-user",
    level: "MUST",
    statement:
      "For a user that does not exist, a client reports the modelled error NoSuchEntity with status 404, and nothing changes.",
    citations: modelled,
    stimulus: "unknown-user",
    expectation: { reply: "service-error", code: "NoSuchEntity" },
  }),
  declare({
    id: "client.unlisted-status",
    level: "SHOULD",
    statement:
      "For a Status that is not in the list of values, a client reports an error of the service, and nothing changes.",
    citations: [listedValues.citation, ...errorCodes.ValidationError.citations],
    stimulus: "unlisted-status",
    expectation: { reply: "service-error" },
  }),
  declare({
    id: "client.success.status",
    level: "SHOULD",
    statement: `A client that exposes the HTTP status reports ${successStatus} for a success.`,
    citations: [
      recorded(
        "localstack-recordings",
        "UpdateServiceSpecificCredential answers 200 without a result element.",
      ),
    ],
    stimulus: "update",
    expectation: { reply: "success-status" },
  }),
  declare({
    id: "client.success.request-id",
    level: "SHOULD",
    statement: "A client that exposes request ids reports the request id of a success.",
    citations: [
      documented(
        "api-reference",
        "<ResponseMetadata> <RequestId>EXAMPLE8-90ab-cdef-fedc-ba987EXAMPLE</RequestId> </ResponseMetadata>",
      ),
      recorded("localstack-recordings", "The header x-amzn-RequestId equals the RequestId of the body."),
    ],
    stimulus: "update",
    expectation: { reply: "request-id" },
  }),
  declare({
    id: "client.error.request-id",
    level: "SHOULD",
    statement: "A client that exposes request ids reports the request id of an error.",
    citations: [
      documented("aws-query", "RequestId: Contains a unique identifier for the associated request."),
      recorded("localstack-recordings", "The header x-amzn-RequestId equals the RequestId of the body."),
    ],
    stimulus: "unknown-credential",
    expectation: { reply: "request-id" },
    needs: [plainUpdate, "client.unknown-credential"],
  }),
];

/** The requirement with this id, or undefined. */
export function surfaceRequirementById(id: string): SurfaceRequirement | undefined {
  return surfaceRequirements.find((requirement) => requirement.id === id);
}
