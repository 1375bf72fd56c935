import { documented, type Level, recorded, retold } from "../contract/citation.ts";
import { type ErrorCode, errorCodes } from "../contract/error-codes.ts";
import { updateServiceSpecificCredential } from "../contract/operations/update-service-specific-credential.ts";
import { type SignatureFault, signatureFaults } from "../contract/signature-faults.ts";
import { type Declaration, declare, updateOf } from "./declare.ts";
import { acceptedUpdate, refusedUpdate } from "./needs.ts";
import type { Need, Requirement } from "./requirement.ts";

const update = updateOf(updateServiceSpecificCredential);
const signed = documented(
  "signature-v4",
  "AWS then replicates this process and verifies the signature, granting or denying access accordingly.",
);
const mismatch = errorCodes.SignatureDoesNotMatch.citations;
const presigning = documented(
  "common-parameters",
  "The following list contains the parameters that all actions use for signing Signature Version 4 requests with a query string.",
);
const scope = documented(
  "common-parameters",
  'The credential scope value, which is a string that includes your access key, the date, the region you are targeting, the service you are requesting, and a termination string ("aws4_request").',
);

/** The citations on a scope that is wrong in one part. `what`: which, in the words of the page. */
function wrongScope(what: string): Declaration["citations"] {
  return [
    scope,
    documented(
      "scope-troubleshooting",
      `If the credential scope does not ${what}, the signature verification step fails`,
    ),
    ...mismatch,
  ];
}
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
  level: Level = "MUST",
): Requirement {
  return declare(`authentication.${fault}`, {
    level,
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

/** Signatures that lack something get one code: where it is wrong, it is wrong for each of them. */
const sameCode: Need = { requirement: "authentication.no-algorithm", explains: ["code", "status"] };
const wrongSignature: Need = { requirement: "authentication.wrong-secret", explains: ["accepted", "state"] };
const incomplete = errorCodes.IncompleteSignature.citations;
const skewCitations = [...errorCodes.RequestExpired.citations, skewRecorded];
const malformed: readonly ErrorCode[] = [
  "IncompleteSignature",
  "MissingAuthenticationToken",
  "SignatureDoesNotMatch",
];
const skewed: readonly ErrorCode[] = ["SignatureDoesNotMatch", "RequestExpired"];
/** Demoted: see docs/decisions/levels.md. */
const demoted: Level = "SHOULD";

/** What is required of the way a target authenticates requests. */
export const authenticationRequirements: readonly Requirement[] = [
  refusedSignature(
    "unsigned",
    errorCodes.MissingAuthenticationToken.citations,
    ["MissingAuthenticationToken"],
    [],
  ),
  refusedSignature(
    "unknown-key",
    [...errorCodes.InvalidClientTokenId.citations, ...errorCodes.UnrecognizedClientException.citations],
    ["InvalidClientTokenId", "UnrecognizedClientException"],
  ),
  refusedSignature("wrong-secret", [signed, ...mismatch], "any"),
  refusedSignature("body-changed", [signed, ...mismatch], "any", [enforced, wrongSignature]),
  refusedSignature("header-changed", [signed, ...mismatch], "any", [enforced, wrongSignature]),
  refusedSignature("signature-cut", [signed, ...mismatch], "any", [enforced, wrongSignature]),
  refusedSignature("date-too-old", skewCitations, skewed),
  refusedSignature("date-too-new", skewCitations, skewed),
  refusedSignature("no-date", incomplete, "any", [enforced, sameCode]),
  refusedSignature("no-algorithm", incomplete, malformed),
  refusedSignature("no-credential", incomplete, malformed, [enforced, sameCode]),
  refusedSignature("no-signed-headers", incomplete, malformed, [enforced, sameCode]),
  refusedSignature("no-signature", incomplete, malformed, [enforced, sameCode]),
  refusedSignature("short-scope", [scope, ...incomplete], "any"),
  refusedSignature("wrong-terminator", wrongScope("end with aws4_request"), "any"),
  refusedSignature("wrong-service", wrongScope("specify the same service as the host header"), "any"),
  refusedSignature(
    "wrong-region",
    wrongScope("specify the same Region as the request"),
    "any",
    [enforced],
    demoted,
  ),
  refusedSignature("scope-date", wrongScope("specify the same date as the x-amz-date header"), "any"),
  refusedSignature(
    "host-unsigned",
    [
      retold("signed-request", "At the least the host header and every x-amz-* header have to be signed."),
      ...mismatch,
    ],
    "any",
  ),
  declare("authentication.presigned", {
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
      fault === "presigned-expired"
        ? [
            retold(
              "signed-request",
              "A presigned request states in X-Amz-Expires for how many seconds it is valid.",
            ),
            ...errorCodes.RequestExpired.citations,
          ]
        : [signed, presigning, ...mismatch],
      "any",
      [enforced, wrongSignature, { requirement: "authentication.presigned", explains: "all" }],
      fault === "presigned-expired" ? demoted : "MUST",
    ),
    claims: ["authentication", "get"] as const,
  })),
];
