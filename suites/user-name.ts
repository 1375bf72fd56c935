import { userNameMarks } from "../contract/alphabets.ts";
import { documented, recorded, reported } from "../contract/citation.ts";
import { errorCodes } from "../contract/error-codes.ts";
import { userNameParameter } from "../contract/operations/update-service-specific-credential.ts";
import { declare, literal, role, unknownUser, update } from "./declare.ts";
import { acceptedUpdate, errorMessage, noSuchEntity, refusedAnyhow } from "./needs.ts";
import type { Requirement } from "./requirement.ts";

const [length, pattern] = userNameParameter.constraints;

const callersOwn = documented(
  "api-reference",
  "UserName … If you do not specify this value, then the operation assumes the user whose credentials are used to call the operation.",
);

/** What is required of UserName beyond its declared constraints. */
export const userNameRequirements: readonly Requirement[] = [
  declare("user-name", {
    id: "user-name.existing.marks",
    level: "MUST",
    statement: `A user whose name holds one of ${[...userNameMarks].join(" ")} is found under it.`,
    citations: [pattern.citation],
    stimulus: update({}, { namedUser: { endings: [...userNameMarks].map((mark) => `a${mark}b`) } }),
    expect: { answer: "success" },
    state: "updated",
    needs: [
      ...acceptedUpdate,
      { requirement: "user-name.accepts-pattern", explains: ["refused"] },
      { requirement: "request.plus.encoded", explains: ["refused"] },
    ],
    claims: ["provisioning"],
    mostRuns: userNameMarks.length,
  }),
  declare("user-name", {
    id: "user-name.existing.mixed-marks",
    level: "MUST",
    statement: "A user whose name mixes every legal mark is found under it.",
    citations: [pattern.citation],
    stimulus: update({}, { namedUser: { endings: [userNameMarks, `${userNameMarks}${userNameMarks}z`] } }),
    expect: { answer: "success" },
    state: "updated",
    needs: [
      ...acceptedUpdate,
      { requirement: "user-name.existing.marks", explains: "all" },
      { requirement: "user-name.accepts-pattern", explains: ["refused"] },
    ],
    claims: ["provisioning"],
    mostRuns: 2,
  }),
  declare("user-name", {
    id: "user-name.existing.max-length",
    level: "MUST",
    statement: `A user whose name has the greatest length, ${length.maximum}, is found under it.`,
    citations: [length.citation],
    stimulus: update({}, { namedUser: { endings: ["z"], fill: true } }),
    expect: { answer: "success" },
    state: "updated",
    needs: [...acceptedUpdate, { requirement: "user-name.accepts-max-length", explains: ["refused"] }],
    claims: ["provisioning"],
    mostRuns: 1,
  }),
  declare("user-name", {
    id: "user-name.unknown",
    level: "MUST",
    statement: "A user that does not exist is answered 404 NoSuchEntity, though the credential exists.",
    citations: errorCodes.NoSuchEntity.citations,
    stimulus: update({ UserName: unknownUser }),
    expect: { answer: "error", codes: ["NoSuchEntity"] },
    state: "unchanged",
    needs: [...noSuchEntity, { requirement: "credential-id.unknown", explains: ["code"] }],
  }),
  declare("user-name", {
    id: "user-name.unknown.message",
    level: "SHOULD",
    statement: "The message for an unknown user is `The user with name {name} cannot be found.`",
    citations: [recorded("localstack-recordings", "`The user with name {name} cannot be found.`")],
    stimulus: update({ UserName: unknownUser }),
    expect: {
      answer: "message",
      message: { kind: "matches", pattern: "^The user with name [\\w+=,.@-]+ cannot be found\\.$" },
    },
    needs: [...noSuchEntity, errorMessage, { requirement: "user-name.unknown", explains: "all" }],
    mostRuns: 10,
  }),
  declare("user-name", {
    id: "user-name.letter-case",
    level: "SHOULD",
    statement: "A user is found whatever the letter case of UserName.",
    citations: [
      documented(
        "name-requirements",
        "Names of users, groups, roles, and instance profiles must be unique within the account. They are not distinguished by case.",
      ),
      recorded(
        "stackd-recordings",
        "GetUser finds a user in another letter case; inferred for this operation.",
      ),
    ],
    stimulus: update({ UserName: role("own-user-other-case") }),
    expect: { answer: "success" },
    state: "updated",
    needs: acceptedUpdate,
    mostRuns: 10,
  }),
  declare("user-name", {
    id: "user-name.lone-surrogate",
    level: "MUST",
    statement: "A UserName that is no UTF-8 (the three bytes of a lone surrogate) is refused.",
    citations: [pattern.citation],
    stimulus: update({ UserName: literal("user\ud800", "us\udfffer") }),
    expect: { answer: "refusal" },
    state: "unchanged",
    needs: refusedAnyhow,
  }),
  declare("user-name", {
    id: "user-name.absent.caller-is-user",
    level: "MUST",
    statement: "Without UserName a request signed by an IAM user acts on that user's own credential.",
    citations: [callersOwn],
    stimulus: { kind: "procedure", procedure: "default-user" },
    expect: { answer: "success" },
    state: "updated",
    needs: [...acceptedUpdate, { requirement: "state.idempotent", explains: ["state", "refused"] }],
    claims: ["default-user", "provisioning"],
    mostRuns: 2,
  }),
  declare("user-name", {
    id: "user-name.absent.not-the-owner",
    level: "SHOULD",
    statement: "Without UserName a request signed by anyone but the credential's owner is refused.",
    citations: [
      callersOwn,
      recorded(
        "stackd-recordings",
        "Sibling operations without UserName and a caller that is no user: ValidationError, `Must specify userName when calling with non-User credentials`.",
      ),
      reported("stackd-recordings", "A caller that is another user meets the ownership check."),
    ],
    stimulus: update({ UserName: { choose: "absent" } }),
    expect: { answer: "refusal" },
    state: "unchanged",
    needs: refusedAnyhow,
    claims: ["default-user"],
    mostRuns: 2,
  }),
];
