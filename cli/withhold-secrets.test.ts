import { expect, it } from "vitest";
import { fakeSurroundings } from "./testing/fake-surroundings.ts";
import { withholdSecrets } from "./withhold-secrets.ts";

const secretAccessKey = 'wJalr/XUtn+FEMI"K7MDENG/bPxRfiCYEXAMPLEKEY';
const sessionToken = `IQoJb3JpZ2luX2VjEJ${"r".repeat(300)}==`;
const credentials = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey, sessionToken };

function written(text: string, secrets = credentials): string[] {
  const bare = fakeSurroundings();
  const guarded = withholdSecrets(bare);
  guarded.withhold(secrets);
  guarded.out(text);
  guarded.err(text);
  guarded.writeFile("f", text);
  return [bare.printed.out, bare.printed.err, bare.files.get("f") ?? ""];
}

it("takes every secret out of output and files, as it is and as URLs and JSON write it", () => {
  const text = `a ${secretAccessKey} b ${encodeURIComponent(secretAccessKey)} c ${JSON.stringify({ sessionToken, secretAccessKey })} ${sessionToken}${sessionToken} AKIAIOSFODNN7EXAMPLE`;
  const clean =
    'a REDACTED b REDACTED c {"sessionToken":"REDACTED","secretAccessKey":"REDACTED"} REDACTEDREDACTED AKIAIOSFODNN7EXAMPLE';
  expect(written(text)).toEqual([clean, clean, clean]);
});

it("takes the beginning of a secret out where a long text was cut", () => {
  expect(written(`404 No${sessionToken.slice(0, 60)}… x`)[0]).toBe("404 NoREDACTED… x");
  expect(written(sessionToken.slice(0, 16))[0]).toBe("REDACTED");
  expect(written(sessionToken.slice(0, 15))[0]).toBe(sessionToken.slice(0, 15));
});

it("leaves the made-up keys of emulators alone, which are words that reports need", () => {
  const text = "test localstack";
  const secrets = { accessKeyId: "test", secretAccessKey: "test", sessionToken: "localstack" };
  expect(written(text, secrets)[0]).toBe(text);
});

it("knows nothing before it is told", () => {
  const bare = fakeSurroundings();
  withholdSecrets(bare).out(secretAccessKey);
  expect(bare.printed.out).toBe(secretAccessKey);
});
