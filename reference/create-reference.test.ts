import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createReference } from "./create-reference.ts";
import { honestRules } from "./honest-rules.ts";
import {
  type CallOptions,
  call,
  makeKey,
  makeUser,
  type Parameters,
  summary,
  testRequest,
  testTime,
  textOf,
} from "./testing/test-client.ts";

const clock = { now: () => testTime };
const update = "UpdateServiceSpecificCredential";

/** An endpoint with alice, who has two credentials, and bob, who has one. */
function populated() {
  const reference = createReference(clock);
  const [first = "", second = ""] = makeUser(reference, "alice", 2);
  const [other = ""] = makeUser(reference, "bob", 1);
  const send = (parameters: Parameters, options: CallOptions = {}) =>
    call(
      reference,
      update,
      { ServiceSpecificCredentialId: first, UserName: "alice", Status: "Inactive", ...parameters },
      options,
    );
  const statuses = (userName: string) => {
    const { body } = call(reference, "ListServiceSpecificCredentials", { UserName: userName });
    return new Map(
      body
        .split("<member>")
        .slice(1)
        .map((member) => [
          textOf({ body: member }, "ServiceSpecificCredentialId"),
          textOf({ body: member }, "Status"),
        ]),
    );
  };
  return { reference, first, second, other, send, statuses };
}

describe("UpdateServiceSpecificCredential", () => {
  it("sets the Status, either way and again, and nothing else", () => {
    const { send, statuses, first, second, other } = populated();
    for (const Status of ["Inactive", "Inactive", "Active", "Active", "Inactive"]) {
      const reply = send({ Status });
      expect(reply.status).toBe(200);
      expect(statuses("alice").get(first)).toBe(Status);
    }
    expect(statuses("alice").get(second)).toBe("Active");
    expect(statuses("bob")).toEqual(new Map([[other, "Active"]]));
  });

  it("answers in the envelope of IAM", () => {
    const reply = populated().send({});
    const requestId = textOf(reply, "RequestId");
    expect(requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(reply.headers).toEqual([
      ["Content-Type", "text/xml"],
      ["x-amzn-RequestId", requestId],
    ]);
    expect(reply.body).toBe(
      `<UpdateServiceSpecificCredentialResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">\n  <ResponseMetadata>\n    <RequestId>${requestId}</RequestId>\n  </ResponseMetadata>\n</UpdateServiceSpecificCredentialResponse>\n`,
    );
  });

  it("refuses in the envelope of IAM, with a fresh request id", () => {
    const { send } = populated();
    const reply = send({ Status: "Deleted" });
    const requestId = textOf(reply, "RequestId");
    expect(reply.headers).toContainEqual(["x-amzn-RequestId", requestId]);
    expect(reply.body).toBe(
      `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">\n  <Error>\n    <Type>Sender</Type>\n    <Code>ValidationError</Code>\n    <Message>1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set</Message>\n  </Error>\n  <RequestId>${requestId}</RequestId>\n</ErrorResponse>\n`,
    );
    expect(textOf(send({ Status: "Deleted" }), "RequestId")).not.toBe(requestId);
  });

  it.each<readonly [string, Parameters, string, string]>([
    [
      "an id with an illegal character",
      { ServiceSpecificCredentialId: "ACCA-00000000000000000" },
      "400 ValidationError",
      "1 validation error detected: Value at 'serviceSpecificCredentialId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w]+",
    ],
    [
      "an absent id",
      { ServiceSpecificCredentialId: undefined },
      "400 ValidationError",
      "1 validation error detected: Value at 'serviceSpecificCredentialId' failed to satisfy constraint: Member must not be null",
    ],
    [
      "an absent Status",
      { Status: undefined },
      "400 ValidationError",
      "1 validation error detected: Value at 'status' failed to satisfy constraint: Member must not be null",
    ],
    [
      "everything at once",
      { ServiceSpecificCredentialId: "-", UserName: "!".repeat(65), Status: "" },
      "400 ValidationError",
      "5 validation errors detected: Value at 'serviceSpecificCredentialId' failed to satisfy constraint: Member must have length greater than or equal to 20; Value at 'serviceSpecificCredentialId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w]+; Value at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64; Value at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+; Value at 'status' failed to satisfy constraint: Member must satisfy enum value set",
    ],
    [
      "an unknown id",
      { ServiceSpecificCredentialId: "ACCA00000000000000000" },
      "404 NoSuchEntity",
      "No such credential ACCA00000000000000000 exists",
    ],
    [
      "an unknown user",
      { UserName: "carol" },
      "404 NoSuchEntity",
      "The user with name carol cannot be found.",
    ],
    [
      "an unknown user and an unknown id",
      { UserName: "carol", ServiceSpecificCredentialId: "ACCA00000000000000000" },
      "404 NoSuchEntity",
      "The user with name carol cannot be found.",
    ],
    ["Expired", { Status: "Expired" }, "400 InvalidInput", "Operation does not support status Expired"],
    [
      "Expired for an unknown id",
      { Status: "Expired", ServiceSpecificCredentialId: "ACCA00000000000000000" },
      "404 NoSuchEntity",
      "No such credential ACCA00000000000000000 exists",
    ],
    [
      "no user name, by the account itself",
      { UserName: undefined },
      "400 ValidationError",
      "Must specify userName when calling with non-User credentials",
    ],
  ])("refuses %s and changes nothing", (_, parameters, answer, message) => {
    const { send, statuses, first, second } = populated();
    const reply = send(parameters);
    expect(summary(reply)).toBe(answer);
    expect(textOf(reply, "Message")).toBe(message);
    expect(statuses("alice")).toEqual(
      new Map([
        [first, "Active"],
        [second, "Active"],
      ]),
    );
  });

  it("refuses another user's credential, whoever calls", () => {
    const { reference, send, statuses, other } = populated();
    const reply = send({ ServiceSpecificCredentialId: other });
    expect(summary(reply)).toBe("400 ValidationError");
    expect(textOf(reply, "Message")).toBe(
      `User alice does not have a service specific credential with id ${other}`,
    );
    const credentials = makeKey(reference, "alice");
    const own = send({ ServiceSpecificCredentialId: other, UserName: undefined }, { credentials });
    expect(summary(own)).toBe("400 ValidationError");
    expect(statuses("bob").get(other)).toBe("Active");
  });

  it("takes a user's own credential where no user is named", () => {
    const { reference, send, statuses, first } = populated();
    const credentials = makeKey(reference, "alice");
    expect(send({ UserName: undefined }, { credentials }).status).toBe(200);
    expect(statuses("alice").get(first)).toBe("Inactive");
  });

  it("finds users in any letter case, ids only in their own", () => {
    const { send, statuses, first } = populated();
    expect(send({ UserName: "ALICE" }).status).toBe(200);
    expect(statuses("Alice").get(first)).toBe("Inactive");
    expect(summary(send({ ServiceSpecificCredentialId: first.toLowerCase() }))).toBe("404 NoSuchEntity");
  });

  it("refuses what is no UTF-8, and prototype names mean nothing", () => {
    const { send } = populated();
    expect(summary(send({ UserName: "alice\ud800" }))).toBe("400 ValidationError");
    expect(send({ __proto__x: "1", constructor: "2", toString: "3", "": "4" }).status).toBe(200);
    expect(summary(send({ UserName: "constructor" }))).toBe("404 NoSuchEntity");
    expect(summary(send({ UserName: "__proto__" }))).toBe("404 NoSuchEntity");
  });
});

describe("a message of violations", () => {
  it("lists ten at most", () => {
    const twelve = Array.from({ length: 12 }, (_, index) => `V${index}`);
    expect(honestRules.violations(twelve)).toBe(
      "10 validation errors detected: V0; V1; V2; V3; V4; V5; V6; V7; V8; V9",
    );
  });
});

describe("routing", () => {
  const fault = "http://webservices.amazon.com/AWSFault/2005-15-09";

  it.each<readonly [string, CallOptions, string]>([
    ["NoSuchAction", {}, "Could not find operation NoSuchAction for version 2010-05-08"],
    [
      update,
      { form: { version: null } },
      `Could not find operation ${update} for version NO_VERSION_SPECIFIED`,
    ],
    [update, { version: "2011-06-15" }, `Could not find operation ${update} for version 2011-06-15`],
    ["GetCallerIdentity", {}, "Could not find operation GetCallerIdentity for version 2010-05-08"],
    ["__proto__", {}, "Could not find operation __proto__ for version 2010-05-08"],
  ])("does not find %s with %j, signed or not", (action, options, message) => {
    for (const signature of ["none", "unsigned"] as const) {
      const reply = call(createReference(clock), action, {}, { ...options, signature });
      expect(summary(reply)).toBe("400 InvalidAction");
      expect(textOf(reply, "Message")).toBe(message);
      expect(reply.body).toContain(`<ErrorResponse xmlns="${fault}">`);
    }
  });

  it("misses an Action", () => {
    const reference = createReference(clock);
    const request = { method: "POST", path: "/", headers: [], body: "Version=2010-05-08" };
    const response = reference.handle(request);
    expect(response).toMatchObject({ status: 400, body: expect.stringContaining("MissingAction") });
  });

  it("takes the first of two values, and the body's before the query string's", () => {
    const { reference, first, statuses } = populated();
    const common = { ServiceSpecificCredentialId: first, UserName: "alice", Status: "Inactive" };
    const doubled: CallOptions = { form: { extra: [["Status", "Deleted"]] } };
    expect(call(reference, update, common, doubled).status).toBe(200);
    expect(statuses("alice").get(first)).toBe("Inactive");
    const request = testRequest(reference, update, { ...common, Status: "Active" });
    // Without a signature the routing shows which Action was read.
    const both = reference.handle({ ...request, path: "/?Action=Other&Version=1", headers: [] });
    expect(both).toMatchObject({ status: 403 });
    const queryOnly = reference.handle({ ...request, path: "/?Action=Other", headers: [], body: "" });
    expect(queryOnly).toMatchObject({ status: 400, body: expect.stringContaining("operation Other") });
  });

  it("takes GET, a charset, any order and unknown parameters", () => {
    const { send } = populated();
    const contentType = "application/x-www-form-urlencoded; charset=UTF-8";
    expect(send({}, { form: { method: "GET" } }).status).toBe(200);
    expect(send({}, { form: { contentType } }).status).toBe(200);
    expect(send({ Unknown: "x", "Tags.member.1.Key": "k" }).status).toBe(200);
    expect(send({}, { form: { order: "reversed" } }).status).toBe(200);
  });

  it("reads no form in a body that says that it is none", () => {
    const form = { contentType: "application/json" };
    expect(summary(populated().send({}, { form }))).toBe("400 MissingAction");
  });

  it.each(["PUT", "DELETE", "HEAD", "get"])("refuses %s", (method) => {
    const reference = createReference(clock);
    const response = reference.handle({ ...testRequest(reference, update, {}), method });
    expect(response).toMatchObject({ status: 405, body: expect.stringContaining("MethodNotAllowed") });
  });

  it("refuses a body above 4 MiB, and reads one just below", () => {
    const { send } = populated();
    const room = 4 * 1024 * 1024 - 1000;
    expect(send({ Unknown: "x".repeat(room) }).status).toBe(200);
    expect(summary(send({ Unknown: "x".repeat(room + 2000) }))).toBe("413 RequestEntityTooLarge");
  });

  it("escapes what a message repeats and replaces what XML cannot hold", () => {
    const reply = call(createReference(clock), "<&\u0001\ufffe>");
    expect(textOf(reply, "Message")).toBe(
      "Could not find operation &lt;&amp;\ufffd\ufffd&gt; for version 2010-05-08",
    );
  });
});

describe("any request at all", () => {
  it("is answered with an envelope", () => {
    const reference = createReference(clock);
    const text = fc.string({
      unit: fc.constantFrom(..."aA1/?&=%+;,. \t\u0000\u00e9", "Action", "AWS4-HMAC-SHA256", "%ff"),
    });
    const name = fc.constantFrom("authorization", "x-amz-date", "date", "content-type", "host", "__proto__");
    fc.assert(
      fc.property(
        fc.constantFrom("GET", "POST", ""),
        text,
        fc.array(fc.tuple(name, text)),
        fc.constantFrom("", "Action=GetUser&Version=2010-05-08&"),
        text,
        (method, path, headers, start, rest) => {
          const response = reference.handle({
            method,
            path: `/?${start}${path}`,
            headers,
            body: start + rest,
          });
          expect(response).toMatchObject({ body: expect.stringContaining("<ErrorResponse") });
        },
      ),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe("users", () => {
  it("are made, found, listed and deleted without regard to case", () => {
    const reference = createReference(clock);
    const made = call(reference, "CreateUser", {
      UserName: "Alice",
      Path: "/team/",
      "Tags.member.1.Key": "run",
      "Tags.member.1.Value": "<1>",
    });
    expect(textOf(made, "Arn")).toBe("arn:aws:iam::000000000000:user/team/Alice");
    expect(textOf(made, "CreateDate")).toBe("2026-01-02T03:04:05Z");
    expect(textOf(made, "UserId")).toMatch(/^AIDA[A-Z2-7]{17}$/);
    const found = call(reference, "GetUser", { UserName: "aLICE" });
    expect(textOf(found, "UserName")).toBe("Alice");
    expect(textOf(found, "Key")).toBe("run");
    expect(textOf(found, "Value")).toBe("&lt;1&gt;");
    const again = call(reference, "CreateUser", { UserName: "ALICE" });
    expect(summary(again)).toBe("409 EntityAlreadyExists");
    expect(call(reference, "DeleteUser", { UserName: "alice" }).body).not.toContain("Result");
    expect(summary(call(reference, "GetUser", { UserName: "Alice" }))).toBe("404 NoSuchEntity");
    expect(summary(call(reference, "DeleteUser", { UserName: "Alice" }))).toBe("404 NoSuchEntity");
  });

  it("are listed by path, page by page", () => {
    const reference = createReference(clock);
    for (const name of ["c", "a", "b", "d"]) {
      call(reference, "CreateUser", { UserName: name, Path: name === "d" ? "/other/" : "/run/1/" });
    }
    const names = (parameters: Parameters) => {
      const { body } = call(reference, "ListUsers", parameters);
      return [[...body.matchAll(/<UserName>(\w+)</g)].map((match) => match[1]), textOf({ body }, "Marker")];
    };
    expect(names({})).toEqual([["a", "b", "c", "d"], undefined]);
    expect(names({ PathPrefix: "/run/" })).toEqual([["a", "b", "c"], undefined]);
    expect(names({ PathPrefix: "/run/", MaxItems: "2" })).toEqual([["a", "b"], "b"]);
    call(reference, "DeleteUser", { UserName: "a" });
    call(reference, "DeleteUser", { UserName: "b" });
    expect(names({ PathPrefix: "/run/", MaxItems: "2", Marker: "b" })).toEqual([["c"], undefined]);
    expect(summary(call(reference, "ListUsers", { MaxItems: "0" }))).toBe("400 ValidationError");
    expect(summary(call(reference, "ListUsers", { MaxItems: "1001" }))).toBe("400 ValidationError");
  });

  it("are not deleted while anything of theirs remains", () => {
    const reference = createReference(clock);
    const [id = ""] = makeUser(reference, "alice", 1);
    const key = makeKey(reference, "alice");
    expect(reference.snapshot()).toEqual({ users: 1, credentials: 1, accessKeys: 2 });
    expect(summary(call(reference, "DeleteUser", { UserName: "alice" }))).toBe("409 DeleteConflict");
    call(reference, "DeleteAccessKey", { UserName: "alice", AccessKeyId: key.accessKeyId });
    expect(summary(call(reference, "DeleteUser", { UserName: "alice" }))).toBe("409 DeleteConflict");
    const addressed = { UserName: "alice", ServiceSpecificCredentialId: id };
    expect(call(reference, "DeleteServiceSpecificCredential", addressed).status).toBe(200);
    expect(call(reference, "DeleteUser", { UserName: "alice" }).status).toBe(200);
    expect(reference.snapshot()).toEqual({ users: 0, credentials: 0, accessKeys: 1 });
  });
});

describe("access keys", () => {
  it("are two at most, listed without their secrets", () => {
    const reference = createReference(clock);
    makeUser(reference, "alice", 0);
    const keys = [makeKey(reference, "alice"), makeKey(reference, "alice")];
    const third = call(reference, "CreateAccessKey", { UserName: "alice" });
    expect(summary(third)).toBe("409 LimitExceeded");
    const listed = call(reference, "ListAccessKeys", { UserName: "alice" });
    for (const { accessKeyId, secretAccessKey } of keys) {
      expect(accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
      expect(listed.body).toContain(accessKeyId);
      expect(listed.body).not.toContain(secretAccessKey);
    }
    const unknown = { UserName: "alice", AccessKeyId: reference.rootCredentials.accessKeyId };
    expect(summary(call(reference, "DeleteAccessKey", unknown))).toBe("404 NoSuchEntity");
  });
});

describe("service-specific credentials", () => {
  const create = (reference: ReturnType<typeof createReference>, ServiceName: string) =>
    call(reference, "CreateServiceSpecificCredential", { UserName: "alice", ServiceName });

  it("are two per service at most, inactive ones included", () => {
    const { reference, send } = populated();
    expect(send({}).status).toBe(200);
    const third = create(reference, "codecommit.amazonaws.com");
    expect(summary(third)).toBe("409 LimitExceeded");
    expect(textOf(third, "Message")).toBe(
      "Cannot exceed quota for ContextSpecificCredentialsPerUserPerContext: 2",
    );
    expect(create(reference, "cassandra.amazonaws.com").status).toBe(200);
  });

  it("are not made for a service that has none", () => {
    const { reference } = populated();
    const reply = create(reference, "s3.amazonaws.com");
    expect(summary(reply)).toBe("404 NoSuchEntity");
    expect(textOf(reply, "Message")).toBe(
      "No such service s3.amazonaws.com is supported for Service Specific Credentials",
    );
  });

  it("show their secret when made and when reset, and at no other time", () => {
    const reference = createReference(clock);
    call(reference, "CreateUser", { UserName: "alice" });
    const made = create(reference, "codecommit.amazonaws.com");
    const id = textOf(made, "ServiceSpecificCredentialId") ?? "";
    expect(id).toMatch(/^ACCA[A-Z2-7]{17}$/);
    expect(textOf(made, "Status")).toBe("Active");
    const addressed = { UserName: "alice", ServiceSpecificCredentialId: id };
    call(reference, update, { ...addressed, Status: "Inactive" });
    const reset = call(reference, "ResetServiceSpecificCredential", addressed);
    const secrets = [textOf(made, "ServicePassword"), textOf(reset, "ServicePassword")];
    expect(new Set(secrets).size).toBe(2);
    expect(secrets).not.toContain(undefined);
    expect(textOf(reset, "Status")).toBe("Inactive");
    expect(textOf(reset, "ServiceSpecificCredentialId")).toBe(id);
    const listed = call(reference, "ListServiceSpecificCredentials", { UserName: "alice" });
    expect(listed.body).not.toMatch(/Password|Secret/);
  });

  it("have an alias and a secret where the service takes API keys", () => {
    const { reference } = populated();
    const made = create(reference, "bedrock.amazonaws.com");
    expect(textOf(made, "ServiceCredentialAlias")).toBe("alice-at-000000000000");
    expect(textOf(made, "ServiceCredentialSecret")).toBeDefined();
    expect(made.body).not.toMatch(/ServicePassword|ServiceUserName/);
  });

  it("are listed by service, page by page", () => {
    const { reference, first, second } = populated();
    create(reference, "bedrock.amazonaws.com");
    const list = (parameters: Parameters) =>
      call(reference, "ListServiceSpecificCredentials", { UserName: "alice", ...parameters });
    const [lower, higher] = [first, second].sort();
    const firstPage = list({ ServiceName: "codecommit.amazonaws.com", MaxItems: "1" });
    expect(textOf(firstPage, "ServiceSpecificCredentialId")).toBe(lower);
    expect(textOf(firstPage, "IsTruncated")).toBe("true");
    const Marker = textOf(firstPage, "Marker");
    const lastPage = list({ ServiceName: "codecommit.amazonaws.com", MaxItems: "1", Marker });
    expect(textOf(lastPage, "ServiceSpecificCredentialId")).toBe(higher);
    expect(textOf(lastPage, "IsTruncated")).toBe("false");
    expect(list({}).body.match(/<member>/g)).toHaveLength(3);
  });

  it("are reset and deleted by their owner's name only", () => {
    const { reference, other } = populated();
    const addressed = { UserName: "alice", ServiceSpecificCredentialId: other };
    for (const action of ["ResetServiceSpecificCredential", "DeleteServiceSpecificCredential"]) {
      expect(summary(call(reference, action, addressed))).toBe("400 ValidationError");
    }
    expect(reference.snapshot().credentials).toBe(3);
  });
});

describe("GetCallerIdentity", () => {
  it("names the caller, in the namespace of STS", () => {
    const reference = createReference(clock);
    makeUser(reference, "alice", 0);
    const sts = { version: "2011-06-15", service: "sts" };
    const root = call(reference, "GetCallerIdentity", {}, sts);
    expect(textOf(root, "Arn")).toBe("arn:aws:iam::000000000000:root");
    expect(root.body).toContain(
      '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">',
    );
    const user = call(
      reference,
      "GetCallerIdentity",
      {},
      { ...sts, credentials: makeKey(reference, "alice") },
    );
    expect(textOf(user, "Arn")).toBe("arn:aws:iam::000000000000:user/alice");
  });
});
