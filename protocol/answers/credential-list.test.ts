import { describe, expect, it } from "vitest";
import type { Answer } from "./answer.ts";
import { readCredentialList, readElement } from "./credential-list.ts";
import { decodeAnswer } from "./decode-answer.ts";

const member = (id: string) =>
  `<member><ServiceSpecificCredentialId>${id}</ServiceSpecificCredentialId><Status>Active</Status></member>`;

function answerTo(name: string, content: string, status = 200): Answer {
  const body = new TextEncoder().encode(
    `<${name}Response><${name}Result>${content}</${name}Result></${name}Response>`,
  );
  return decodeAnswer(
    { kind: "response", status, headers: [], body, durationMs: 0 },
    { name, hasResult: true },
  );
}

function list(content: string, status = 200): Answer {
  return answerTo("ListServiceSpecificCredentials", content, status);
}

describe("readCredentialList", () => {
  it("reads each member's fields", () => {
    const read = readCredentialList(
      list(`<ServiceSpecificCredentials>\n${member("A")}\n${member("B")}</ServiceSpecificCredentials>`),
    );
    expect(read).toEqual({
      ok: true,
      credentials: [
        new Map([
          ["ServiceSpecificCredentialId", "A"],
          ["Status", "Active"],
        ]),
        new Map([
          ["ServiceSpecificCredentialId", "B"],
          ["Status", "Active"],
        ]),
      ],
      marker: null,
    });
  });

  it("reads fields of any name without touching a prototype", () => {
    const read = readCredentialList(
      list(
        "<ServiceSpecificCredentials><member><__proto__>x</__proto__></member></ServiceSpecificCredentials>",
      ),
    );
    expect(read).toMatchObject({ ok: true, credentials: [new Map([["__proto__", "x"]])] });
  });

  it.each([
    ["neither element", "", null],
    ["the end", "<IsTruncated>false</IsTruncated>", null],
    ["the end, with a left-over marker", "<IsTruncated>false</IsTruncated><Marker>m</Marker>", null],
    ["more", "<IsTruncated>true</IsTruncated><Marker>m+/=</Marker>", "m+/="],
    ["a marker alone", "<Marker>m</Marker>", "m"],
    ["an empty marker", "<Marker/>", null],
  ])("reads the marker: %s", (_, paging, marker) => {
    const read = readCredentialList(list(`<ServiceSpecificCredentials/>${paging}`));
    expect(read).toEqual({ ok: true, credentials: [], marker });
  });

  it.each([
    ["another status", list("<ServiceSpecificCredentials/>", 500)],
    ["no list", list("")],
    ["two lists", list("<ServiceSpecificCredentials/><ServiceSpecificCredentials/>")],
    ["another result", answerTo("ListUsers", "<ServiceSpecificCredentials/>")],
    ["something beside members", list("<ServiceSpecificCredentials><item/></ServiceSpecificCredentials>")],
    [
      "a field twice",
      list(
        "<ServiceSpecificCredentials><member><Status>Active</Status><Status>Inactive</Status></member></ServiceSpecificCredentials>",
      ),
    ],
    ["a truncated list without marker", list("<ServiceSpecificCredentials/><IsTruncated>true</IsTruncated>")],
    ["a malformed document", list("<")],
  ])("refuses %s", (_, answer) => {
    expect(readCredentialList(answer)).toEqual({ ok: false, problem: expect.any(String) });
  });
});

describe("readElement", () => {
  const created = answerTo(
    "CreateUser",
    "<User><UserName>one</UserName><UserName>two</UserName><Path/></User>",
  );

  it.each([
    [["CreateUserResult", "User", "UserName"], "one"],
    [["CreateUserResult", "User", "Path"], ""],
    [["CreateUserResult", "User", "Arn"], null],
    [["User", "UserName"], null],
    [["CreateUserResult", "constructor"], null],
  ])("%j", (path, text) => {
    expect(readElement(created, path)).toBe(text);
  });

  it("finds nothing in what is no document", () => {
    expect(readElement(answerTo("CreateUser", "<"), [])).toBeNull();
  });
});
