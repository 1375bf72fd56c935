import { documented, retold } from "../../contract/citation.ts";
import type { ErrorCode } from "../../contract/error-codes.ts";
import { blames } from "../needs.ts";
import type { Requirement } from "../requirement.ts";
import { sameCode } from "./blame.ts";
import { incomplete, mismatch } from "./clauses.ts";
import { acceptedSignature, observedSignature, refusedSignature } from "./declare-signed.ts";

const malformed: readonly ErrorCode[] = [
  "IncompleteSignature",
  "MissingAuthenticationToken",
  "SignatureDoesNotMatch",
];
const commas = documented(
  "authentication-methods",
  "In your code, the header must be a continuous string. There is no comma between the algorithm and Credential, but the other elements must be separated by commas.",
);

function lacking(
  name: "no-algorithm" | "no-credential" | "no-signed-headers" | "no-signature",
  part: string,
) {
  return refusedSignature({
    name,
    statement: `Refused with ${malformed.join(" or ")}: the Authorization header lacks ${part}.`,
    citations: [
      documented(
        "signing-elements",
        "Each request that you send must include the following information. AWS uses this information to ensure the validity and authenticity of the request.",
      ),
      ...incomplete,
    ],
    signatures: [name],
    codes: malformed,
    needs: name === "no-algorithm" ? [] : sameCode,
  });
}

/** How the Authorization header is written. */
export const authorizationHeaderRequirements: readonly Requirement[] = [
  lacking("no-algorithm", "its algorithm"),
  lacking("no-credential", "Credential"),
  lacking("no-signed-headers", "SignedHeaders"),
  lacking("no-signature", "Signature"),
  refusedSignature({
    name: "wrong-algorithm",
    statement: "Refused: the Authorization header names another algorithm than the one that was used.",
    citations: [
      documented(
        "signing-elements",
        "You must calculate the signature using the algorithm that you specified in the Algorithm parameter.",
      ),
      ...mismatch,
    ],
    signatures: ["wrong-algorithm"],
    needs: [...sameCode, ...blames("authentication.no-algorithm", "accepted")],
  }),
  acceptedSignature({
    name: "authorization-spelling",
    level: "SHOULD",
    statement: "The commas of the Authorization header may be followed by no space, by several, or by a tab.",
    citations: [
      commas,
      retold(
        "http-semantics",
        "The parameters of an Authorization header are a list (11.4); around the commas of a list there may be spaces and tabs, or nothing (5.6.1, 5.6.3).",
      ),
    ],
    signatures: ["no-space", "several-spaces", "tab"],
  }),
  observedSignature({
    name: "authorization-without-commas",
    statement: "What an Authorization header whose parts are separated by spaces alone is answered.",
    citations: [commas],
    signatures: ["no-commas"],
  }),
];
