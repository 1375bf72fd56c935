import { afterEach, describe, expect, it, vi } from "vitest";
import { credentialsFromChain, followChain, type LoadChain } from "./credential-chain.ts";

const keys = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret-of-the-chain", sessionToken: "token" };
const giving =
  (found: typeof keys & { expiration?: Date }): LoadChain =>
  async () =>
  async () =>
    found;
const failing =
  (error: Error): LoadChain =>
  async () => {
    throw error;
  };

/** Lets what was begun in the background end. */
const turns = () => new Promise((resolve) => setImmediate(resolve));

afterEach(() => vi.unstubAllEnvs());

describe("credentialsFromChain", () => {
  it("gives the keys with their session token", async () => {
    expect(await credentialsFromChain({}, giving({ ...keys, expiration: new Date() }))).toEqual({
      ok: true,
      credentials: keys,
    });
  });

  it("asks the package of the SDK, which looks at the environment first", async () => {
    vi.stubEnv("AWS_PROFILE", undefined);
    vi.stubEnv("AWS_ACCESS_KEY_ID", keys.accessKeyId);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey);
    vi.stubEnv("AWS_SESSION_TOKEN", keys.sessionToken);
    expect(await credentialsFromChain({})).toEqual({ ok: true, credentials: keys });
  });

  it("names the profile to the chain", async () => {
    const load = vi.fn(giving(keys));
    await credentialsFromChain({ profile: "sandbox" }, load);
    expect(load).toHaveBeenCalledWith("sandbox");
  });

  it("says what to install where the package is missing", async () => {
    const missing = Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
    const result = await credentialsFromChain({}, failing(missing));
    expect(result.ok ? "" : result.problem).toMatch(
      /^the provider chain .*: npm install @aws-sdk\/credential-provider-node$/,
    );
  });

  it("says in one line why the chain has none", async () => {
    const result = await credentialsFromChain(
      { profile: "sandbox" },
      failing(new Error("The SSO session has expired.\nRun aws sso login")),
    );
    expect(result.ok ? "" : result.problem).toMatch(
      /^the profile sandbox .*no keys: The SSO session has expired\.$/,
    );
  });
});

describe("followChain", () => {
  it("has keys refreshed before they expire, and gives the old ones until then", async () => {
    let time = 0;
    let made = 0;
    const load: LoadChain = async () => async () => ({
      ...keys,
      accessKeyId: `AKID${++made}`,
      expiration: new Date(time + 3_600_000),
    });
    const current = followChain(keys, {}, load, () => time);
    expect(current()).toEqual(keys);
    await turns();
    expect([current().accessKeyId, made]).toEqual(["AKID1", 1]);
    time = 54 * 60_000;
    current();
    await turns();
    expect([current().accessKeyId, made]).toEqual(["AKID1", 1]);
    time = 56 * 60_000;
    expect(current().accessKeyId).toBe("AKID1");
    await turns();
    expect([current().accessKeyId, made]).toEqual(["AKID2", 2]);
  });

  it("keeps the old keys where the chain fails, and asks again later, not at once", async () => {
    let time = 0;
    let asked = 0;
    const load: LoadChain = async () => {
      asked++;
      throw new Error("no metadata service");
    };
    const current = followChain(keys, {}, load, () => time);
    current();
    await turns();
    expect([current(), asked]).toEqual([keys, 1]);
    time = 31_000;
    current();
    await turns();
    expect(asked).toBe(2);
  });

  it("asks once for keys that do not expire", async () => {
    let asked = 0;
    const load: LoadChain = async () => async () => {
      asked++;
      return keys;
    };
    let time = 0;
    const current = followChain(keys, {}, load, () => time);
    for (time = 0; time < 10 ** 9; time += 10 ** 8) {
      current();
      await turns();
    }
    expect(asked).toBe(1);
  });
});
