import { expect, it } from "vitest";
import type { AnswerExpectation } from "../../suites/requirement.ts";
import { answerOf, errorResponse, successResponse, wireResponse } from "../testing/wire-answers.ts";
import { nothingToJudge } from "./nothing-to-judge.ts";

const type: AnswerExpectation = { answer: "envelope", of: "error", rules: ["type"] };
const wellFormed: AnswerExpectation = { answer: "envelope", of: "error", rules: ["well-formed"] };
const root: AnswerExpectation = { answer: "envelope", of: "success", rules: ["root"] };
const statusOf: AnswerExpectation = { answer: "status-of", code: "NoSuchEntity" };
const message: AnswerExpectation = { answer: "message", message: { kind: "matches", pattern: "." } };

const [success, refused, unreadable, redirect] = [
  successResponse(),
  errorResponse(400, "ValidationError"),
  wireResponse(500, "<Oops"),
  wireResponse(302, ""),
];

it.each<[AnswerExpectation, typeof success, string | null]>([
  [type, refused, null],
  [type, success, "no error was answered"],
  [type, redirect, "no error was answered"],
  [type, unreadable, "no error was a well-formed document"],
  [wellFormed, unreadable, null],
  [root, success, null],
  [root, refused, "no success was answered"],
  [statusOf, errorResponse(500, "NoSuchEntity"), null],
  [statusOf, refused, "no answer had the code NoSuchEntity"],
  [message, refused, null],
  [message, success, "no error with a Message was answered"],
  [message, errorResponse(400, "ValidationError", " "), "no error with a Message was answered"],
  [{ answer: "success" }, unreadable, null],
  [{ answer: "error", codes: ["ValidationError"] }, success, null],
])("%j, case %#", (expectation, response, nothing) => {
  expect(nothingToJudge(expectation, answerOf(response))).toBe(nothing);
});
