import { documented, recorded, reported, unsettled } from "../contract/citation.ts";
import { errorCodes } from "../contract/error-codes.ts";
import { credentialIdParameter, usualId } from "../contract/operations/update-service-specific-credential.ts";
import { declare, literal, role, unknownCredential, update } from "./declare.ts";
import { errorMessage, noSuchEntity, refusedAnyhow, validationError } from "./needs.ts";
import type { Requirement } from "./requirement.ts";

const [, length, pattern] = credentialIdParameter.constraints;

const ownership = [
  documented(
    "api-reference",
    "UserName: The name of the IAM user associated with the service-specific credential.",
  ),
  recorded(
    "stackd-recordings",
    "An id that belongs to another existing user is answered ValidationError, `User {name} does not have a service specific credential with id {id}` (status inferred).",
  ),
];

/** What is required of ServiceSpecificCredentialId beyond its declared constraints. */
export const credentialIdRequirements: readonly Requirement[] = [
  declare("credential-id", {
    id: "credential-id.required.code",
    level: "SHOULD",
    statement: "The code for an absent ServiceSpecificCredentialId is ValidationError.",
    citations: [
      recorded(
        "stackd-recordings",
        "Absent required members of sibling operations: `Value at '…' failed to satisfy constraint: Member must not be null`.",
      ),
    ],
    stimulus: update({ ServiceSpecificCredentialId: { choose: "absent" } }),
    expect: { answer: "error", codes: ["ValidationError"] },
    needs: [...validationError, { requirement: "credential-id.required", explains: "all" }],
  }),
  declare("credential-id", {
    id: "credential-id.max-length.page",
    level: "MUST",
    statement: "A ServiceSpecificCredentialId of 4 KiB is refused with ValidationError.",
    citations: [length.citation, ...errorCodes.ValidationError.citations],
    stimulus: update({
      ServiceSpecificCredentialId: { choose: "breaking", breach: "max-length", lengths: [4096] },
    }),
    expect: { answer: "error", codes: ["ValidationError"] },
    state: "unchanged",
    needs: [...validationError, { requirement: "credential-id.max-length", explains: "all" }],
  }),
  declare("credential-id", {
    id: "credential-id.max-length.mebibyte",
    level: "OBSERVE",
    statement:
      "What a ServiceSpecificCredentialId of 1 MiB is answered: a limit on the request may come first.",
    citations: [unsettled("api-reference", "Nothing public gives the largest request that IAM reads.")],
    stimulus: update({
      ServiceSpecificCredentialId: { choose: "breaking", breach: "max-length", lengths: [1_048_576] },
    }),
    expect: { answer: "anything" },
    state: "unchanged",
    mostRuns: 1,
  }),
  declare("credential-id", {
    id: "credential-id.lone-surrogate",
    level: "MUST",
    statement:
      "A ServiceSpecificCredentialId that is no UTF-8 (the three bytes of a lone surrogate) is refused.",
    citations: [pattern.citation],
    stimulus: update({
      ServiceSpecificCredentialId: literal(
        `${usualId.prefix}0000000000000000\ud800`,
        `${usualId.prefix}00000000\udfff00000000`,
      ),
    }),
    expect: { answer: "refusal" },
    state: "unchanged",
    needs: refusedAnyhow,
  }),
  declare("credential-id", {
    id: "credential-id.unknown",
    level: "MUST",
    statement: "A well-formed id that does not exist is answered 404 NoSuchEntity, for a user that exists.",
    citations: errorCodes.NoSuchEntity.citations,
    stimulus: update({ ServiceSpecificCredentialId: unknownCredential }),
    expect: { answer: "error", codes: ["NoSuchEntity"] },
    state: "unchanged",
    needs: noSuchEntity,
  }),
  declare("credential-id", {
    id: "credential-id.unknown.message",
    level: "SHOULD",
    statement: "The message for an unknown id is `No such credential {id} exists`.",
    citations: [recorded("localstack-recordings", "`No such credential {id} exists`")],
    stimulus: update({ ServiceSpecificCredentialId: unknownCredential }),
    expect: { answer: "message", message: { kind: "matches", pattern: "^No such credential \\w+ exists$" } },
    needs: [...noSuchEntity, errorMessage, { requirement: "credential-id.unknown", explains: "all" }],
    mostRuns: 10,
  }),
  declare("credential-id", {
    id: "credential-id.deleted",
    level: "MUST",
    statement: "The id of a deleted credential is answered 404 NoSuchEntity.",
    citations: errorCodes.NoSuchEntity.citations,
    stimulus: { kind: "procedure", procedure: "deleted-credential" },
    expect: { answer: "error", codes: ["NoSuchEntity"] },
    needs: [...noSuchEntity, { requirement: "credential-id.unknown", explains: "all" }],
    claims: ["provisioning"],
    mostRuns: 4,
  }),
  declare("credential-id", {
    id: "credential-id.of-another-user",
    level: "MUST",
    statement: "An id that belongs to another existing user is refused, and nothing changes.",
    citations: ownership,
    stimulus: update({ ServiceSpecificCredentialId: role("other-credential") }),
    expect: { answer: "refusal" },
    state: "other-unchanged",
    needs: refusedAnyhow,
  }),
  declare("credential-id", {
    id: "credential-id.of-another-user.code",
    level: "SHOULD",
    statement: "The code for an id that belongs to another existing user is ValidationError.",
    citations: ownership,
    stimulus: update({ ServiceSpecificCredentialId: role("other-credential") }),
    expect: { answer: "error", codes: ["ValidationError"] },
    needs: [...validationError, { requirement: "credential-id.of-another-user", explains: "all" }],
  }),
  declare("credential-id", {
    id: "credential-id.letter-case",
    level: "OBSERVE",
    statement: "Whether the letter case of an id matters.",
    citations: [
      unsettled("api-reference", "Nothing public says whether ids are compared with regard to case."),
    ],
    stimulus: update({ ServiceSpecificCredentialId: role("own-credential-other-case") }),
    expect: { answer: "anything" },
    state: "unchanged",
    mostRuns: 2,
  }),
  declare("credential-id", {
    id: "credential-id.message",
    level: "SHOULD",
    statement:
      "The message for a malformed id lists the violation: `1 validation error detected: Value at 'serviceSpecificCredentialId' failed to satisfy constraint: …`.",
    citations: [
      recorded(
        "localstack-recordings",
        "`1 validation error detected: Value at 'serviceSpecificCredentialId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w]+`",
      ),
      reported("sts-recordings", "Before about 2024 the value was echoed: `Value 'abc' at 'x'`."),
    ],
    stimulus: update({
      ServiceSpecificCredentialId: literal(
        ...["-", "."].map((mark) => `${usualId.prefix.padEnd(usualId.length - 1, "0")}${mark}`),
      ),
    }),
    expect: { answer: "message", message: { kind: "violations" } },
    needs: [
      ...validationError,
      errorMessage,
      { requirement: "credential-id.pattern.marks", explains: "all" },
    ],
    mostRuns: 10,
  }),
];
