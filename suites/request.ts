import { documented, recorded, reported, unsettled } from "../contract/citation.ts";
import { errorCodes } from "../contract/error-codes.ts";
import { service } from "../contract/operation.ts";
import type { RequestForm } from "../contract/request-form.ts";
import { type Declaration, declare, literal, update } from "./declare.ts";
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

/** A request that is written in another way and means the same. */
function sameMeaning(
  name: string,
  statement: string,
  citations: Declaration["citations"],
  forms: readonly RequestForm[],
  rest: Partial<Declaration> = {},
): Requirement {
  return declare("request", {
    id: `request.${name}`,
    level: "MUST",
    statement,
    citations,
    stimulus: update({}, { forms }),
    expect: { answer: "success" },
    state: "updated",
    needs: [...acceptedUpdate, ...ownLaneOnly],
    mostRuns: 20,
    ...rest,
  });
}

function observed(name: string, statement: string, clause: string, form: RequestForm): Requirement {
  return declare("request", {
    id: `request.${name}`,
    level: "OBSERVE",
    statement,
    citations: [unsettled("query-requests", clause)],
    stimulus: update({}, { forms: [form] }),
    expect: { answer: "anything" },
    state: "unchanged",
    needs: [plainUpdate],
    mostRuns: 2,
  });
}

/** What is required of the ways to write a request. */
export const requestRequirements: readonly Requirement[] = [
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
    [
      { contentType: `${service.contentType}; charset=utf-8` },
      { contentType: `${service.contentType};charset=UTF-8` },
    ],
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
    [{ hexCase: "lower" }],
    {
      stimulus: update({}, { forms: [{ hexCase: "lower" }], namedUser: { endings: ["a=b", "a+b", "a,b"] } }),
      needs: [
        ...acceptedUpdate,
        { requirement: "user-name.accepts-pattern", explains: ["refused"] },
        { requirement: "request.plus.encoded", explains: ["refused"] },
      ],
      claims: ["provisioning"],
      mostRuns: 3,
    },
  ),
  sameMeaning("plus.encoded", "`%2B` in a value means a plus sign.", [percentDecoding], [{ plus: "%2B" }], {
    stimulus: update({}, { forms: [{ plus: "%2B" }], namedUser: { endings: ["a+b"] } }),
    claims: ["provisioning"],
    mostRuns: 1,
  }),
  declare("request", {
    id: "request.plus.raw",
    level: "MUST",
    statement:
      "`+` in a value means a space, so a user name written with it is refused with ValidationError.",
    citations: [formEncoding, percentDecoding, ...errorCodes.ValidationError.citations],
    stimulus: update({}, { forms: [{ plus: "+" }], namedUser: { endings: ["a+b"] } }),
    expect: { answer: "error", codes: ["ValidationError"] },
    state: "unchanged",
    needs: [...validationError, { requirement: "user-name.pattern.space", explains: "all" }],
    claims: ["provisioning"],
    mostRuns: 1,
  }),
  declare("request", {
    id: "request.space",
    level: "MUST",
    statement: "`%20` and `+` both mean a space, so a user name with either is refused with ValidationError.",
    citations: [formEncoding, percentDecoding, ...errorCodes.ValidationError.citations],
    stimulus: update({ UserName: literal("a b") }, { forms: [{ space: "%20" }, { space: "+" }] }),
    expect: { answer: "error", codes: ["ValidationError"] },
    state: "unchanged",
    needs: [...validationError, { requirement: "user-name.pattern.space", explains: "all" }],
  }),
  declare("request", {
    id: "request.action.unknown",
    level: "MUST",
    statement:
      "An unknown Action is refused with InvalidAction, or UnknownOperationException as newer pages have it.",
    citations: [
      ...errorCodes.InvalidAction.citations,
      actionKey,
      ...errorCodes.UnknownOperationException.citations,
      routing,
    ],
    stimulus: update(
      {},
      {
        forms: ["UpdateServiceSpecificCredentialX", "updateservicespecificcredential", "NoSuchAction"].map(
          (action) => ({ action }),
        ),
      },
    ),
    expect: { answer: "error", codes: ["InvalidAction", "UnknownOperationException"] },
    state: "unchanged",
    needs: refusedUpdate,
  }),
  declare("request", {
    id: "request.action.absent",
    level: "OBSERVE",
    statement: "What a request without Action is answered.",
    citations: [
      reported("sts-recordings", "302 to aws.amazon.com/iam."),
      ...errorCodes.MissingAction.citations,
    ],
    stimulus: update({}, { forms: [{ action: null }] }),
    expect: { answer: "anything" },
    state: "unchanged",
    mostRuns: 1,
  }),
  declare("request", {
    id: "request.version.absent",
    level: "MUST",
    statement: "A request without Version is refused.",
    citations: [
      documented(
        "common-parameters",
        "Version … The API version that the request is written for, expressed in the format YYYY-MM-DD. … Required: Yes",
      ),
      versionKey,
      routing,
    ],
    stimulus: update({}, { forms: [{ version: null }] }),
    expect: { answer: "refusal" },
    state: "unchanged",
    needs: refusedAnyhow,
  }),
  declare("request", {
    id: "request.version.absent.code",
    level: "SHOULD",
    statement: "The code for an absent Version is InvalidAction.",
    citations: [routing],
    stimulus: update({}, { forms: [{ version: null }] }),
    expect: { answer: "error", codes: ["InvalidAction"] },
    needs: [plainUpdate, ...readableErrors, { requirement: "request.version.absent", explains: "all" }],
  }),
  declare("request", {
    id: "request.version.wrong",
    level: "SHOULD",
    statement: "A Version that IAM never had is refused with InvalidAction.",
    citations: [routing, versionKey],
    stimulus: update(
      {},
      { forms: [{ version: "2010-05-09" }, { version: "2030-01-01" }, { version: "latest" }] },
    ),
    expect: { answer: "error", codes: ["InvalidAction"] },
    state: "unchanged",
    needs: refusedUpdate,
  }),
  observed(
    "duplicate-parameters",
    "Which of two values of one parameter counts.",
    "Nothing public settles duplicates for IAM; for STS the first was recorded to win.",
    {
      extra: [["Status", "Deleted"]],
    },
  ),
  observed(
    "query-and-body",
    "Whether parameters are read from the query string of a POST too.",
    "Nothing public settles it.",
    {
      query: [["Status", "Deleted"]],
    },
  ),
  observed("method.put", "What a PUT is answered.", "Only GET and POST are documented.", { method: "PUT" }),
  observed("method.delete", "What a DELETE is answered.", "Only GET and POST are documented.", {
    method: "DELETE",
  }),
  observed(
    "content-type.absent",
    "What a POST without Content-Type is answered.",
    "Nothing public settles it.",
    {
      contentType: null,
    },
  ),
];
