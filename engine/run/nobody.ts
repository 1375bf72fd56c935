import { wordCharacters } from "../../contract/alphabets.ts";
import { madeUpId } from "../../contract/operations/update-service-specific-credential.ts";
import type { Addressed } from "./perform.ts";

/** A user and a credential that no target has: what is asked of them changes nothing. */
export const nobody: Addressed = { owner: "iam-conformance-no-such-user", id: madeUpId(wordCharacters) };
