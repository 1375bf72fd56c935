import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { editions } from "../../contract/editions.ts";
import { holdAgainstEditions } from "../../contract/known-drift.ts";
import type { Statements } from "../../contract/statements.ts";
import type { DriverPlaces } from "../install/resolve-driver.ts";
import { readClient, statingDriverNames } from "./read-client.ts";
import {
  plant,
  plantGo,
  plantJavascript,
  plantPython,
  sampleModel,
  sampleModule,
  samplePackage,
} from "./testing/planted-clients.ts";

let folder: string;
let clients: string;
let cache: string;
let places: DriverPlaces;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "iam-conformance-drift-"));
  clients = join(folder, "clients");
  cache = join(folder, "modules");
  places = {
    packageRoot: join(folder, "package"),
    cwd: folder,
    environment: { IAM_CONFORMANCE_CLIENTS: clients, GOMODCACHE: cache },
  };
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function statementsOf(name: (typeof statingDriverNames)[number]): Statements {
  const reading = readClient(name, places);
  if (reading.outcome === "read") return reading.statements;
  throw new Error(`${reading.outcome}: ${reading.reason}`);
}

/** What is stated and by no edition, by point. */
function unknownIn(statements: Statements): Record<string, string> {
  const unknown = holdAgainstEditions(statements).filter((stated) => stated.editions.length === 0);
  return Object.fromEntries(unknown.map(({ point, value }) => [point.point, value]));
}

function modelWith(change: (model: ReturnType<typeof sampleModel>) => void): string {
  const model = sampleModel();
  change(model);
  return JSON.stringify(model);
}

it("reads the clients of others only", () => {
  expect(statingDriverNames).toContain("boto3");
  expect(statingDriverNames).not.toContain("raw");
  expect(statingDriverNames).not.toContain("example");
});

it.each(statingDriverNames)("says of %s how to install it where it is not", (name) => {
  expect(readClient(name, places)).toEqual({
    outcome: "not-read",
    client: name,
    reason: expect.stringMatching(/is not installed .*; iam-conformance client \S+ --install installs it$/),
  });
});

it("says of a client that brings compiled classes only why it was not read", () => {
  plant(join(clients, "aws-sdk-java"), { "classes/Driver.class": "" });
  expect(readClient("aws-sdk-java", places)).toEqual({
    outcome: "not-read",
    client: "aws-sdk-java",
    reason: "its jars hold compiled classes, and not the model that these were made from",
  });
});

describe("the service model of a Python client", () => {
  it.each([
    ["boto3", "1.44.5"],
    ["aws-cli-v1", "1.46.3"],
    ["aws-cli-v2", "2.9.19"],
  ] as const)("of %s states everything that the edition does", (name, version) => {
    plantPython(clients, name, JSON.stringify(sampleModel()));
    expect(readClient(name, places)).toMatchObject({ outcome: "read", client: name, version });
    const statements = statementsOf(name);
    expect(unknownIn(statements)).toEqual({});
    expect(statements).toMatchObject({ userNamePattern: "[\\w+=,.@-]+", errors: ["NoSuchEntity 404"] });
    for (const { editions: known } of holdAgainstEditions(statements).filter(
      ({ point }) => point.point !== "example-ids",
    )) {
      expect(known).toContain("service-model" satisfies keyof typeof editions);
    }
  });

  it("has example ids in the pages of the AWS CLI", () => {
    plantPython(clients, "aws-cli-v2", JSON.stringify(sampleModel()));
    expect(statementsOf("aws-cli-v2").exampleIdLengths).toEqual([21]);
  });

  it.each<[string, Record<string, Record<string, unknown>>, Record<string, string>]>([
    [
      "a status that nobody knows",
      { statusType: { enum: ["Active", "Inactive", "Suspended"] } },
      { "status-values": "Active, Inactive, Suspended" },
    ],
    [
      "a status that every edition has and it has not",
      { statusType: { enum: ["Active", "Expired"] } },
      { "status-values": "Active, Expired" },
    ],
    [
      "a list of statuses in one text",
      { statusType: { enum: ["Active, Inactive"] } },
      { "status-values": '"Active, Inactive"' },
    ],
    ["no list of statuses", { statusType: { type: "string" } }, { "status-values": "none" }],
    [
      "a new bound",
      { idType: { min: 16, max: 128, pattern: "[\\w]+" } },
      { "credential-id-length": "16..128" },
    ],
    [
      "no bounds and no pattern",
      { idType: {} },
      { "credential-id-length": "none", "credential-id-pattern": "none" },
    ],
    [
      "one pattern with anchors",
      { idType: { min: 20, max: 128, pattern: "^[\\w]+$" } },
      { "credential-id-pattern": "^[\\w]+$" },
    ],
    [
      "an error with another status",
      { NoSuchEntityException: { error: { code: "NoSuchEntity", httpStatusCode: 400 } } },
      { errors: "NoSuchEntity 400" },
    ],
    ["a longer age", { age: { min: 1, max: 99_999 } }, { "credential-age-days": "1..99999" }],
  ])("shows %s", (_, shapes, unknown) => {
    plantPython(clients, "boto3", JSON.stringify(sampleModel(shapes)));
    expect(unknownIn(statementsOf("boto3"))).toEqual(unknown);
  });

  it("knows both patterns with anchors from the Smithy model", () => {
    const shapes = {
      idType: { min: 20, max: 128, pattern: "^[\\w]+$" },
      userNameType: { min: 1, max: 64, pattern: "^[\\w+=,.@-]+$" },
    };
    plantPython(clients, "boto3", JSON.stringify(sampleModel(shapes)));
    expect(unknownIn(statementsOf("boto3"))).toEqual({});
    expect(statementsOf("boto3").patternAnchored).toBe(true);
  });

  it("shows what became of the operation", () => {
    const model = modelWith(({ operations, shapes }) => {
      operations["UpdateServiceSpecificCredential"] = {
        input: { shape: "Update" },
        errors: [],
        documentation: "<p>Sets it to <code>Active</code>.</p>",
      };
      Object.assign(shapes["Update"]?.["members"] ?? {}, { Reason: { shape: "text" } });
    });
    plantPython(clients, "boto3", model);
    expect(unknownIn(statementsOf("boto3"))).toEqual({
      errors: "none",
      parameters: "ServiceSpecificCredentialId, Status, [Reason, UserName]",
      "statuses-in-prose": "none",
    });
  });

  it("shows that the operation is gone", () => {
    const model = modelWith(({ operations }) => delete operations["UpdateServiceSpecificCredential"]);
    plantPython(clients, "boto3", model);
    expect(unknownIn(statementsOf("boto3"))).toEqual({ parameters: "none" });
  });

  it.each([
    ["no JSON", "{", "its service model is no JSON"],
    ["no object", "[]", "its service model is missing or no object"],
    ["no operations", "{}", "operations in its service model is missing or no object"],
    [
      "a shape named as what every object has",
      modelWith(({ shapes }) =>
        Object.assign(shapes["Update"] ?? {}, { members: { UserName: { shape: "constructor" } } }),
      ),
      "constructor in its service model is missing or no object",
    ],
    [
      "a list that is none",
      JSON.stringify(sampleModel({ statusType: { enum: "Active" } })),
      "enum in its service model is no list",
    ],
    [
      "values that are no texts",
      JSON.stringify(sampleModel({ statusType: { enum: [1] } })),
      "enum in its service model lists what is no text",
    ],
  ])("is not understood with %s", (_, model, reason) => {
    plantPython(clients, "boto3", model);
    expect(readClient("boto3", places)).toEqual({ outcome: "unreadable", client: "boto3", reason });
  });

  it("is not understood where it cannot be unpacked, or is missing", () => {
    plant(clients, { "boto3/bin/python": "" });
    expect(readClient("boto3", places)).toMatchObject({
      outcome: "unreadable",
      reason: expect.stringContaining("none of these files is there: "),
    });
    const path = "boto3/lib/python3.12/site-packages/botocore/data/iam/2010-05-08/service-2.json.gz";
    plant(clients, { [path]: "{}" });
    expect(readClient("boto3", places)).toMatchObject({
      outcome: "unreadable",
      reason: `${join(clients, path)} cannot be read (Z_DATA_ERROR)`,
    });
  });
});

describe("the types of the JavaScript client", () => {
  it("state what editions do", () => {
    plantJavascript(clients, samplePackage());
    expect(readClient("aws-sdk-js", places)).toMatchObject({ outcome: "read", version: "3.840.0" });
    expect(unknownIn(statementsOf("aws-sdk-js"))).toEqual({});
    expect(statementsOf("aws-sdk-js")).toEqual({
      apiVersion: "2010-05-08",
      parameters: { required: ["ServiceSpecificCredentialId", "Status"], optional: ["UserName"] },
      statusValues: ["Active", "Expired", "Inactive"],
      statusesInProse: ["Active", "Inactive"],
      userNameMarksInProse: "_+=,.@-",
      errors: ["NoSuchEntityException"],
      creationParameters: { required: ["UserName", "ServiceName"], optional: ["CredentialAgeDays"] },
      credentialMembers: {
        required: ["CreateDate", "ServiceName", "ServiceSpecificCredentialId", "UserName", "Status"],
        optional: [
          "ExpirationDate",
          "ServiceUserName",
          "ServicePassword",
          "ServiceCredentialAlias",
          "ServiceCredentialSecret",
        ],
      },
      listingParameters: {
        required: [],
        optional: ["UserName", "ServiceName", "AllUsers", "Marker", "MaxItems"],
      },
    });
  });

  it("are read in the suite's own installation where the line is not installed", () => {
    plant(join(places.packageRoot, "clients", "drivers", "aws-sdk-js"), { "driver.mjs": "" });
    plant(
      join(places.packageRoot, "node_modules", "@aws-sdk", "client-iam"),
      samplePackage(["Active", "Inactive"]),
    );
    expect(statementsOf("aws-sdk-js").statusValues).toEqual(["Active", "Inactive"]);
    expect(readClient("aws-sdk-js-3.840", places)).toMatchObject({ outcome: "not-read" });
  });

  it("show a status that nobody knows", () => {
    plantJavascript(clients, samplePackage(["Active", "Inactive", "Suspended"]), "aws-sdk-js-3.840");
    expect(unknownIn(statementsOf("aws-sdk-js-3.840"))).toEqual({
      "status-values": "Active, Inactive, Suspended",
    });
  });

  it("show that the operation is gone", () => {
    const { "dist-types/commands/UpdateServiceSpecificCredentialCommand.d.ts": _, ...others } =
      samplePackage();
    plantJavascript(clients, others);
    expect(unknownIn(statementsOf("aws-sdk-js"))).toEqual({ parameters: "none" });
  });

  it.each([
    [
      { "dist-types/models/models_1.d.ts": "" },
      'no "export interface UpdateServiceSpecificCredentialRequest {"',
    ],
    [
      { "dist-types/models/models_0.d.ts": "export interface CreateServiceSpecificCredentialRequest {\n}" },
      "declare no list of values StatusType",
    ],
    [
      { "dist-types/models/models_1.d.ts": "export interface UpdateServiceSpecificCredentialRequest {\n}" },
      "declare no Status as a parameter",
    ],
    [{ "package.json": "{" }, "its package.json is no JSON"],
  ])("are not understood with %j", (changed, reason) => {
    plantJavascript(clients, { ...samplePackage(), ...changed });
    expect(readClient("aws-sdk-js", places)).toMatchObject({
      outcome: "unreadable",
      reason: expect.stringContaining(reason),
    });
  });
});

describe("the source of the Go client", () => {
  it("states what editions do", () => {
    plantGo(clients, cache, sampleModule());
    expect(readClient("aws-sdk-go", places)).toMatchObject({ outcome: "read", version: "1.64.8" });
    const statements = statementsOf("aws-sdk-go");
    expect(unknownIn(statements)).toEqual({});
    expect(statements).toMatchObject({
      parameters: { required: ["ServiceSpecificCredentialId", "Status"], optional: ["UserName"] },
      statusValues: ["Active", "Inactive", "Expired"],
      statusesInProse: ["Active", "Inactive"],
      userNameMarksInProse: "_+=,.@-",
      errors: ["NoSuchEntityException"],
    });
    expect(holdAgainstEditions(statements)).toHaveLength(9);
  });

  it("is found in the module cache of GOPATH and of the home folder", () => {
    plantGo(clients, join(folder, "second", "pkg", "mod"), sampleModule());
    const read = (environment: Readonly<Record<string, string>>) =>
      readClient("aws-sdk-go", {
        ...places,
        environment: { IAM_CONFORMANCE_CLIENTS: clients, ...environment },
      }).outcome;
    expect(read({ GOPATH: [join(folder, "first"), join(folder, "second")].join(delimiter) })).toBe("read");
    expect(read({ HOME: folder })).toBe("not-read");
    plantGo(clients, join(folder, "go", "pkg", "mod"), sampleModule());
    expect(read({ HOME: folder })).toBe("read");
  });

  it("is not read, and it says why, where the module cache has been emptied", () => {
    plantGo(clients, join(folder, "elsewhere"), sampleModule());
    expect(readClient("aws-sdk-go", places)).toMatchObject({
      outcome: "not-read",
      reason: expect.stringMatching(/^its source is in no module cache .*go mod download/),
    });
  });

  it("shows a status that nobody knows, and that the operation is gone", () => {
    plantGo(clients, cache, sampleModule(["Active", "Suspended"]));
    expect(unknownIn(statementsOf("aws-sdk-go"))).toEqual({ "status-values": "Active, Suspended" });
    rmSync(cache, { recursive: true });
    const { "api_op_UpdateServiceSpecificCredential.go": _, ...others } = sampleModule();
    plantGo(clients, cache, others);
    expect(unknownIn(statementsOf("aws-sdk-go"))).toEqual({ parameters: "none" });
  });

  it.each([
    [{ "deserializers.go": "" }, 'its source has no "func awsAwsquery_deserializeOpError'],
    [{ "types/enums.go": "" }, 'its source has no "type StatusType string"'],
  ])("is not understood with %j", (changed, reason) => {
    plantGo(clients, cache, { ...sampleModule(), ...changed });
    expect(readClient("aws-sdk-go", places)).toMatchObject({
      outcome: "unreadable",
      reason: expect.stringContaining(reason),
    });
  });

  it("is not understood where the build does not say its version", () => {
    plantGo(clients, cache, sampleModule());
    plant(clients, { "aws-sdk-go/installed-from": "github.com/aws/smithy-go v1.28.8 h1:x=\n" });
    expect(readClient("aws-sdk-go", places)).toMatchObject({
      outcome: "unreadable",
      reason: expect.stringContaining("names no version of github.com/aws/aws-sdk-go-v2/service/iam"),
    });
  });
});
