import type { Level } from "../../contract/citation.ts";
import type { ErrorCode } from "../../contract/error-codes.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { SignatureFault } from "../../contract/signature-faults.ts";
import { type Declaration, declare, refusal, success, updateOf } from "../declare.ts";
import { acceptedUpdate, ownLaneOnly, plainUpdate } from "../needs.ts";
import type { Need, Requirement } from "../requirement.ts";
import { enforced, refused } from "./blame.ts";

const update = updateOf(updateServiceSpecificCredential);

/** What a requirement on a way to sign consists of. */
export interface Signed extends Pick<Declaration, "statement" | "citations"> {
  /** The id without its area. */
  readonly name: string;
  /** Default: MUST. */
  readonly level?: Level;
  /** Each is tried. */
  readonly signatures: readonly [SignatureFault, ...SignatureFault[]];
  /** The method of the request; GET where the query string is what it is about. Default: POST. */
  readonly method?: "GET";
  /** Beside those of its kind. */
  readonly needs?: readonly Need[];
}

/** An update that is signed so is refused. `codes`: with one of these. Default: with any. */
export function refusedSignature(signed: Signed & { readonly codes?: readonly ErrorCode[] }): Requirement {
  const { codes = "any", needs = [] } = signed;
  return declare(`authentication.${signed.name}`, {
    ...common(signed),
    ...refusal(codes, [...refused, ...enforced, ...needs]),
    mostRuns: 10,
  });
}

/** An update that is signed so is carried out. */
export function acceptedSignature(signed: Signed): Requirement {
  return declare(`authentication.${signed.name}`, {
    ...common(signed),
    ...success([...acceptedUpdate, ...ownLaneOnly, ...(signed.needs ?? [])]),
    mostRuns: 10,
  });
}

/** What an update that is signed so is answered is reported. */
export function observedSignature(signed: Omit<Signed, "level">): Requirement {
  return declare(`authentication.${signed.name}`, {
    ...common({ ...signed, level: "OBSERVE" }),
    expect: { answer: "anything" },
    needs: [plainUpdate, ...(signed.needs ?? [])],
    mostRuns: 2,
  });
}

type Common = Pick<Declaration, "level" | "statement" | "citations" | "stimulus" | "claims">;

function common({ level = "MUST", statement, citations, method, signatures }: Signed): Common {
  return {
    level,
    statement,
    citations,
    stimulus: update({}, method === undefined ? { signatures } : { signatures, forms: [{ method }] }),
    claims: method === undefined ? ["authentication"] : ["authentication", "get"],
  };
}
