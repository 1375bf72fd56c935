import { expect, it } from "vitest";
import { decodeAnswer } from "./decode-answer.ts";
import { readTags } from "./tags.ts";

const path = ["GetUserResult", "User", "Tags"];

function tagsOf(user: string): Record<string, string> {
  const body = `<GetUserResponse><GetUserResult><User>${user}</User></GetUserResult></GetUserResponse>`;
  const answer = decodeAnswer(
    { kind: "response", status: 200, headers: [], body: new TextEncoder().encode(body), durationMs: 0 },
    { name: "GetUser", hasResult: true },
  );
  return Object.fromEntries(readTags(answer, path));
}

it("reads the tags by their keys", () => {
  expect(
    tagsOf(
      "<Tags><member><Key>a</Key><Value>1 &amp; 2</Value></member><member><Key>b</Key><Value></Value></member></Tags>",
    ),
  ).toEqual({ a: "1 & 2", b: "" });
});

it.each([
  ["there is no list", "<Path>/</Path>"],
  ["the list is empty", "<Tags/>"],
  ["the members are none", "<Tags><item><Key>a</Key><Value>1</Value></item></Tags>"],
  ["a member is not whole", "<Tags><member><Key>a</Key></member><member><Value>1</Value></member></Tags>"],
])("reads none where %s", (_, user) => {
  expect(tagsOf(user)).toEqual({});
});
