import { blames, blamesAlike, refusalReadBack } from "../needs.ts";
import type { Need } from "../requirement.ts";

/** Where a request that has to be accepted is not, or has no effect, this one says nothing; one that breaks the same rule of the envelope is the same fault. */
export function without(requirement: string): readonly Need[] {
  return [
    { requirement, explains: "all", failing: ["refused", "no-answer", "state"] },
    ...blamesAlike(requirement, "envelope"),
  ];
}

/** A refusal whose code cannot be read where requests are authenticated is one fault, whatever was refused. */
const readableRefusal: Need = {
  requirement: "response.error.authentication",
  explains: ["unreadable"],
  failing: ["envelope"],
};

/** What the first of all requirements on refused signatures rests on. */
export const refused: readonly Need[] = [...refusalReadBack, readableRefusal];

/**
 * A target that lets anybody in fails once, not in every step of the signature; one that lets nobody in and says so
 * with another code or status than the documents have is wrong in that, and in each step that it leaves out.
 */
export const enforced: readonly Need[] = [
  ...blames("authentication.unsigned", "accepted", "state"),
  ...blamesAlike("authentication.unsigned", "code", "status"),
];

/** A target that does not compare signatures fails once, not for each thing that a signature covers. */
export const compared: readonly Need[] = blames("authentication.wrong-secret", "accepted", "state");

/** Signatures that lack something get one code: where it is wrong, it is wrong for each of them. */
export const sameCode: readonly Need[] = blamesAlike("authentication.no-algorithm", "code", "status");

/** Without GET requests there is no query string to sign. */
export const getWorks: readonly Need[] = without("request.get");

/** Parameters that a query string holds beside the operation's own have to be passed over first. */
export const unknownIgnored: readonly Need[] = blames("request.unknown-parameters", "refused");

/** Where no header may be signed but the usual ones, none that is written in a peculiar way may. */
export const furtherHeaders: readonly Need[] = blames("authentication.further-header", "refused");
