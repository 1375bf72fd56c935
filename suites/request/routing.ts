import { documented, recorded, reported } from "../../contract/citation.ts";
import { errorCodes } from "../../contract/error-codes.ts";
import { must, observe, refusal, should, type Update } from "../declare.ts";
import { blames, plainUpdate, readableErrors, refusedAnyhow, refusedUpdate } from "../needs.ts";
import type { Requirement } from "../requirement.ts";
import { actionKey, versionKey } from "./clauses.ts";
import { observedForm } from "./declare-form.ts";

const routing = recorded(
  "stackd-recordings",
  "InvalidAction, `Could not find operation {A} for version {V}`, for an unknown Action and a wrong or missing Version.",
);

/** What is required of the way to an operation: Action, Version, path. */
export function routingRequirements(update: Update): Requirement[] {
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
      needs: [
        plainUpdate,
        ...readableErrors,
        ...blames("request.version.absent", "accepted"),
        { requirement: "request.version.absent", explains: ["code", "unreadable"], failing: ["status"] },
      ],
    }),
    should("request.version.wrong", {
      statement: "A Version that IAM never had is refused with InvalidAction.",
      citations: [routing, versionKey],
      stimulus: update({}, { forms: wrongVersions.map((version) => ({ version })) }),
      ...refusal(["InvalidAction"], refusedUpdate),
    }),
    observedForm(
      update,
      "path",
      "How a request to a path below that of the endpoint is answered.",
      [{ path: "further" }],
      "Only the path of the endpoint itself is documented.",
    ),
  ];
}
