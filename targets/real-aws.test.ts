import { describe, expect, it } from "vitest";
import { liveGuard } from "./live-guard.ts";
import { isLoopback } from "./loopback.ts";
import { isRealAws } from "./real-aws.ts";

describe("isRealAws", () => {
  it.each([
    "https://iam.amazonaws.com",
    "https://IAM.AMAZONAWS.COM./",
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

describe("isLoopback", () => {
  it.each([
    "http://127.0.0.1:4566",
    "http://127.1/",
    "http://0x7f.0.0.1",
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

  it("names the consent that is missing", () => {
    expect(liveGuard({ ...aws, live: true }, { live: false })).toMatch(/^(?!.*"live").*--live/);
    expect(liveGuard({ ...aws, live: false }, { live: true })).toMatch(/^(?!.*--live).*"live": true/);
  });
});
