import { userNameMarks } from "../contract/alphabets.ts";
import { documented, recorded, reported, unsettled } from "../contract/citation.ts";
import { errorCodes } from "../contract/error-codes.ts";
import { constraintOf, type Operation, type Parameter, partOf } from "../contract/operation.ts";
import { usualId } from "../contract/operations/update-service-specific-credential.ts";
import {
  literal,
  messageLike,
  must,
  observe,
  refusal,
  role,
  should,
  success,
  type Update,
  unknownCredential,
  unknownUser,
  updateOf,
} from "./declare.ts";
import {
  acceptedBy,
  acceptedUpdate,
  blames,
  blamesAlike,
  messageOf,
  noSuchEntity,
  ownLaneOnly,
  refusedAnyhow,
  uncheckedIn,
  validationError,
} from "./needs.ts";
import type { Need, Requirement } from "./requirement.ts";

/** What is required of the credential and the user that a request names: whether they exist, and whose it is. */
export function ownership(operation: Operation): Requirement[] {
  const update = updateOf(operation);
  return operation.parameters.flatMap((parameter) => {
    if (parameter.entity === undefined) return [];
    return parameter.entity === "user" ? users(parameter, update) : credentials(parameter, update);
  });
}

/** No identifier is written in bytes that are not UTF-8. `values`: with a lone surrogate each. */
function notUtf8(parameter: Parameter, update: Update, ...values: readonly string[]): Requirement {
  const { area, name } = parameter;
  return must(`${area}.lone-surrogate`, {
    statement: `A ${name} that is not UTF-8 (it holds the three bytes of a lone surrogate) is refused.`,
    citations: [constraintOf(parameter, "pattern").citation],
    stimulus: update({ [partOf(parameter)]: literal(...values) }),
    ...refusal("any", refusedAnyhow),
  });
}

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
function credentials(parameter: Parameter, update: Update): Requirement[] {
  const { area } = parameter;
  const unknown = update({ credential: unknownCredential });
  const foreign = update({ credential: role("other-credential") });
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
      needs: [...noSuchEntity, messageOf(`${area}.unknown`)],
      mostRuns: 10,
    }),
    must(`${area}.deleted`, {
      statement: "The id of a deleted credential is answered with 404 NoSuchEntity.",
      citations: errorCodes.NoSuchEntity.citations,
      stimulus: { kind: "procedure", procedure: "deleted-credential" },
      expect: { answer: "error", codes: ["NoSuchEntity"] },
      needs: [...noSuchEntity, ...uncheckedIn(`${area}.unknown`)],
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
      needs: [
        ...validationError,
        ...blames(`${area}.of-another-user`, "accepted"),
        { requirement: `${area}.of-another-user`, explains: ["code", "unreadable"], failing: ["status"] },
      ],
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

const callersOwn = documented(
  "api-reference",
  "UserName … If you do not specify this value, then the operation assumes the user whose credentials are used to call the operation.",
);

/** What is required of the name of a user, beyond its constraints. */
function users(parameter: Parameter, update: Update): Requirement[] {
  const { area, name } = parameter;
  const unknown = update({ user: unknownUser });
  return [
    ...existing(parameter, update),
    must(`${area}.unknown`, {
      statement:
        "A user that does not exist is answered with 404 NoSuchEntity, even when the credential exists.",
      citations: errorCodes.NoSuchEntity.citations,
      stimulus: unknown,
      ...refusal(["NoSuchEntity"], [...noSuchEntity, ...blamesAlike("credential-id.unknown", "code")]),
    }),
    should(`${area}.unknown.message`, {
      statement: "The message for an unknown user is `The user with name {name} cannot be found.`",
      citations: [recorded("localstack-recordings", "`The user with name {name} cannot be found.`")],
      stimulus: unknown,
      ...messageLike("^The user with name [\\w+=,.@-]+ cannot be found\\.$"),
      needs: [...noSuchEntity, messageOf(`${area}.unknown`)],
      mostRuns: 10,
    }),
    should(`${area}.letter-case`, {
      statement: `A user is found whatever the letter case of ${name}.`,
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
      stimulus: update({ user: role("own-user-other-case") }),
      ...success(acceptedUpdate),
      mostRuns: 10,
    }),
    notUtf8(parameter, update, "user\ud800", "us\udfffer"),
    must(`${area}.absent.caller-is-user`, {
      statement: `Without ${name}, a request signed by an IAM user acts on that user's own credential.`,
      citations: [callersOwn],
      stimulus: { kind: "procedure", procedure: "default-user" },
      ...success([...acceptedUpdate, ...ownLaneOnly, ...blames("state.idempotent", "state", "refused")]),
      claims: ["default-user", "provisioning"],
      mostRuns: 2,
    }),
    should(`${area}.absent.not-the-owner`, {
      statement: `Without ${name}, a request signed by anyone but the credential's owner is refused.`,
      citations: [
        callersOwn,
        recorded(
          "stackd-recordings",
          "Sibling operations without UserName and a caller that is no user: ValidationError, `Must specify userName when calling with non-User credentials`.",
        ),
        reported("stackd-recordings", "A caller that is another user meets the ownership check."),
      ],
      stimulus: update({ user: { choose: "absent" } }),
      ...refusal("any", [...refusedAnyhow, ...blames(`${area}.unknown`, "accepted")]),
      claims: ["default-user"],
      mostRuns: 2,
    }),
  ];
}

/** Users whose names go to the limits of what is legal are found by them. */
function existing(parameter: Parameter, update: Update): Requirement[] {
  const { area } = parameter;
  const length = constraintOf(parameter, "length");
  const pattern = constraintOf(parameter, "pattern");
  const found = (
    what: string,
    statement: string,
    { citation }: typeof length | typeof pattern,
    endings: readonly string[],
    needs: readonly Need[],
    fill?: true,
  ) =>
    must(`${area}.existing.${what}`, {
      statement: `A user whose name ${statement} is found by that name.`,
      citations: [citation],
      stimulus: update({}, { namedUser: { endings, ...(fill === undefined ? {} : { fill }) } }),
      ...success([...acceptedUpdate, ...needs]),
      claims: ["provisioning"],
      mostRuns: endings.length,
    });
  return [
    found(
      "marks",
      `contains one of ${[...userNameMarks].join(" ")}`,
      pattern,
      [...userNameMarks].map((mark) => `a${mark}b`),
      [...acceptedBy(`${area}.accepts-pattern`), ...blames("request.plus.encoded", "refused")],
    ),
    found(
      "mixed-marks",
      "mixes every legal mark",
      pattern,
      [userNameMarks, `${userNameMarks}${userNameMarks}z`],
      [...blames(`${area}.existing.marks`, "refused", "state"), ...acceptedBy(`${area}.accepts-pattern`)],
    ),
    found(
      "max-length",
      `has the maximum length of ${length.maximum} characters`,
      length,
      ["z"],
      acceptedBy(`${area}.accepts-max-length`),
      true,
    ),
  ];
}
