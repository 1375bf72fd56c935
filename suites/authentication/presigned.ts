import { documented, recorded, unsettled } from "../../contract/citation.ts";
import { errorCodes } from "../../contract/error-codes.ts";
import { blames } from "../needs.ts";
import type { Requirement } from "../requirement.ts";
import { compared, getWorks, unknownIgnored, without } from "./blame.ts";
import { getRequests, mismatch, presigning, skew } from "./clauses.ts";
import { acceptedSignature, observedSignature, refusedSignature } from "./declare-signed.ts";

const presignedMatches = documented(
  "authentication-methods",
  "Provides the signature to authenticate your request. This signature must match the signature the service calculates; otherwise, the service denies the request.",
);
const lifetime = documented(
  "authentication-methods",
  "Provides the time period, in seconds, for which the generated presigned URL is valid. For example, 86400 (24 hours). This value is an integer. The minimum value you can set is 1, and the maximum is 604800 (seven days).",
);
const accepted = [...getWorks, ...without("authentication.presigned")];

/** Signatures in the query string. */
export const presignedRequirements: readonly Requirement[] = [
  acceptedSignature({
    name: "presigned",
    statement: "A GET request that is signed in its query string is accepted.",
    citations: [presigning, getRequests],
    signatures: ["presigned"],
    method: "GET",
    needs: getWorks,
  }),
  // No MUST: see docs/decisions/levels.md.
  refusedSignature({
    name: "presigned-expired",
    level: "SHOULD",
    statement: "Refused: presigned, and past its X-Amz-Expires.",
    citations: [lifetime, ...errorCodes.RequestExpired.citations],
    signatures: ["presigned-expired"],
    method: "GET",
    needs: [...compared, ...blames("authentication.presigned-long-expired", "accepted"), ...accepted],
  }),
  refusedSignature({
    name: "presigned-changed",
    statement: "Refused: presigned, and a parameter is changed after signing.",
    citations: [presignedMatches, presigning, ...mismatch],
    signatures: ["presigned-changed"],
    method: "GET",
    needs: [...compared, ...blames("authentication.query-changed", "accepted", "state"), ...accepted],
  }),
  acceptedSignature({
    name: "presigned-extra",
    level: "SHOULD",
    statement: "A presigned request is accepted also with a further parameter that is signed too.",
    citations: [
      presigning,
      recorded("stackd-recordings", "Unknown parameters of sibling operations are ignored."),
    ],
    signatures: ["presigned-extra"],
    method: "GET",
    needs: [...unknownIgnored, ...blames("authentication.query-order", "refused"), ...accepted],
  }),
  refusedSignature({
    name: "presigned-added",
    statement: "Refused: presigned, and a parameter is added after signing.",
    citations: [presignedMatches, presigning, ...mismatch],
    signatures: ["presigned-added"],
    method: "GET",
    needs: [
      ...compared,
      ...["query-added", "query-changed", "presigned-changed"].flatMap((name) =>
        blames(`authentication.${name}`, "accepted", "state"),
      ),
      ...accepted,
    ],
  }),
  refusedSignature({
    name: "presigned-too-new",
    statement: "Refused: presigned, and the date lies 20 minutes in the future.",
    citations: skew,
    signatures: ["presigned-too-new"],
    method: "GET",
    needs: [...blames("authentication.date-too-new", "accepted"), ...accepted],
  }),
  refusedSignature({
    name: "presigned-long-expired",
    statement: "Refused: presigned, and 19 minutes past its X-Amz-Expires.",
    citations: [...errorCodes.RequestExpired.citations, lifetime],
    signatures: ["presigned-long-expired"],
    method: "GET",
    needs: [...compared, ...accepted],
  }),
  observedSignature({
    name: "presigned-without-expires",
    statement: "What a presigned request without X-Amz-Expires is answered.",
    citations: [
      presigning,
      lifetime,
      unsettled(
        "common-parameters",
        "The page does not list X-Amz-Expires, and nothing says that it may be left out.",
      ),
    ],
    signatures: ["presigned-without-expires"],
    method: "GET",
    needs: accepted,
  }),
  observedSignature({
    name: "presigned-for-longer",
    statement: "What a presigned request with an X-Amz-Expires of more than seven days is answered.",
    citations: [lifetime, unsettled("common-parameters", "The page does not list X-Amz-Expires.")],
    signatures: ["presigned-for-longer"],
    method: "GET",
    needs: accepted,
  }),
  observedSignature({
    name: "signed-twice",
    statement: "What a request signed both in its query string and in its Authorization header is answered.",
    citations: [
      documented(
        "first-signed-request",
        "You can't add authentication information using both the Authorization header and query string parameters.",
      ),
      unsettled(
        "signed-request",
        "Later editions leave the sentence out; nothing says what becomes of both.",
      ),
    ],
    signatures: ["signed-twice"],
    method: "GET",
    needs: accepted,
  }),
];
