import { describe, expect, it } from "vitest";
import { decodeAnswer } from "./decode-answer.ts";
import { announcesSuccess } from "./envelope-problems.ts";

const operation = { name: "UpdateServiceSpecificCredential", hasResult: false };
const iam = "https://iam.amazonaws.com/doc/2010-05-08/";
const fault = "http://webservices.amazon.com/AWSFault/2005-15-09";
const good = { "x-amzn-requestid": "1", "content-type": "text/xml" };

/** What is said of an answer, `rule: detail`. */
function said(status: number, body: string, headers: Readonly<Record<string, string>> = good): string[] {
  const { problems } = decodeAnswer(
    {
      kind: "response",
      status,
      headers: Object.entries(headers),
      body: new TextEncoder().encode(body),
      durationMs: 1,
    },
    operation,
  );
  return problems.map(({ rule, detail }) => `${rule}: ${detail}`);
}

function refusal(root: string, code = "NoSuchEntity"): string {
  return `<ErrorResponse ${root}><Error><Type>Sender</Type><Code>${code}</Code><Message>m</Message></Error><RequestId>1</RequestId></ErrorResponse>`;
}

describe("the problems of an envelope, in words", () => {
  it("say what a document under a wrong root lacks altogether", () => {
    const headers = { "content-type": "text/xml" };
    const lacking = (type: string) => [
      "root: the root is Oops, not ErrorResponse",
      "request-id: no RequestId anywhere",
      "code: no Code anywhere",
      "message: no Message anywhere",
      `type: no Type ${type} anywhere`,
      "request-id-header: no header x-amzn-requestid",
    ];
    expect(said(404, `<Oops xmlns="${iam}"/>`, headers)).toEqual(lacking("Sender"));
    expect(said(503, `<Oops xmlns="${iam}"/>`, headers)).toEqual(lacking("Receiver"));
    expect(said(302, `<Oops xmlns="${iam}"/>`, headers)).toEqual(lacking("Sender or Receiver"));
    expect(said(200, `<Oops xmlns="${iam}"/>`, headers)).toEqual([
      "root: the root is Oops, not UpdateServiceSpecificCredentialResponse",
      "request-id: no RequestId anywhere",
      "request-id-header: no header x-amzn-requestid",
    ]);
  });

  it("say nothing of what merely stands elsewhere", () => {
    const inner = "<Error><Type>Sender</Type><Code>X</Code><Message>m</Message></Error>";
    expect(
      said(400, `<Response xmlns="${iam}"><Errors>${inner}</Errors><RequestID>1</RequestID></Response>`),
    ).toEqual(["root: the root is Response, not ErrorResponse"]);
  });

  it("take what is blank for what is not there, and the wrong Type", () => {
    const inner = "<Error><Type>Receiver</Type><Code> </Code><Message>\n</Message></Error>";
    expect(said(400, `<Response xmlns="${iam}">${inner}<RequestId>1</RequestId></Response>`)).toEqual([
      "root: the root is Response, not ErrorResponse",
      "code: no Code anywhere",
      "message: no Message anywhere",
      "type: no Type Sender anywhere",
    ]);
  });

  it("miss the Message of an error that has a Code", () => {
    const inner = "<Error><Type>Sender</Type><Code>X</Code></Error>";
    expect(said(400, `<Response xmlns="${iam}">${inner}<RequestId>1</RequestId></Response>`)).toEqual([
      "root: the root is Response, not ErrorResponse",
      "message: no Message anywhere",
    ]);
  });

  it("name the root of a page that happens to be well-formed", () => {
    expect(said(500, "<html><body/></html>")).toContain("root: the root is html, not ErrorResponse");
  });

  it("name the first element outside the namespace", () => {
    expect(said(404, refusal(""))).toEqual(["namespace: ErrorResponse is in no namespace"]);
    expect(said(404, refusal('xmlns="urn:x"'))).toEqual([
      "namespace: ErrorResponse is in the namespace urn:x",
    ]);
    const inside = refusal(`xmlns="${iam}"`).replace("<Code>", '<Code xmlns="">');
    expect(said(404, inside)).toEqual(["namespace: Code is in no namespace"]);
  });

  it("allow the namespace of routing faults to these alone, and throughout", () => {
    expect(said(400, refusal(`xmlns="${fault}"`, "InvalidAction"))).toEqual([]);
    expect(said(400, refusal(`xmlns="${iam}"`, "InvalidAction"))).toEqual([]);
    expect(said(404, refusal(`xmlns="${fault}"`))).toEqual([
      `namespace: ErrorResponse is in the namespace ${fault}`,
    ]);
    const mixed = refusal(`xmlns="${fault}"`, "InvalidAction").replace("<Code>", `<Code xmlns="${iam}">`);
    expect(said(400, mixed)).toEqual([`namespace: Code is in the namespace ${iam}`]);
  });

  it("compare the two request ids", () => {
    const body = refusal(`xmlns="${iam}"`);
    expect(said(404, body, { ...good, "x-amzn-requestid": "2" })).toEqual([
      "request-id-header: the header has 2, the body 1",
    ]);
    expect(said(404, body, { "content-type": "text/xml" })).toEqual([
      "request-id-header: no header x-amzn-requestid",
    ]);
  });

  it.each([
    ["text/xml", []],
    ["TEXT/xml ; charset=utf-8", []],
    [" text/xml", []],
    ["application/xml", ["content-type: the Content-Type is application/xml"]],
    ["text/xmlish;text/xml", ["content-type: the Content-Type is text/xmlish;text/xml"]],
    ["", ["content-type: the Content-Type is "]],
  ])("judge the Content-Type %j", (type, problems) => {
    expect(said(404, refusal(`xmlns="${iam}"`), { ...good, "content-type": type })).toEqual(problems);
  });

  it("miss the Content-Type, and say why a body is not XML", () => {
    expect(said(404, refusal(`xmlns="${iam}"`), { "x-amzn-requestid": "1" })).toEqual([
      "content-type: no Content-Type",
    ]);
    expect(said(404, "")).toEqual(["well-formed: the body is empty"]);
    expect(said(404, "no")).toEqual(["well-formed: the body is not XML"]);
  });
});

describe("announcesSuccess", () => {
  it.each([
    [199, false],
    [200, true],
    [299, true],
    [300, false],
  ])("of %i is %s", (status, expected) => {
    expect(announcesSuccess(status)).toBe(expected);
  });
});
