import { describe, expect, it } from "vitest";
import { liveGuard } from "./live-guard.ts";
import { isLoopback } from "./loopback.ts";
import { callerEndpoint, isRealAws, liveLimits } from "./real-aws.ts";

describe("isRealAws", () => {
  it.each([
    "https://iam.amazonaws.com",
    "https://IAM.AMAZONAWS.COM./",
    "https://iam.amazonaws.com../",
    "https://iam.amazonaws.com...:443/",
    "https://iam.amazonaws.com%2e",
    "https://iam%2eamazonaws.com",
    "https://\uff49\uff41\uff4d.amazonaws\u3002com",
    "https://iam.amazonaws.com\u200b/",
    "https://iam.amazon\taws.com",
    "https:\\\\iam.amazonaws.com\\",
    "https://iam.us-gov.amazonaws.com/",
    "https://iam.cn-north-1.amazonaws.com.cn",
    "https://iam.global.api.aws",
    "https://iam.us-iso-east-1.c2s.ic.gov",
    "http://amazonaws.com:8080/iam/",
  ])("holds for %s", (url) => {
    expect(isRealAws(url)).toBe(true);
  });

  it.each([
    "http://127.0.0.1:4566",
    "https://notamazonaws.com",
    "https://amazonaws.com.evil.example",
    "http://localhost/iam.amazonaws.com",
    "https://localhost.localstack.cloud:4566",
    "embedded",
    "",
  ])("does not hold for %s", (url) => {
    expect(isRealAws(url)).toBe(false);
  });
});

it.each(["https://iam.amazonaws.com", "https://IAM.amazonaws.com../", "https://iam.amazonaws.com:443"])(
  "%s has the limits and the STS of AWS",
  (endpoint) => {
    expect(liveLimits(endpoint)).toEqual({ rateLimit: 5, requestBudget: 1500 });
    expect(callerEndpoint(endpoint)).toBe("https://sts.amazonaws.com");
  },
);

describe("isLoopback", () => {
  it.each([
    "http://127.0.0.1:4566",
    "http://127.1/",
    "http://0x7f.0.0.1",
    "http://2130706433",
    "http://0177.0.0.1.",
    "http://[0:0:0:0:0:ffff:127.0.0.1]",
    "http://127.255.255.254",
    "http://[::1]:80",
    "http://[::ffff:127.0.0.1]",
    "http://localhost",
    "http://LOCALHOST./",
    "http://iam.localhost:8080",
  ])("holds for %s", (url) => {
    expect(isLoopback(url)).toBe(true);
  });

  it.each([
    "http://10.0.0.1",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com",
    "http://0.0.0.0",
    "http://localhost..",
    "http://127.0.0.1..",
    "http://2130706434.example.com",
    "http://[::2]",
    "http://[::ffff:10.0.0.1]",
    "https://localhost.localstack.cloud",
    "localhost",
  ])("does not hold for %s", (url) => {
    expect(isLoopback(url)).toBe(false);
  });
});

describe("liveGuard", () => {
  const aws = { name: "aws", endpoint: "https://iam.amazonaws.com" };

  it("lets emulators pass", () => {
    expect(
      liveGuard({ name: "moto", endpoint: "http://127.0.0.1:5000", live: false }, { live: false }),
    ).toBeUndefined();
  });

  it("lets real AWS pass only with both consents", () => {
    expect(liveGuard({ ...aws, live: true }, { live: true })).toBeUndefined();
    expect(liveGuard({ ...aws, live: false }, { live: false })).toMatch(/"live": true .*--live/);
  });

  it.each(["https://sts.amazonaws.com", "https://STS.us-east-1.amazonaws.com../"])(
    "lets %s be asked whose keys these are only with both consents",
    (sts) => {
      const target = { name: "moto", endpoint: "http://127.0.0.1:5000", sts };
      expect(liveGuard({ ...target, live: true }, { live: true })).toBeUndefined();
      expect(liveGuard({ ...target, live: false }, { live: true })).toContain('"live": true');
      expect(liveGuard({ ...target, live: true }, { live: false })).toMatch(/"sts".* is real AWS/);
    },
  );

  it("lets any other STS be asked", () => {
    const target = { name: "moto", endpoint: "http://127.0.0.1:5000", sts: "http://127.0.0.1:5001" };
    expect(liveGuard({ ...target, live: false }, { live: false })).toBeUndefined();
  });

  it("names the consent that is missing", () => {
    expect(liveGuard({ ...aws, live: true }, { live: false })).toMatch(/^(?!.*"live").*--live/);
    expect(liveGuard({ ...aws, live: false }, { live: true })).toMatch(/^(?!.*--live).*"live": true/);
  });
});
