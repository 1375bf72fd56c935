import { expect, it } from "vitest";
import { startEnvironment } from "./start-environment.ts";

const environment = {
  PATH: "/bin",
  HOME: "/home/me",
  LANG: "C.UTF-8",
  LC_ALL: "C",
  TMPDIR: "/tmp/mine",
  AWS_ACCESS_KEY_ID: "AKIAMINE",
  AWS_SECRET_ACCESS_KEY: "mine",
  AWS_SESSION_TOKEN: "mine",
  AWS_PROFILE: "mine",
  CEPH_ACCESS_KEY_ID: "of the target",
  CEPH_SECRET_ACCESS_KEY: "of the target",
  NPM_TOKEN: "mine",
  LC_SECRET_1: "mine",
  NOT_SET: undefined,
};

const usual = {
  PATH: "/bin",
  HOME: "/home/me",
  LANG: "C.UTF-8",
  LC_ALL: "C",
  TMPDIR: "/tmp/mine",
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
};

it("holds what a program needs, and dummy keys", () => {
  const credentials = { literal: { accessKeyId: "a", secretAccessKey: "b" } };
  expect(startEnvironment({ credentials }, environment)).toEqual(usual);
});

it("holds the target's own keys, where the entry takes them from variables of its own", () => {
  const credentials = {
    environment: { accessKeyId: "CEPH_ACCESS_KEY_ID", secretAccessKey: "CEPH_SECRET_ACCESS_KEY" },
  };
  expect(startEnvironment({ credentials }, environment)).toEqual({
    ...usual,
    CEPH_ACCESS_KEY_ID: "of the target",
    CEPH_SECRET_ACCESS_KEY: "of the target",
  });
});

it("holds no keys of the user's, though the entry takes them for the target's", () => {
  const credentials = {
    environment: {
      accessKeyId: "AWS_ACCESS_KEY_ID",
      secretAccessKey: "AWS_SECRET_ACCESS_KEY",
      sessionToken: "AWS_SESSION_TOKEN",
    },
  };
  expect(startEnvironment({ credentials }, environment)).toEqual(usual);
});
