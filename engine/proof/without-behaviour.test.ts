import { describe, expect, it } from "vitest";
import { madeUpId } from "../../contract/operations/update-service-specific-credential.ts";
import type { Send } from "../../protocol/exchange.ts";
import { catalogue, requirementById } from "../../suites/catalogue.ts";
import type { Verdict } from "../judge/verdict.ts";
import { connectionTo, openReference, referenceConnection } from "../testing/reference-session.ts";
import { errorResponse, parametersOf, successResponse } from "../testing/wire-answers.ts";
import { verdictsOf } from "./prove-mutant.ts";

const emptyList = "<ServiceSpecificCredentials/>";

/** Answers everything with success, and shows nothing of what it was asked to make. */
function yesMan(): Send {
  let made = 0;
  return async (request) => {
    const action = parametersOf(request).get("Action") ?? "";
    made++;
    const id = `<ServiceSpecificCredentialId>${madeUpId("A").slice(0, -4)}${1000 + made}</ServiceSpecificCredentialId>`;
    const results: Readonly<Record<string, string>> = {
      CreateServiceSpecificCredential: `<ServiceSpecificCredential>${id}</ServiceSpecificCredential>`,
      ListServiceSpecificCredentials: emptyList,
      CreateAccessKey:
        "<AccessKey><AccessKeyId>AKIAA</AccessKeyId><SecretAccessKey>b</SecretAccessKey></AccessKey>",
    };
    return successResponse(action === "" ? undefined : action, results[action]);
  };
}

/** The reference, but for what `instead` answers. */
function altered(instead: (action: string) => ReturnType<typeof errorResponse> | undefined): Send {
  const { send } = referenceConnection(openReference());
  return async (request) => instead(parametersOf(request).get("Action") ?? "") ?? send(request);
}

async function verdictsOn(send: Send, mutant?: string): Promise<Verdict[]> {
  const connection = { ...referenceConnection(openReference(mutant)), send };
  return verdictsOf(connection, catalogue, { seed: 1, runs: 4 });
}

function idsOf(outcome: Verdict["outcome"], verdicts: readonly Verdict[]): string[] {
  return verdicts.filter((verdict) => verdict.outcome === outcome).map(({ requirement }) => requirement);
}

describe("an endpoint without behaviour conforms only where it was judged", () => {
  it("one that answers everything with success", async () => {
    const verdicts = await verdictsOf(connectionTo(yesMan()), catalogue, { seed: 1, runs: 4 });
    expect(idsOf("conforms", verdicts).filter((id) => !id.startsWith("response.success."))).toEqual([
      "status.accepts-documented-values",
      "response.answers-every-request",
    ]);
    expect(idsOf("violates", verdicts)).toEqual(["response.error.at-all", "response.request-id.fresh"]);
    expect(JSON.stringify(verdicts)).not.toContain("disappeared");
  });

  it("one that answers every update with success", async () => {
    const { send } = referenceConnection(openReference("always-success"));
    const verdicts = await verdictsOn(send, "always-success");
    expect(idsOf("conforms", verdicts).filter((id) => /^response\.(?:error|status)\./.test(id))).toEqual([]);
    expect(idsOf("violates", verdicts)).toEqual(["response.error.at-all"]);
  });

  it.each([
    [404, "NoSuchEntity"],
    [400, "ValidationError"],
    [500, "InternalFailure"],
  ])("one that answers every update with %i %s", async (status, code) => {
    const siblings = /^(?:Create|Delete|Get|List|Reset)/;
    const verdicts = await verdictsOn(
      altered((action) => (siblings.test(action) ? undefined : errorResponse(status, code))),
    );
    expect(idsOf("conforms", verdicts)).toEqual(["response.answers-every-request"]);
    expect(idsOf("violates", verdicts)).toEqual(["status.accepts-documented-values"]);
  });

  it("one that lists nothing", async () => {
    const list = "ListServiceSpecificCredentials";
    const verdicts = await verdictsOn(
      altered((action) => (action === list ? successResponse(list, emptyList) : undefined)),
    );
    const reading = idsOf("conforms", verdicts).filter(
      (id) => requirementById(id)?.expectation.state !== "unread" || id.startsWith("state."),
    );
    expect(reading).toEqual([]);
    expect(idsOf("violates", verdicts)).toEqual([]);
    expect(idsOf("broken", verdicts)).toEqual([]);
  });
});
