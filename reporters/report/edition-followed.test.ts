import { describe, expect, it } from "vitest";
import type { AnswerObservation, Observation } from "../../engine/judge/observation.ts";
import { sampleVerdict } from "../../engine/testing/sample-verdict.ts";
import type { AnswerGist } from "../../protocol/answers/describe-answer.ts";
import { editionFollowed } from "./edition-followed.ts";

function followed(...seen: readonly Observation[]): Record<string, string> {
  const observations = seen.map((observation, index) => ({ observation, count: index + 1 }));
  return editionFollowed([
    sampleVerdict("conforms", { requirement: "status.required" }),
    sampleVerdict("observed", { requirement: "status.expired.edition", observations }),
  ]);
}

function answered(
  gist: Partial<AnswerGist>,
  more: Pick<AnswerObservation, "effect"> = {},
): AnswerObservation {
  return { kind: "answer", answer: { status: 400, code: null, body: "envelope", ...gist }, ...more };
}

const unchanged = { effect: null };
const became = (status: string) => ({ effect: { changed: "status", status } }) as const;

describe("editionFollowed", () => {
  it.each<[Observation, string]>([
    [
      answered({ code: "ValidationError" }, unchanged),
      "refused as ValidationError: no value of the list (cli-v1, api-reference, cli-v2)",
    ],
    [answered({ code: "InvalidInput" }, unchanged), "refused as InvalidInput"],
    [answered({ status: 404, code: "NoSuchEntity" }), "refused as NoSuchEntity"],
    [
      answered({ status: 200 }, became("Expired")),
      "accepted: a value of the list (boto3, service-model, smithy-model)",
    ],
    [
      answered({ status: 200 }, unchanged),
      "accepted, without effect: a value of the list (boto3, service-model, smithy-model)",
    ],
    [
      answered({ status: 200 }, became("Inactive")),
      "accepted, without effect: a value of the list (boto3, service-model, smithy-model)",
    ],
    [
      answered({ status: 200 }),
      "accepted, with an effect that was not read: a value of the list (boto3, service-model, smithy-model)",
    ],
    [answered({ status: 500, body: "html" }, unchanged), "500 text/html, nothing changed"],
    [answered({ body: "html" }), "400 text/html"],
    [answered({ body: "json", code: "Expired" }), "400 (JSON Expired)"],
    [answered({ code: "" }, unchanged), "400 (empty Code), nothing changed"],
    [answered({}, unchanged), "400 (no Code), nothing changed"],
    [answered({ status: 500, code: "InternalFailure" }), "500 InternalFailure"],
    [{ kind: "silence", detail: "404 NoSuchEntity" }, "no answer: 404 NoSuchEntity"],
  ])("says what %j means", (observation, meaning) => {
    expect(followed(observation)).toEqual({ "Status=Expired": meaning });
  });

  it("goes by what was seen most often", () => {
    const often = answered({ code: "InvalidInput" });
    expect(followed(answered({ status: 200 }), often)["Status=Expired"]).toBe("refused as InvalidInput");
  });

  it("says nothing where nothing was observed", () => {
    expect(followed()).toEqual({});
    expect(editionFollowed([])).toEqual({});
    expect(editionFollowed([sampleVerdict("untestable", { requirement: "status.expired.edition" })])).toEqual(
      {},
    );
  });
});
