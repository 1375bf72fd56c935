import { userNameMarks } from "../../contract/alphabets.ts";
import { documented, recorded, reported } from "../../contract/citation.ts";
import { errorCodes } from "../../contract/error-codes.ts";
import { constraintOf, type Parameter } from "../../contract/operation.ts";
import { messageLike, must, refusal, role, should, success, type Update, unknownUser } from "../declare.ts";
import { acceptedUpdate, errorMessage, noSuchEntity, refusedAnyhow } from "../needs.ts";
import type { Need, Requirement } from "../requirement.ts";
import { notUtf8 } from "./not-utf-8.ts";

const callersOwn = documented(
  "api-reference",
  "UserName … If you do not specify this value, then the operation assumes the user whose credentials are used to call the operation.",
);

/** What is required of the name of a user, beyond its constraints. */
export function users(parameter: Parameter, update: Update): Requirement[] {
  const { area, name } = parameter;
  const unknown = update({ user: unknownUser });
  return [
    ...existing(parameter, update),
    must(`${area}.unknown`, {
      statement:
        "A user that does not exist is answered with 404 NoSuchEntity, even when the credential exists.",
      citations: errorCodes.NoSuchEntity.citations,
      stimulus: unknown,
      ...refusal(
        ["NoSuchEntity"],
        [...noSuchEntity, { requirement: "credential-id.unknown", explains: ["code"] }],
      ),
    }),
    should(`${area}.unknown.message`, {
      statement: "The message for an unknown user is `The user with name {name} cannot be found.`",
      citations: [recorded("localstack-recordings", "`The user with name {name} cannot be found.`")],
      stimulus: unknown,
      ...messageLike("^The user with name [\\w+=,.@-]+ cannot be found\\.$"),
      needs: [...noSuchEntity, errorMessage, { requirement: `${area}.unknown`, explains: "all" }],
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
      ...success([...acceptedUpdate, { requirement: "state.idempotent", explains: ["state", "refused"] }]),
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
      ...refusal("any", refusedAnyhow),
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
  const accepted = (by: string): Need => ({ requirement: by, explains: ["refused"] });
  return [
    found(
      "marks",
      `contains one of ${[...userNameMarks].join(" ")}`,
      pattern,
      [...userNameMarks].map((mark) => `a${mark}b`),
      [accepted(`${area}.accepts-pattern`), accepted("request.plus.encoded")],
    ),
    found(
      "mixed-marks",
      "mixes every legal mark",
      pattern,
      [userNameMarks, `${userNameMarks}${userNameMarks}z`],
      [{ requirement: `${area}.existing.marks`, explains: "all" }, accepted(`${area}.accepts-pattern`)],
    ),
    found(
      "max-length",
      `has the maximum length of ${length.maximum} characters`,
      length,
      ["z"],
      [accepted(`${area}.accepts-max-length`)],
      true,
    ),
  ];
}
