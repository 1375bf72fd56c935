import { describe, expect, it } from "vitest";
import { sampleVerdict } from "../testing/sample-verdict.ts";
import { editionFollowed } from "./edition-followed.ts";

function followed(...behaviours: readonly string[]): Record<string, string> {
  const observations = behaviours.map((behaviour, index) => ({
    behaviour,
    count: behaviours.length - index,
  }));
  return editionFollowed([
    sampleVerdict({ requirement: "status.required" }),
    sampleVerdict({ requirement: "status.expired.edition", outcome: "observed", observations }),
  ]);
}

describe("editionFollowed", () => {
  it.each([
    [
      "400 ValidationError, nothing changed",
      "refused as ValidationError: no value of the list (cli-v1, api-reference, cli-v2)",
    ],
    ["400 InvalidInput, nothing changed", "refused as InvalidInput"],
    ["404 NoSuchEntity", "refused as NoSuchEntity"],
    ["200, Status became Expired", "accepted: a value of the list (boto3, service-model, smithy-model)"],
    [
      "200, nothing changed",
      "accepted, without effect: a value of the list (boto3, service-model, smithy-model)",
    ],
    [
      "200, Status became Inactive",
      "accepted, without effect: a value of the list (boto3, service-model, smithy-model)",
    ],
    [
      "200",
      "accepted, with an effect that was not read: a value of the list (boto3, service-model, smithy-model)",
    ],
    ["500 text/html, nothing changed", "500 text/html, nothing changed"],
    ["400 text/html", "400 text/html"],
    ["no answer after 404 NoSuchEntity", "no answer after 404 NoSuchEntity"],
    ["400 (no Code), nothing changed", "400 (no Code), nothing changed"],
  ])("says what %j means", (behaviour, meaning) => {
    expect(followed(behaviour)).toEqual({ "Status=Expired": meaning });
  });

  it("goes by what was seen most often", () => {
    expect(followed("400 InvalidInput", "200")["Status=Expired"]).toBe("refused as InvalidInput");
  });

  it("says nothing where nothing was observed", () => {
    expect(followed()).toEqual({});
    expect(editionFollowed([])).toEqual({});
    expect(
      editionFollowed([sampleVerdict({ requirement: "status.expired.edition", outcome: "untestable" })]),
    ).toEqual({});
  });
});
