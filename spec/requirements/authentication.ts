import { documented, recorded, reported } from "../citation.ts";
import { type ErrorCode, errorCodes } from "../error-codes.ts";
import type { Need, Requirement } from "../requirement.ts";
import { type SignatureFault, signatureFaults } from "../signature-faults.ts";
import { type Declaration, declare, update } from "./declare.ts";
import { acceptedUpdate, refusedUpdate } from "./needs.ts";

const signed = documented(
  "signature-v4",
  "When AWS receives an API request, AWS duplicates the process that you used to calculate the signature; if the signatures match, AWS authenticates the request, otherwise the request is denied.",
);
const presigning = documented(
  "signature-v4",
  "Query string: you can use query parameters to make the request in its entirety in a URL.",
);
const scope = documented(
  "signature-v4",
  "The credential scope consists of the date, the Region, the service name and the termination string aws4_request.",
);
const skewRecorded = recorded(
  "sts-recordings",
  "A date more than 15 minutes off: 403 SignatureDoesNotMatch, `Signature expired: …`.",
);

/** A target that lets anybody in fails once, not in every step of the signature. */
const enforced: Need = { requirement: "authentication.unsigned", explains: ["accepted", "state"] };

function refusedSignature(
  fault: SignatureFault,
  citations: Declaration["citations"],
  codes: readonly ErrorCode[] | "any",
  needs: readonly Need[] = [enforced],
): Requirement {
  return declare("authentication", {
    id: `authentication.${fault}`,
    level: "MUST",
    statement: `Refused${codes === "any" ? "" : ` with ${codes.join(" or ")}`}: ${signatureFaults[fault]}.`,
    citations,
    stimulus: update({}, { signature: fault }),
    expect: codes === "any" ? { answer: "refusal" } : { answer: "error", codes },
    state: "unchanged",
    needs: [...refusedUpdate, ...needs],
    claims: ["authentication"],
    mostRuns: 10,
  });
}

const wrongSignature: Need = { requirement: "authentication.wrong-secret", explains: ["accepted", "state"] };
const incomplete = errorCodes.IncompleteSignature.citations;
const skewCitations = [...errorCodes.RequestExpired.citations, skewRecorded];
const malformed: readonly ErrorCode[] = [
  "IncompleteSignature",
  "MissingAuthenticationToken",
  "SignatureDoesNotMatch",
];
const skewed: readonly ErrorCode[] = ["SignatureDoesNotMatch", "RequestExpired"];
const mismatch = reported("sts-recordings", "403 SignatureDoesNotMatch, reported widely.");

/** What is required of the way a target authenticates requests. */
export const authenticationRequirements: readonly Requirement[] = [
  refusedSignature(
    "unsigned",
    errorCodes.MissingAuthenticationToken.citations,
    ["MissingAuthenticationToken"],
    [],
  ),
  refusedSignature("unknown-key", errorCodes.InvalidClientTokenId.citations, ["InvalidClientTokenId"]),
  refusedSignature("wrong-secret", [signed, mismatch], "any"),
  refusedSignature("body-changed", [signed, mismatch], "any", [enforced, wrongSignature]),
  refusedSignature("header-changed", [signed, mismatch], "any", [enforced, wrongSignature]),
  refusedSignature("signature-cut", [signed, mismatch], "any", [enforced, wrongSignature]),
  refusedSignature("date-too-old", skewCitations, skewed),
  refusedSignature("date-too-new", skewCitations, skewed),
  refusedSignature("no-date", incomplete, "any"),
  refusedSignature("no-algorithm", incomplete, malformed),
  refusedSignature("no-credential", incomplete, malformed),
  refusedSignature("no-signed-headers", incomplete, malformed),
  refusedSignature("no-signature", incomplete, malformed),
  refusedSignature("short-scope", [scope, ...incomplete], "any"),
  refusedSignature("wrong-terminator", [scope, mismatch], "any"),
  refusedSignature("wrong-service", [scope, mismatch], "any"),
  refusedSignature("wrong-region", [scope, mismatch], "any"),
  refusedSignature("scope-date", [scope, mismatch], "any"),
  refusedSignature(
    "host-unsigned",
    [documented("signature-v4", "The signed headers must include host."), mismatch],
    "any",
  ),
  declare("authentication", {
    id: "authentication.presigned",
    level: "MUST",
    statement: "A GET request that is signed in its query string is accepted.",
    citations: [
      presigning,
      documented("query-requests", "IAM and AWS STS support GET and POST requests for all actions."),
    ],
    stimulus: update({}, { signature: "presigned" }),
    expect: { answer: "success" },
    state: "updated",
    needs: acceptedUpdate,
    claims: ["authentication", "get"],
    mostRuns: 4,
  }),
  ...(["presigned-expired", "presigned-changed"] as const).map((fault) => ({
    ...refusedSignature(
      fault,
      fault === "presigned-expired" ? errorCodes.RequestExpired.citations : [signed, presigning, mismatch],
      "any",
      [enforced, wrongSignature, { requirement: "authentication.presigned", explains: "all" }],
    ),
    claims: ["authentication", "get"] as const,
  })),
];
