import { documented, recorded, reported, unsettled } from "../contract/citation.ts";
import { errorCodes } from "../contract/error-codes.ts";
import { type Operation, service } from "../contract/operation.ts";
import type { RequestForm } from "../contract/request-form.ts";
import {
  type Declaration,
  declare,
  literal,
  must,
  observe,
  refusal,
  should,
  success,
  type Update,
  updateOf,
} from "./declare.ts";
import {
  acceptedUpdate,
  ownLaneOnly,
  plainUpdate,
  readableErrors,
  refusedAnyhow,
  refusedUpdate,
  validationError,
} from "./needs.ts";
import type { Requirement } from "./requirement.ts";

const formEncoding = documented(
  "aws-query",
  "The Content-Type HTTP request header is set and contains the value application/x-www-form-urlencoded.",
);
const actionKey = documented(
  "aws-query",
  "The HTTP request body contains an Action key with a value that matches a shape name of an operation bound to the service.",
);
const versionKey = documented(
  "aws-query",
  'The HTTP request body contains a Version key with its value set to the "version" property of the service.',
);
const percentDecoding = documented(
  "url-encoded-forms",
  "Replace any 0x2B (+) in name and value with 0x20 (SP). Let nameString and valueString be the result of running UTF-8 decode without BOM on the percent-decoding of name and value, respectively.",
);
const routing = recorded(
  "stackd-recordings",
  "InvalidAction, `Could not find operation {A} for version {V}`, for an unknown Action and a wrong or missing Version.",
);

/** What is required of the ways to write a request. */
export function request(operation: Operation): Requirement[] {
  const update = updateOf(operation);
  return [...sameMeanings(update), ...plusAndSpace(update), ...routed(update), ...unsettledForms(update)];
}

/** Requests that are written in another way and mean the same. */
function sameMeanings(update: Update): Requirement[] {
  const sameMeaning = (
    name: string,
    statement: string,
    citations: Declaration["citations"],
    forms: readonly RequestForm[],
    rest: Partial<Declaration> = {},
  ) =>
    declare(`request.${name}`, {
      level: "MUST",
      statement,
      citations,
      stimulus: update({}, { forms }),
      ...success([...acceptedUpdate, ...ownLaneOnly]),
      mostRuns: 20,
      ...rest,
    });
  return [
    sameMeaning(
      "get",
      "The parameters may come in the query string of a GET request.",
      [documented("query-requests", "IAM and AWS STS support GET and POST requests for all actions.")],
      [{ method: "GET" }],
      { claims: ["get"] },
    ),
    sameMeaning(
      "charset",
      "A charset after the media type makes no difference.",
      [formEncoding],
      ["; charset=utf-8", ";charset=UTF-8"].map((charset) => ({
        contentType: `${service.contentType}${charset}`,
      })),
    ),
    sameMeaning(
      "parameter-order",
      "The order of the parameters makes no difference.",
      [actionKey, versionKey],
      [{ order: "reversed" }, { order: "shuffled" }],
    ),
    sameMeaning(
      "unknown-parameters",
      "Parameters that the operation does not know are ignored.",
      [recorded("stackd-recordings", "Unknown parameters of sibling operations are ignored.")],
      [
        { extra: [["Unknown", "x"]] },
        {
          extra: [
            ["Tags.member.1.Key", "k"],
            ["MaxItems", "1"],
          ],
        },
      ],
      { level: "SHOULD" },
    ),
    sameMeaning(
      "percent-encoding.unreserved",
      "Percent-encoded letters and digits mean the same as plain ones.",
      [percentDecoding],
      [{ escape: "all" }],
    ),
    sameMeaning(
      "percent-encoding.hex-case",
      "Percent-encoding with lower-case hexadecimal digits means the same.",
      [percentDecoding],
      [],
      {
        stimulus: update(
          {},
          { forms: [{ hexCase: "lower" }], namedUser: { endings: ["a=b", "a+b", "a,b"] } },
        ),
        needs: [
          ...acceptedUpdate,
          { requirement: "user-name.accepts-pattern", explains: ["refused"] },
          { requirement: "request.plus.encoded", explains: ["refused"] },
        ],
        claims: ["provisioning"],
        mostRuns: 3,
      },
    ),
    sameMeaning("plus.encoded", "`%2B` in a value means a plus sign.", [percentDecoding], [], {
      stimulus: update({}, { forms: [{ plus: "%2B" }], namedUser: { endings: ["a+b"] } }),
      claims: ["provisioning"],
      mostRuns: 1,
    }),
  ];
}

/** Names with a space in them, however it is written. */
function plusAndSpace(update: Update): Requirement[] {
  const refused = {
    citations: [formEncoding, percentDecoding, ...errorCodes.ValidationError.citations],
    ...refusal(
      ["ValidationError"],
      [...validationError, { requirement: "user-name.pattern.space", explains: "all" }],
    ),
  };
  return [
    must("request.plus.raw", {
      ...refused,
      statement:
        "`+` in a value means a space, so a user name written with it is refused with ValidationError.",
      stimulus: update({}, { forms: [{ plus: "+" }], namedUser: { endings: ["a+b"] } }),
      claims: ["provisioning"],
      mostRuns: 1,
    }),
    must("request.space", {
      ...refused,
      statement:
        "`%20` and `+` both mean a space, so a user name with either is refused with ValidationError.",
      stimulus: update({ user: literal("a b") }, { forms: [{ space: "%20" }, { space: "+" }] }),
    }),
  ];
}

/** Which operation is asked for. */
function routed(update: Update): Requirement[] {
  const unknownActions = [
    "UpdateServiceSpecificCredentialX",
    "updateservicespecificcredential",
    "NoSuchAction",
  ];
  const wrongVersions = ["2010-05-09", "2030-01-01", "latest"];
  const withoutVersion = update({}, { forms: [{ version: null }] });
  return [
    must("request.action.unknown", {
      statement:
        "An unknown Action is refused with InvalidAction, or with UnknownOperationException as newer pages have it.",
      citations: [
        ...errorCodes.InvalidAction.citations,
        actionKey,
        ...errorCodes.UnknownOperationException.citations,
        routing,
      ],
      stimulus: update({}, { forms: unknownActions.map((action) => ({ action })) }),
      ...refusal(["InvalidAction", "UnknownOperationException"], refusedUpdate),
    }),
    observe(
      "request.action.absent",
      "How a request without Action is answered.",
      [reported("sts-recordings", "302 to aws.amazon.com/iam."), ...errorCodes.MissingAction.citations],
      update({}, { forms: [{ action: null }] }),
      { state: "unchanged", mostRuns: 1 },
    ),
    must("request.version.absent", {
      statement: "A request without Version is refused.",
      citations: [
        documented(
          "common-parameters",
          "Version … The API version that the request is written for, expressed in the format YYYY-MM-DD. … Required: Yes",
        ),
        versionKey,
        routing,
      ],
      stimulus: withoutVersion,
      ...refusal("any", refusedAnyhow),
    }),
    should("request.version.absent.code", {
      statement: "A request without Version is refused with InvalidAction.",
      citations: [routing],
      stimulus: withoutVersion,
      expect: { answer: "error", codes: ["InvalidAction"] },
      needs: [plainUpdate, ...readableErrors, { requirement: "request.version.absent", explains: "all" }],
    }),
    should("request.version.wrong", {
      statement: "A Version that IAM never had is refused with InvalidAction.",
      citations: [routing, versionKey],
      stimulus: update({}, { forms: wrongVersions.map((version) => ({ version })) }),
      ...refusal(["InvalidAction"], refusedUpdate),
    }),
  ];
}

/** What may be written in ways that no document settles. */
function unsettledForms(update: Update): Requirement[] {
  const observed = (name: string, statement: string, clause: string, form: RequestForm) =>
    observe(
      `request.${name}`,
      statement,
      [unsettled("query-requests", clause)],
      update({}, { forms: [form] }),
      { state: "unchanged", needs: [plainUpdate] },
    );
  const nothing = "Nothing public settles it.";
  const twoMethods = "Only GET and POST are documented.";
  return [
    observed(
      "duplicate-parameters",
      "Which of two values of one parameter counts.",
      "Nothing public settles duplicates for IAM; for STS the first was recorded to win.",
      { extra: [["Status", "Deleted"]] },
    ),
    observed("query-and-body", "Whether a POST also reads parameters from its query string.", nothing, {
      query: [["Status", "Deleted"]],
    }),
    observed("method.put", "How a PUT is answered.", twoMethods, { method: "PUT" }),
    observed("method.delete", "How a DELETE is answered.", twoMethods, { method: "DELETE" }),
    observed("content-type.absent", "How a POST without Content-Type is answered.", nothing, {
      contentType: null,
    }),
  ];
}
