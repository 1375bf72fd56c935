import { expect, it } from "vitest";
import { type ClientProfile, profileDifferences } from "./profile.ts";

const profile: ClientProfile = {
  $schema: "one",
  schemaVersion: 1,
  driver: "example",
  version: "1",
  lock: { file: "lock", sha256: "00" },
  wire: {
    parameterOrder: ["Action"],
    space: "+",
    escaped: "*",
    contentType: "form",
    signedHeaders: ["host"],
  },
  inputs: { valid: "sent" },
  answers: { slow: { outcome: "success", requests: 1 } },
  violations: ["wire.method"],
};

it("finds no difference where there is none but in the schema's place", () => {
  expect(profileDifferences(profile, { ...profile, $schema: "another" })).toEqual([]);
});

it.each<[Partial<ClientProfile>, string, string | undefined, string | undefined]>([
  [{ violations: [] }, "violations", '["wire.method"]', "[]"],
  [
    { violations: ["wire.method", "wire.path"] },
    "violations",
    '["wire.method"]',
    '["wire.method","wire.path"]',
  ],
  [{ answers: {} }, "answers.slow.outcome", '"success"', undefined],
  [{ inputs: { ...profile.inputs, empty: "refused" } }, "inputs.empty", undefined, '"refused"'],
  [
    { wire: { ...profile.wire, signedHeaders: ["date", "host"] } },
    "wire.signedHeaders",
    '["host"]',
    '["date","host"]',
  ],
  [{ lock: { file: "lock", sha256: "01" } }, "lock.sha256", '"00"', '"01"'],
  [{ lock: null }, "lock", undefined, "null"],
])("names the place of %o", (changes, place, recorded, now) => {
  expect(profileDifferences(profile, { ...profile, ...changes })).toContainEqual({ place, recorded, now });
});
