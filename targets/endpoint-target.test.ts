import { describe, expect, it } from "vitest";
import { endpointTarget } from "./endpoint-target.ts";
import { liveGuard } from "./live-guard.ts";
import type { Target } from "./target.ts";

const keys = { AWS_ACCESS_KEY_ID: "AKIAEXAMPLE", AWS_SECRET_ACCESS_KEY: "s3cr3t" };

function made(
  url: string,
  environment: Readonly<Record<string, string>>,
): { target: Target; notes: readonly string[] } {
  const result = endpointTarget(url, environment);
  if (!result.ok) throw new Error(result.problem);
  return result;
}

function refused(url: string, environment: Readonly<Record<string, string>>): string {
  const result = endpointTarget(url, environment);
  return result.ok ? "" : result.problem;
}

describe("endpointTarget", () => {
  it("claims everything, has the defaults and is named by its host", () => {
    const { target, notes } = made("http://127.0.0.1:4000/iam/", keys);
    expect(notes).toEqual([]);
    expect(target).toMatchObject({
      name: "127.0.0.1:4000",
      endpoint: "http://127.0.0.1:4000/iam/",
      region: "us-east-1",
      claims: { authentication: true, get: true, "default-user": true, provisioning: true },
      concurrency: 32,
      live: false,
      credentials: {
        environment: {
          accessKeyId: "AWS_ACCESS_KEY_ID",
          secretAccessKey: "AWS_SECRET_ACCESS_KEY",
          sessionToken: "AWS_SESSION_TOKEN",
        },
      },
    });
  });

  it("takes the region from the environment", () => {
    expect(made("http://10.0.0.1", { ...keys, AWS_REGION: "eu-west-1" }).target.region).toBe("eu-west-1");
    expect(made("http://10.0.0.1", { ...keys, AWS_DEFAULT_REGION: "eu-west-2" }).target.region).toBe(
      "eu-west-2",
    );
  });

  it("signs for the one region of IAM in the commercial partition, and says so", () => {
    const { target, notes } = made("https://iam.amazonaws.com", { ...keys, AWS_REGION: "eu-west-1" });
    expect(target.region).toBe("us-east-1");
    expect(notes).toEqual([expect.stringMatching(/us-east-1 .*eu-west-1/)]);
  });

  it("uses a dummy key on loopback and says so", () => {
    const { target, notes } = made("http://localhost:4566", {});
    expect(target.credentials).toEqual({ literal: { accessKeyId: "test", secretAccessKey: "test" } });
    expect(notes).toEqual([
      expect.stringContaining("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set"),
    ]);
  });

  it("uses no dummy key elsewhere, and none where half a key is set", () => {
    expect(refused("http://10.0.0.1", {})).toMatch(/are not set.*loopback/);
    expect(refused("http://localhost", { AWS_ACCESS_KEY_ID: "a" })).toMatch(
      /^AWS_SECRET_ACCESS_KEY is not set/,
    );
  });

  it("refuses what is no endpoint", () => {
    expect(refused("localhost:4566", keys)).toMatch(/^--endpoint must begin with http:\/\//);
    expect(refused("embedded", keys)).toMatch(/^--endpoint is not a URL/);
    expect(refused("http://u:p@localhost", keys)).toMatch(/password/);
  });

  it("never makes a target that may run against real AWS", () => {
    const { target } = made("https://iam.amazonaws.com", keys);
    expect(liveGuard(target, { live: true })).toMatch(/"live": true/);
  });
});
