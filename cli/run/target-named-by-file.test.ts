import { expect, it } from "vitest";
import { Problem } from "../problem.ts";
import { fakeSurroundings } from "../testing/fake-surroundings.ts";
import { withholdSecrets } from "../withhold-secrets.ts";
import { targetNamedByFile } from "./target-named-by-file.ts";

const flags = { targets: "t.json", live: false };

function named(name: string, endpoint: string, text?: string) {
  const fake = fakeSurroundings();
  if (text !== undefined) fake.files.set("t.json", text);
  return targetNamedByFile({ name, endpoint }, flags, withholdSecrets(fake));
}

it.each([
  ["missing", undefined],
  ["broken", "{"],
])("takes an endpoint on loopback that no entry names, also where the file of targets is %s", (_, text) => {
  expect(named("127.0.0.1:4566", "http://127.0.0.1:4566/", text)).toEqual({
    ok: true,
    choice: { by: "endpoint", url: "http://127.0.0.1:4566/" },
  });
});

it("reads the file of targets for any other endpoint, and for a name", () => {
  expect(() => named("iam.example.org", "https://iam.example.org/")).toThrow(Problem);
  expect(() => named("mine", "http://127.0.0.1:4566/", "{")).toThrow(Problem);
});

it("takes an endpoint beyond loopback only where an entry has it", () => {
  const credentials = {
    environment: { accessKeyId: "AWS_ACCESS_KEY_ID", secretAccessKey: "AWS_SECRET_ACCESS_KEY" },
  };
  const text = JSON.stringify({ targets: { mine: { endpoint: "https://iam.example.org/", credentials } } });
  expect(named("iam.example.org", "https://iam.example.org/", text)).toEqual({
    ok: true,
    choice: { by: "name", name: "mine" },
  });
  expect(named("other.example.org", "https://other.example.org/", text)).toMatchObject({ ok: false });
});
