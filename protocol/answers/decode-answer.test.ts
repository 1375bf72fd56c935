import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EnvelopeRule, envelopeRules } from "../../contract/envelope-rules.ts";
import type { WireResponse } from "../exchange.ts";
import { decodeAnswer } from "./decode-answer.ts";

const operation = { name: "UpdateServiceSpecificCredential", hasResult: false };
const listing = { name: "ListServiceSpecificCredentials", hasResult: true };
const id = "7a62c49f-347e-4fc4-9331-6e8eEXAMPLE";
const namespace = 'xmlns="https://iam.amazonaws.com/doc/2010-05-08/"';
const faultNamespace = 'xmlns="http://webservices.amazon.com/AWSFault/2005-15-09"';
const metadata = `<ResponseMetadata><RequestId>${id}</RequestId></ResponseMetadata>`;

function success(content: string = metadata, attributes: string = namespace): string {
  return `<UpdateServiceSpecificCredentialResponse ${attributes}>${content}</UpdateServiceSpecificCredentialResponse>`;
}

const fields = {
  Type: "<Type>Sender</Type>",
  Code: "<Code>NoSuchEntity</Code>",
  Message: "<Message>No such credential ACCA exists</Message>",
};

function error(
  inner: string = Object.values(fields).join(""),
  rest = `<RequestId>${id}</RequestId>`,
  attributes = namespace,
): string {
  return `<ErrorResponse ${attributes}><Error>${inner}</Error>${rest}</ErrorResponse>`;
}

const usualHeaders = [
  ["x-amzn-requestid", id],
  ["content-type", "text/xml"],
] as const;

function response(
  status: number,
  body: string | Uint8Array,
  headers: WireResponse["headers"] = usualHeaders,
): WireResponse {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return { kind: "response", status, headers, body: bytes, durationMs: 1 };
}

function rules(answered: WireResponse, of = operation): EnvelopeRule[] {
  return decodeAnswer(answered, of).problems.map((problem) => problem.rule);
}

describe("a good answer", () => {
  it("reads a success", () => {
    expect(decodeAnswer(response(200, success()), operation)).toMatchObject({
      status: 200,
      media: "xml",
      root: "UpdateServiceSpecificCredentialResponse",
      requestId: id,
      error: null,
      problems: [],
    });
  });

  it("reads an error", () => {
    expect(decodeAnswer(response(404, error()), operation)).toMatchObject({
      status: 404,
      root: "ErrorResponse",
      requestId: id,
      error: { type: "Sender", code: "NoSuchEntity", message: "No such credential ACCA exists" },
      problems: [],
    });
  });

  it.each([
    [
      "indented, with a declaration and a final newline",
      404,
      `<?xml version="1.0"?>\n${error().replaceAll("><", ">\n  <")}\n`,
    ],
    ["with a byte order mark", 404, `\ufeff${error()}`],
    [
      "with a namespace prefix",
      404,
      error()
        .replace("xmlns=", "xmlns:iam=")
        .replaceAll(/<(\/?)(?=[A-Z])/g, "<$1iam:"),
    ],
    [
      "with CDATA, comments and an instruction",
      404,
      error().replace("No such credential", "<![CDATA[No such]]><!--x--><?p it's?> credential"),
    ],
    ["whose status is wrong for its code, of the type of the code", 503, error()],
    [
      "whose status is wrong for its code, of the type of the status",
      503,
      error(`<Type>Receiver</Type>${fields.Code}${fields.Message}`),
    ],
    ["of a failing service", 500, error(`<Type>Receiver</Type><Code>ServiceFailure</Code>${fields.Message}`)],
    ["in another order", 404, error(fields.Message + fields.Code + fields.Type)],
    [
      "of routing, in its own namespace",
      400,
      error("<Type>Sender</Type><Code>InvalidAction</Code><Message>m</Message>", undefined, faultNamespace),
    ],
    [
      "of routing, in the usual namespace",
      400,
      error("<Type>Sender</Type><Code>InvalidAction</Code><Message>m</Message>"),
    ],
    ["that redirects, with a type of either kind", 302, error()],
  ])("accepts an error %s", (_, status, body) => {
    expect(decodeAnswer(response(status, body), operation).problems).toEqual([]);
  });

  it.each(["text/xml", "text/xml;charset=UTF-8", "Text/XML ; charset=utf-8"])(
    "accepts the Content-Type %s",
    (type) => {
      expect(
        rules(
          response(404, error(), [
            ["x-amzn-requestid", id],
            ["content-type", type],
          ]),
        ),
      ).toEqual([]);
    },
  );

  it("accepts a result where the operation has one", () => {
    const body = `<ListServiceSpecificCredentialsResponse ${namespace}><ListServiceSpecificCredentialsResult><Error><Code>data</Code></Error></ListServiceSpecificCredentialsResult>${metadata}</ListServiceSpecificCredentialsResponse>`;
    expect(decodeAnswer(response(200, body), listing)).toMatchObject({ error: null, problems: [] });
  });
});

describe("one broken envelope rule", () => {
  const { Type, Code, Message } = fields;
  const requestId = `<RequestId>${id}</RequestId>`;
  const cases: readonly (readonly [EnvelopeRule, string, WireResponse])[] = [
    ["well-formed", "a cut body", response(404, error().slice(0, -1))],
    ["well-formed", "no body", response(200, "")],
    ["well-formed", "text", response(200, "OK")],
    ["well-formed", "a document type", response(404, `<!DOCTYPE ErrorResponse>${error()}`)],
    [
      "well-formed",
      "Latin-1",
      response(404, new Uint8Array([...Buffer.from(error(`${Type}${Code}<Message>é</Message>`), "latin1")])),
    ],
    ["root", "the success of another operation", response(200, success().replaceAll("Update", "Delete"))],
    ["root", "an error with status 200", response(200, error())],
    [
      "root",
      "the envelope of EC2",
      response(
        404,
        `<Response ${namespace}><Errors><Error>${Type}${Code}${Message}</Error></Errors><RequestID>${id}</RequestID></Response>`,
      ),
    ],
    [
      "root",
      "a bare Error with everything in it",
      response(404, `<Error ${namespace}>${Type}${Code}${Message}${requestId}</Error>`),
    ],
    ["namespace", "none", response(404, error(undefined, undefined, ""))],
    [
      "namespace",
      "another",
      response(200, success(metadata, 'xmlns="https://iam.amazonaws.com/doc/2010-05-08"')),
    ],
    [
      "namespace",
      "one element in none",
      response(404, error(Type + Code.replace("<Code>", '<Code xmlns="">') + Message)),
    ],
    [
      "namespace",
      "that of routing for another error",
      response(404, error(undefined, undefined, faultNamespace)),
    ],
    [
      "namespace",
      "that of routing for the root only",
      response(
        400,
        error(
          "<Type>Sender</Type><Code>InvalidAction</Code><Message>m</Message>",
          requestId,
          faultNamespace,
        ).replace("<Error>", `<Error ${namespace}>`),
      ),
    ],
    ["result", "an empty one", response(200, success(`<UpdateServiceSpecificCredentialResult/>${metadata}`))],
    ["result", "one of another name", response(200, success(`${metadata}<Result>x</Result>`))],
    [
      "request-id",
      "empty, in a success",
      response(200, success("<ResponseMetadata><RequestId> </RequestId></ResponseMetadata>")),
    ],
    ["request-id", "absent from a success", response(200, success("<ResponseMetadata/>"))],
    ["request-id", "a success without metadata", response(200, success(""))],
    ["request-id", "directly in a success", response(200, success(requestId))],
    ["request-id", "twice in a success", response(200, success(metadata + requestId))],
    ["request-id", "two metadata", response(200, success(metadata + metadata))],
    ["request-id", "empty, in an error", response(404, error(undefined, "<RequestId/>"))],
    ["request-id", "absent from an error", response(404, error(undefined, ""))],
    ["request-id", "twice in an error", response(404, error(undefined, requestId + requestId))],
    ["request-id", "in metadata of an error", response(404, error(undefined, metadata))],
    [
      "request-id",
      "with elements in it",
      response(404, error(undefined, `<RequestId>${id}<b/></RequestId>`)),
    ],
    ["request-id-header", "absent", response(404, error(), [["content-type", "text/xml"]])],
    [
      "request-id-header",
      "another",
      response(404, error(), [
        ["x-amzn-requestid", "other"],
        ["content-type", "text/xml"],
      ]),
    ],
    ["type", "absent", response(404, error(Code + Message))],
    ["type", "Receiver for 4xx", response(404, error(`<Type>Receiver</Type>${Code}${Message}`))],
    ["type", "Sender for 5xx", response(503, error(`${Type}<Code>ServiceUnavailable</Code>${Message}`))],
    [
      "type",
      "Sender for 5xx and a code of its own",
      response(503, error(`${Type}<Code>Oops</Code>${Message}`)),
    ],
    [
      "type",
      "another for a code with a wrong status",
      response(503, error(`<Type>x</Type>${Code}${Message}`)),
    ],
    ["type", "in another case", response(404, error(`<Type>sender</Type>${Code}${Message}`))],
    ["type", "twice", response(404, error(Type + Type + Code + Message))],
    ["code", "absent", response(404, error(Type + Message))],
    ["code", "empty", response(404, error(`${Type}<Code/>${Message}`))],
    ["code", "white space", response(404, error(`${Type}<Code>\n</Code>${Message}`))],
    ["code", "twice", response(404, error(Type + Code + Code + Message))],
    ["message", "absent", response(404, error(Type + Code))],
    ["message", "empty", response(404, error(`${Type}${Code}<Message></Message>`))],
    ["message", "in lower case", response(404, error(`${Type}${Code}<message>m</message>`))],
    ["message", "twice", response(404, error(Type + Code + Message + Message))],
    ["content-type", "absent", response(404, error(), [["x-amzn-requestid", id]])],
    [
      "content-type",
      "application/xml",
      response(404, error(), [
        ["x-amzn-requestid", id],
        ["content-type", "application/xml"],
      ]),
    ],
    [
      "content-type",
      "another that begins alike",
      response(404, error(), [
        ["x-amzn-requestid", id],
        ["content-type", "text/xmlx"],
      ]),
    ],
    [
      "content-coding",
      "of a body that has it",
      response(200, success(), [...usualHeaders, ["content-encoding", "GZIP, identity"]]),
    ],
    [
      "well-formed",
      "a coding that the body does not have",
      {
        ...response(200, success(), [...usualHeaders, ["content-encoding", "gzip"]]),
        lacksCoding: true,
      },
    ],
    ["extra-elements", "in Error", response(404, error(`${Type}${Code}${Message}<Detail/>`))],
    ["extra-elements", "in ErrorResponse", response(404, error(undefined, `${requestId}<HostId>h</HostId>`))],
    ["extra-elements", "in a success", response(200, success(`${metadata}<Status>Active</Status>`))],
    [
      "extra-elements",
      "in metadata",
      response(200, success(metadata.replace("</Resp", "<HTTPStatusCode>200</HTTPStatusCode></Resp"))),
    ],
    ["extra-elements", "text between elements", response(404, error(undefined, `${requestId}stray`))],
    ["extra-elements", "__proto__", response(404, error(`${Type}${Code}${Message}<__proto__>x</__proto__>`))],
    ["extra-elements", "constructor", response(200, success(`${metadata}<constructor/>`))],
  ];
  const alsoBroken: Readonly<Record<string, readonly EnvelopeRule[]>> = {
    "in lower case": ["extra-elements"],
  };

  it.each(cases)("%s: %s", (rule, what, answered) => {
    const others = rule === "message" ? (alsoBroken[what] ?? []) : [];
    const reported = new Set(rules(answered));
    expect(reported).toEqual(new Set([rule, ...others]));
  });

  it("has a case for every rule", () => {
    expect(new Set(cases.map(([rule]) => rule))).toEqual(new Set(Object.keys(envelopeRules)));
  });

  it("demands the result where the operation has one", () => {
    const body = `<ListServiceSpecificCredentialsResponse ${namespace}>${metadata}</ListServiceSpecificCredentialsResponse>`;
    expect(rules(response(200, body), listing)).toEqual(["result"]);
  });
});

describe("several broken rules", () => {
  it("reports a body that is no XML with nothing but its Content-Type", () => {
    expect(rules(response(500, "<html><body>oops", [["content-type", "text/html"]]))).toEqual([
      "content-type",
      "well-formed",
    ]);
  });

  it("names the coding that a body is not in before anything else", () => {
    const headers: WireResponse["headers"] = [...usualHeaders, ["content-encoding", "gzip"]];
    const uncoded: WireResponse = { ...response(500, "oops", headers), lacksCoding: true };
    expect(decodeAnswer(uncoded, operation).problems[0]).toEqual({
      rule: "well-formed",
      detail: "the Content-Encoding is gzip, which the body is not in",
    });
  });

  it("reports what a wrong root lacks altogether", () => {
    expect(rules(response(404, `<Nothing ${namespace}/>`))).toEqual([
      "root",
      "request-id",
      "code",
      "message",
      "type",
    ]);
    expect(rules(response(200, `<Nothing ${namespace}/>`))).toEqual(["root", "request-id"]);
  });

  it("reports an envelope without Error by what should be in it", () => {
    const body = `<ErrorResponse ${namespace}><RequestId>${id}</RequestId></ErrorResponse>`;
    expect(new Set(rules(response(404, body)))).toEqual(new Set(["type", "code", "message"]));
  });

  it("names each rule once, however often it is broken", () => {
    const extras = Array.from({ length: 500 }, (_, index) => `<e${index}/>`).join("");
    const body = error(`<Type>x</Type>${extras}`, extras, "");
    const reported = rules(response(404, body));
    expect(new Set(reported).size).toBe(reported.length);
    expect(reported).toContain("extra-elements");
  });

  it("says what is wrong in one short line", () => {
    const detailOf = (answered: WireResponse) => decodeAnswer(answered, operation).problems[0]?.detail;
    expect(detailOf(response(404, error(fields.Code + fields.Message)))).toBe(
      "ErrorResponse/Error/Type is missing",
    );
    const unavailable = `${fields.Type}<Code>ServiceUnavailable</Code>${fields.Message}`;
    expect(detailOf(response(503, error(unavailable)))).toBe("ErrorResponse/Error/Type is Sender");
    expect(detailOf(response(404, error(undefined, "<RequestId/>")))).toBe(
      "ErrorResponse/RequestId is empty",
    );
    expect(detailOf(response(200, success(metadata + metadata)))).toBe(
      "UpdateServiceSpecificCredentialResponse/ResponseMetadata occurs more than once",
    );
    expect(detailOf(response(404, error(undefined, `<RequestId>${id}</RequestId>stray`)))).toBe(
      "ErrorResponse holds stray text",
    );
    expect(detailOf(response(200, `<a${"a".repeat(5000)}/>`))?.length).toBeLessThan(200);
  });
});

describe("lenient reading", () => {
  it.each([
    ["in no namespace", error(undefined, undefined, "")],
    [
      "in the envelope of EC2",
      `<Response><Errors><Error><Code>NoSuchEntity</Code></Error></Errors><RequestID>${id}</RequestID></Response>`,
    ],
    ["bare", `<Error><Code>NoSuchEntity</Code><RequestId>${id}</RequestId></Error>`],
    ["with its id in metadata", error(undefined, metadata)],
    [
      "behind another Error without a Code",
      `<ErrorResponse><Error/><x><Error><Code>NoSuchEntity</Code></Error></x><RequestId>${id}</RequestId></ErrorResponse>`,
    ],
  ])("finds an error %s", (_, body) => {
    expect(decodeAnswer(response(404, body), operation)).toMatchObject({
      requestId: id,
      error: { code: "NoSuchEntity" },
    });
  });

  it("finds the error behind a status of success", () => {
    expect(decodeAnswer(response(200, error()), operation).error?.code).toBe("NoSuchEntity");
  });

  it("keeps a code as it stands", () => {
    expect(decodeAnswer(response(404, error("<Code> NoSuchEntity\n</Code>")), operation).error).toEqual({
      type: null,
      code: " NoSuchEntity\n",
      message: null,
    });
  });

  it("reads no XML error from JSON, but its code", () => {
    const answer = decodeAnswer(response(400, '{"__type":"iam#UnknownAction"}'), operation);
    expect(answer).toMatchObject({ media: "json", root: null, error: null, jsonCode: "UnknownAction" });
    expect(decodeAnswer(response(400, "{}"), operation)).not.toHaveProperty("jsonCode");
  });
});

describe("any answer", () => {
  const bytes = [error(), success()].map((text) => new TextEncoder().encode(text));
  const edits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 5 });
  const mutated = fc.tuple(fc.constantFrom(...bytes), edits, fc.nat()).map(([original, changes, cut]) => {
    const copy = original.slice(0, cut % 3 === 0 ? cut % original.length : original.length);
    for (const [index, byte] of changes) if (copy.length > 0) copy[index % copy.length] = byte;
    return copy;
  });
  const header = fc.tuple(fc.constantFrom("x-amzn-requestid", "content-type", "x"), fc.string());

  it("is decoded without a throw, and either has problems or is the documented envelope", () => {
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      mutated,
      fc.json().map((text) => new TextEncoder().encode(text)),
    );
    const status = fc.integer({ min: 100, max: 999 });
    const check = fc.property(
      status,
      body,
      fc.array(header),
      fc.boolean(),
      (given, content, headers, usual) => {
        const answer = decodeAnswer(response(given, content, usual ? usualHeaders : headers), operation);
        if (answer.problems.length > 0) return;
        expect(answer.requestId).toBe(id);
        expect(answer.error === null).toBe(given >= 200 && given < 300);
      },
    );
    fc.assert(check, { numRuns: 2000 });
  });
});
