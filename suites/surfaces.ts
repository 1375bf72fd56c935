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

/** The name of the one area that requirements on a target seen through a client are grouped in. */
export const surfaceArea = "client";

/** What a client is asked to do, on fixtures that were made through the Query API. */
export type ClientStimulus =
  /** An update to each documented Status in turn. */
  | "update"
  /** An update of a credential that is Active, and of one that is Inactive. */
  | "deactivation"
  | "reactivation"
  /** A valid update but for one thing. */
  | "unknown-credential"
  | "unknown-user"
  | "unlisted-status";

/** What has to come of it. */
export type ReplyExpectation =
  /** The client reports success; `visible`: and the Query API shows the new Status. */
  | { readonly reply: "success"; readonly state: "unread" | "visible" }
  /** Its success exposes the status 200. */
  | { readonly reply: "success-status" }
  /** The client reports an error of the service, and nothing changed; without `code`, whichever. */
  | { readonly reply: "service-error"; readonly code?: ErrorCode }
  /** What it reports exposes a request id, whether it is a success or an error. */
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
  /** Ids of those without which it cannot be judged. */
  readonly needs: readonly string[];
}

/** The status of a success; source: recordings, and every other success of the Query API. */
export const successStatus = 200;

/** The name that service models give to the exception of an error code (`service-model`: NoSuchEntityException). */
export function modelledException(code: ErrorCode): string {
  return `${code}Exception`;
}

function declare(declaration: Omit<SurfaceRequirement, "area" | "evidence">): SurfaceRequirement {
  const { id, level, citations } = declaration;
  return { ...declaration, area: surfaceArea, evidence: evidenceFor(id, level, citations) };
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
const plainUpdate = "client.update.success";

/** Every requirement on a target seen through a client, in the order in which they are exercised and reported. */
export const surfaceRequirements: readonly SurfaceRequirement[] = [
  declare({
    id: plainUpdate,
    level: "MUST",
    statement: "A client reports success for a valid update, whichever documented Status it sets.",
    citations: setsTheStatus,
    stimulus: "update",
    expectation: { reply: "success", state: "unread" },
    needs: [],
  }),
  declare({
    id: "client.update.deactivates",
    level: "MUST",
    statement: "After a client's success the Query API shows that an Active credential is Inactive.",
    citations: [...setsTheStatus, listed],
    stimulus: "deactivation",
    expectation: { reply: "success", state: "visible" },
    needs: [plainUpdate],
  }),
  declare({
    id: "client.update.reactivates",
    level: "MUST",
    statement: "After a client's success the Query API shows that an Inactive credential is Active.",
    citations: [...setsTheStatus, listed],
    stimulus: "reactivation",
    expectation: { reply: "success", state: "visible" },
    needs: [plainUpdate],
  }),
  declare({
    id: "client.unknown-credential",
    level: "MUST",
    statement:
      "For an id that does not exist a client reports the modelled NoSuchEntity with the status 404, and nothing changes.",
    citations: modelled,
    stimulus: "unknown-credential",
    expectation: { reply: "service-error", code: "NoSuchEntity" },
    needs: [plainUpdate],
  }),
  declare({
    id: "client.unknown-user",
    level: "MUST",
    statement:
      "For a user that does not exist a client reports the modelled NoSuchEntity with the status 404, and nothing changes.",
    citations: modelled,
    stimulus: "unknown-user",
    expectation: { reply: "service-error", code: "NoSuchEntity" },
    needs: [plainUpdate],
  }),
  declare({
    id: "client.unlisted-status",
    level: "SHOULD",
    statement: "For a Status outside the list a client reports an error of the service, and nothing changes.",
    citations: [listedValues.citation, ...errorCodes.ValidationError.citations],
    stimulus: "unlisted-status",
    expectation: { reply: "service-error" },
    needs: [plainUpdate],
  }),
  declare({
    id: "client.success.status",
    level: "SHOULD",
    statement: `A client that exposes the HTTP status exposes ${successStatus} for a success.`,
    citations: [
      recorded(
        "localstack-recordings",
        "UpdateServiceSpecificCredential answers 200 without a result element.",
      ),
    ],
    stimulus: "update",
    expectation: { reply: "success-status" },
    needs: [plainUpdate],
  }),
  declare({
    id: "client.success.request-id",
    level: "SHOULD",
    statement: "A client that exposes request ids exposes that of a success.",
    citations: [
      documented(
        "api-reference",
        "<ResponseMetadata> <RequestId>EXAMPLE8-90ab-cdef-fedc-ba987EXAMPLE</RequestId> </ResponseMetadata>",
      ),
      recorded("localstack-recordings", "The header x-amzn-RequestId equals the RequestId of the body."),
    ],
    stimulus: "update",
    expectation: { reply: "request-id" },
    needs: [plainUpdate],
  }),
  declare({
    id: "client.error.request-id",
    level: "SHOULD",
    statement: "A client that exposes request ids exposes that of an error.",
    citations: [
      documented("aws-query", "RequestId: Contains a unique identifier for the associated request."),
      recorded("localstack-recordings", "The header x-amzn-RequestId equals the RequestId of the body."),
    ],
    stimulus: "unknown-credential",
    expectation: { reply: "request-id" },
    needs: [plainUpdate, "client.unknown-credential"],
  }),
];

const byId: ReadonlyMap<string, SurfaceRequirement> = new Map(
  surfaceRequirements.map((requirement) => [requirement.id, requirement]),
);

/** The requirement with this id, or undefined. */
export function surfaceRequirementById(id: string): SurfaceRequirement | undefined {
  return byId.get(id);
}
