import { describe, expect, it } from "vitest";
import type { ReplyExpectation } from "../../suites/surfaces.ts";
import type { Hello, Reply } from "../driver-protocol/protocol.ts";
import { judgeReply } from "./judge-reply.ts";

const everything: Hello["capabilities"] = {
  options: [],
  freshClient: true,
  modelledErrors: true,
  requestId: true,
  status: true,
};
const nothing = { ...everything, modelledErrors: false, requestId: false, status: false };

const success: Reply = { seq: 1, outcome: "success", status: 200, requestId: "r-1" };
const notFound: Reply = {
  seq: 1,
  outcome: "service-error",
  status: 404,
  requestId: "r-2",
  error: { type: "NoSuchEntityException", code: "NoSuchEntity", message: "m", text: "t" },
};
const unreadable: Reply = { seq: 1, outcome: "unreadable", status: 404 };

const plain: ReplyExpectation = { reply: "success", state: "unread" };
const noSuchEntity: ReplyExpectation = { reply: "service-error", code: "NoSuchEntity" };
const anyError: ReplyExpectation = { reply: "service-error" };
const status: ReplyExpectation = { reply: "success-status" };
const requestId: ReplyExpectation = { reply: "request-id" };

describe("judgeReply", () => {
  it.each<[string, ReplyExpectation, Reply, Hello["capabilities"]]>([
    ["a success", plain, success, everything],
    ["a success that exposes nothing", plain, { seq: 1, outcome: "success" }, nothing],
    ["the modelled error", noSuchEntity, notFound, everything],
    [
      "the modelled error by its qualified name",
      noSuchEntity,
      { ...notFound, error: { ...notFound.error, type: "*types.NoSuchEntityException" } },
      everything,
    ],
    [
      "the code alone, where the client exposes no more",
      noSuchEntity,
      { seq: 1, outcome: "service-error", error: { type: "ClientError", code: "NoSuchEntity" } },
      nothing,
    ],
    [
      "any error of the service",
      anyError,
      { seq: 1, outcome: "service-error", error: { code: "X" } },
      everything,
    ],
    ["the status", status, success, everything],
    ["the request id of a success", requestId, success, everything],
    ["the request id of an error", requestId, notFound, everything],
  ])("is content with %s", (_, expectation, reply, capabilities) => {
    expect(judgeReply(expectation, reply, capabilities)).toEqual({ kind: "meets" });
  });

  it.each<[string, ReplyExpectation, Reply, string, string, string]>([
    [
      "an error",
      plain,
      notFound,
      "refused",
      "success",
      "an error of the service: 404 NoSuchEntity as NoSuchEntityException",
    ],
    [
      "what cannot be read",
      plain,
      unreadable,
      "unreadable",
      "success",
      "an answer that the client cannot read: 404",
    ],
    ["a success", anyError, success, "accepted", "an error of the service", "success: 200"],
    [
      "another status of a success",
      status,
      { ...success, status: 204 },
      "status",
      "success with the status 200",
      "success: 204",
    ],
    [
      "no request id",
      requestId,
      { ...success, requestId: null },
      "envelope",
      "a request id",
      "success: 200 without a request id",
    ],
    [
      "an empty request id",
      requestId,
      { ...success, requestId: "" },
      "envelope",
      "a request id",
      "success: 200 without a request id",
    ],
    [
      "another status",
      noSuchEntity,
      { ...notFound, status: 400 },
      "status",
      "404 NoSuchEntity as NoSuchEntityException",
      "an error of the service: 400 NoSuchEntity as NoSuchEntityException",
    ],
    [
      "another code",
      noSuchEntity,
      { ...notFound, error: { type: "IAMServiceException", code: "NotFound" } },
      "code",
      "404 NoSuchEntity as NoSuchEntityException",
      "an error of the service: 404 NotFound as IAMServiceException",
    ],
    [
      "an error that is not the modelled one",
      noSuchEntity,
      { ...notFound, error: { type: "IAMServiceException", code: "NoSuchEntity" } },
      "code",
      "404 NoSuchEntity as NoSuchEntityException",
      "an error of the service: 404 NoSuchEntity as IAMServiceException",
    ],
    [
      "an error without a code",
      noSuchEntity,
      { seq: 1, outcome: "service-error", status: 404 },
      "code",
      "404 NoSuchEntity as NoSuchEntityException",
      "an error of the service: 404",
    ],
  ])("finds %s", (_, expectation, reply, kind, expected, observed) => {
    expect(judgeReply(expectation, reply, everything)).toEqual({
      kind: "fails",
      failure: { kind, expected, observed },
    });
  });

  it.each<[string, ReplyExpectation, Reply, Hello["capabilities"], string]>([
    ["the client refused", plain, { seq: 1, outcome: "refused" }, everything, "untestable"],
    ["the driver skipped", plain, { seq: 1, outcome: "skipped" }, everything, "untestable"],
    ["the client exposes no status", status, success, nothing, "untestable"],
    ["the client exposes no request id", requestId, notFound, nothing, "untestable"],
    ["no answer came", plain, { seq: 1, outcome: "no-response" }, everything, "broken"],
    ["the client failed", plain, { seq: 1, outcome: "other", error: { text: "oh" } }, everything, "broken"],
  ])("says nothing of the target where %s", (_, expectation, reply, capabilities, outcome) => {
    expect(judgeReply(expectation, reply, capabilities)).toMatchObject({ kind: "says-nothing", outcome });
  });

  it("shows what a client says on one line and cut", () => {
    const hostile: Reply = {
      seq: 1,
      outcome: "service-error",
      error: { code: "\u001b[31mA\n", type: "x".repeat(5000) },
    };
    const judged = judgeReply(plain, hostile, everything);
    if (judged.kind !== "fails") throw new Error(judged.kind);
    expect(judged.failure.observed).toMatch(/^an error of the service: \\u\{1b\}\[31mA\\u\{a\} as x{80}…$/);
  });
});
