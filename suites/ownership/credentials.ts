import { documented, recorded, unsettled } from "../../contract/citation.ts";
import { errorCodes } from "../../contract/error-codes.ts";
import type { Parameter } from "../../contract/operation.ts";
import { usualId } from "../../contract/operations/update-service-specific-credential.ts";
import {
  messageLike,
  must,
  observe,
  refusal,
  role,
  should,
  type Update,
  unknownCredential,
} from "../declare.ts";
import { errorMessage, noSuchEntity, refusedAnyhow, validationError } from "../needs.ts";
import type { Need, Requirement } from "../requirement.ts";
import { notUtf8 } from "./not-utf-8.ts";

const owned = [
  documented(
    "api-reference",
    "UserName: The name of the IAM user associated with the service-specific credential.",
  ),
  recorded(
    "stackd-recordings",
    "An id that belongs to another existing user is answered ValidationError, `User {name} does not have a service specific credential with id {id}` (status inferred).",
  ),
];

/** What is required of an id, beyond its constraints. */
export function credentials(parameter: Parameter, update: Update): Requirement[] {
  const { area } = parameter;
  const unknown = update({ credential: unknownCredential });
  const foreign = update({ credential: role("other-credential") });
  const noticed: Need = { requirement: `${area}.unknown`, explains: "all" };
  return [
    notUtf8(
      parameter,
      update,
      `${usualId.prefix}0000000000000000\ud800`,
      `${usualId.prefix}00000000\udfff00000000`,
    ),
    must(`${area}.unknown`, {
      statement:
        "A well-formed id that does not exist is answered with 404 NoSuchEntity when the user exists.",
      citations: errorCodes.NoSuchEntity.citations,
      stimulus: unknown,
      ...refusal(["NoSuchEntity"], noSuchEntity),
    }),
    should(`${area}.unknown.message`, {
      statement: "The message for an unknown id is `No such credential {id} exists`.",
      citations: [recorded("localstack-recordings", "`No such credential {id} exists`")],
      stimulus: unknown,
      ...messageLike("^No such credential \\w+ exists$"),
      needs: [...noSuchEntity, errorMessage, noticed],
      mostRuns: 10,
    }),
    must(`${area}.deleted`, {
      statement: "The id of a deleted credential is answered with 404 NoSuchEntity.",
      citations: errorCodes.NoSuchEntity.citations,
      stimulus: { kind: "procedure", procedure: "deleted-credential" },
      expect: { answer: "error", codes: ["NoSuchEntity"] },
      needs: [...noSuchEntity, noticed],
      claims: ["provisioning"],
      mostRuns: 4,
    }),
    must(`${area}.of-another-user`, {
      statement: "An id that belongs to another existing user is refused, and nothing changes.",
      citations: owned,
      stimulus: foreign,
      expect: { answer: "refusal" },
      state: "other-unchanged",
      needs: refusedAnyhow,
    }),
    should(`${area}.of-another-user.code`, {
      statement: "An id that belongs to another existing user is refused with ValidationError.",
      citations: owned,
      stimulus: foreign,
      expect: { answer: "error", codes: ["ValidationError"] },
      needs: [...validationError, { requirement: `${area}.of-another-user`, explains: "all" }],
    }),
    observe(
      `${area}.letter-case`,
      "Whether ids are case-sensitive.",
      [unsettled("api-reference", "Nothing public says whether ids are compared with regard to case.")],
      update({ credential: role("own-credential-other-case") }),
      { state: "unchanged" },
    ),
  ];
}
