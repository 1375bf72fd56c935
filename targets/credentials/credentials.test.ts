import { describe, expect, it } from "vitest";
import type { CredentialSource } from "../target.ts";
import { type CredentialsResult, type ReadFile, resolveCredentials } from "./credentials.ts";

const secret = "s3cr3t/Value+1";
const keys = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: secret };
const home = { HOME: "/home/me" };
const variables: CredentialSource = {
  environment: { accessKeyId: "ID", secretAccessKey: "SECRET", sessionToken: "TOKEN" },
};

/** Reads from a list of files, and fails as Node.js does for any other. */
function files(contents: Readonly<Record<string, string>>): ReadFile {
  return (path) => {
    const text = contents[path];
    if (text === undefined) throw Object.assign(new Error(`ENOENT: ${path}`), { code: "ENOENT" });
    return text;
  };
}

const none = files({});

function problemOf(result: CredentialsResult): string {
  if (result.ok) throw new Error("resolved");
  expect(result.problem).not.toContain(secret);
  return result.problem;
}

describe("resolveCredentials", () => {
  it("takes literal values", () => {
    expect(resolveCredentials({ literal: keys }, {}, none)).toEqual({ ok: true, credentials: keys });
  });

  it("takes values from the environment, the session token only where it is set", () => {
    const set = { ID: "AKIAEXAMPLE", SECRET: secret };
    expect(resolveCredentials(variables, set, none)).toEqual({ ok: true, credentials: keys });
    expect(resolveCredentials(variables, { ...set, TOKEN: "" }, none)).toEqual({
      ok: true,
      credentials: keys,
    });
    expect(resolveCredentials(variables, { ...set, TOKEN: "tok" }, none)).toEqual({
      ok: true,
      credentials: { ...keys, sessionToken: "tok" },
    });
  });

  it("names the variables that are not set", () => {
    expect(problemOf(resolveCredentials(variables, { SECRET: secret }, none))).toMatch(/^ID is not set/);
    expect(problemOf(resolveCredentials(variables, { ID: "", SECRET: "" }, none))).toMatch(
      /^ID and SECRET are not set/,
    );
  });

  it("refuses values that no header can hold, without showing them", () => {
    const set = { ID: "AKIAEXAMPLE", SECRET: `${secret}\r\nX: y` };
    expect(problemOf(resolveCredentials(variables, set, none))).toMatch(/^ID and SECRET: .*ASCII/);
  });

  it("reads a JSON file of either spelling under the home directory", () => {
    const source = { file: "~/keys.json" };
    const camel = files({ "/home/me/keys.json": JSON.stringify(keys) });
    const pascal = files({
      "/home/me/keys.json": JSON.stringify({
        AccessKeyId: "AKIAEXAMPLE",
        SecretAccessKey: secret,
        SessionToken: "tok",
      }),
    });
    expect(resolveCredentials(source, home, camel)).toEqual({ ok: true, credentials: keys });
    expect(resolveCredentials(source, home, pascal)).toEqual({
      ok: true,
      credentials: { ...keys, sessionToken: "tok" },
    });
  });

  it("reads a credentials file: the default section, or the only one", () => {
    const section = `aws_access_key_id = AKIAEXAMPLE\r\naws_secret_access_key=${secret} # mine\r\n`;
    const source = { file: "/keys" };
    const only = files({ "/keys": `# made at start\n[emulator]\n${section}` });
    const both = files({ "/keys": `[other]\naws_access_key_id=X\n[default]\n${section}` });
    expect(resolveCredentials(source, {}, only)).toEqual({ ok: true, credentials: keys });
    expect(resolveCredentials(source, {}, both)).toEqual({ ok: true, credentials: keys });
  });

  it("says what is wrong with a file, without showing what is in it", () => {
    const source = { file: "/keys" };
    const problem = (text: string) => problemOf(resolveCredentials(source, {}, files({ "/keys": text })));
    expect(problemOf(resolveCredentials(source, {}, none))).toMatch(/\/keys does not exist; .*running/);
    expect(problem(`{"secretAccessKey": "${secret}`)).toMatch(/\/keys .*JSON \(line 1, column 21\)/);
    expect(problem(`{"secretAccessKey": "${secret}"}`)).toMatch(/: the access key id is missing\.$/);
    expect(problem('{"accessKeyId": "a", "secretAccessKey": 5}')).toMatch(
      /: the secret access key is missing\.$/,
    );
    expect(problem(`[a]\nx=${secret}\n[b]\n`)).toMatch(/exactly one section\.$/);
    expect(problem(`aws_secret_access_key=${secret}`)).toMatch(/\/keys must hold JSON/);
  });

  it("says why a file cannot be read", () => {
    const denied: ReadFile = () => {
      throw Object.assign(new Error(secret), { code: "EACCES" });
    };
    expect(problemOf(resolveCredentials({ file: "/keys" }, {}, denied))).toMatch(/cannot be read \(EACCES\)/);
  });

  it("finds a profile in the credentials file, then in the config file", () => {
    const text = `aws_access_key_id=AKIAEXAMPLE\naws_secret_access_key=${secret}\nregion=x\n`;
    const source = { profile: "sandbox" };
    const inCredentials = files({ "/home/me/.aws/credentials": `[default]\n[sandbox]\n${text}` });
    const inConfig = files({
      "/home/me/.aws/config": `[profile  sandbox]\ns3 =\n  aws_access_key_id = X\n${text}`,
    });
    const elsewhere = files({ "/creds": `[sandbox]\n${text}` });
    const found = { ok: true, credentials: keys };
    expect(resolveCredentials(source, home, inCredentials)).toEqual(found);
    expect(resolveCredentials(source, home, inConfig)).toEqual(found);
    expect(resolveCredentials(source, { ...home, AWS_SHARED_CREDENTIALS_FILE: "/creds" }, elsewhere)).toEqual(
      found,
    );
  });

  it("says where it looked for a profile, and how to give its keys another way", () => {
    const contents = files({ "/home/me/.aws/config": "[profile sandbox]\nrole_arn = arn\n" });
    const problem = problemOf(resolveCredentials({ profile: "sandbox" }, home, contents));
    expect(problem).toMatch(/^no keys .*profile sandbox: \/home\/me\/\.aws\/credentials does not exist; /);
    expect(problem).toMatch(/; \/home\/me\/\.aws\/config has the profile, but .*aws_access_key_id/);
    expect(problem).toContain('"chain": { "profile": "sandbox" }');
    expect(problem).toMatch(/: aws configure export-credentials --profile sandbox --format env$/);
  });
});
