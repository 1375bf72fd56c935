import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { KnownDriverName } from "../../install/known-drivers.ts";

/** A shape of a service model. */
type Shape = Record<string, unknown>;

const marksProse =
  "characters with no spaces. You can also include any of the following characters: _+=,.@-</p>";
const description =
  "Sets the status of a service-specific credential to <code>Active</code> or <code>Inactive</code>. Others cannot be used.";

function member(shape: string): Shape {
  return { shape, documentation: "" };
}

/** The part of botocore's service model that is read, as of 2025-07; `changes` replaces whole shapes. */
export function sampleModel(changes: Readonly<Record<string, Shape>> = {}) {
  const id = "ServiceSpecificCredentialId";
  return {
    metadata: { apiVersion: "2010-05-08" },
    operations: {
      UpdateServiceSpecificCredential: {
        input: { shape: "Update" },
        errors: [{ shape: "NoSuchEntityException" }],
        documentation: `<p>${description}</p>`,
      },
      CreateServiceSpecificCredential: { input: { shape: "Create" } },
      ListServiceSpecificCredentials: { input: { shape: "List" } },
    } as Record<string, unknown>,
    shapes: {
      Update: {
        required: [id, "Status"],
        members: {
          UserName: { shape: "userNameType", documentation: `<p>${marksProse}` },
          [id]: member("idType"),
          Status: member("statusType"),
        },
      },
      Create: {
        required: ["UserName", "ServiceName"],
        members: {
          UserName: member("userNameType"),
          ServiceName: member("text"),
          CredentialAgeDays: member("age"),
        },
      },
      List: {
        members: {
          UserName: member("userNameType"),
          ServiceName: member("text"),
          AllUsers: member("flag"),
          Marker: member("text"),
          MaxItems: member("number"),
        },
      },
      ServiceSpecificCredential: {
        required: ["CreateDate", "ServiceName", id, "UserName", "Status"],
        members: {
          CreateDate: member("date"),
          ExpirationDate: member("date"),
          ServiceName: member("text"),
          ServiceUserName: member("serviceUserName"),
          ServicePassword: member("text"),
          ServiceCredentialAlias: member("text"),
          ServiceCredentialSecret: member("text"),
          [id]: member("idType"),
          UserName: member("userNameType"),
          Status: member("statusType"),
        },
      },
      userNameType: { type: "string", min: 1, max: 64, pattern: "[\\w+=,.@-]+" },
      idType: { type: "string", min: 20, max: 128, pattern: "[\\w]+" },
      statusType: { type: "string", enum: ["Active", "Inactive", "Expired"] },
      age: { type: "integer", min: 1, max: 36_600 },
      serviceUserName: { type: "string", min: 0, max: 200 },
      NoSuchEntityException: { error: { code: "NoSuchEntity", httpStatusCode: 404 } },
      ...changes,
    } as Record<string, Shape>,
  };
}

/** The files of an npm package that are read, in the words of client-iam 3.840. */
export function samplePackage(statuses: readonly string[] = ["Active", "Expired", "Inactive"]) {
  const field = (name: string, type = "string", documentation = "A member.") =>
    `    /**\n     * <p>${documentation}\n     * @public\n     */\n    ${name}: ${type} | undefined;\n`;
  const structure = (name: string, ...fields: readonly string[]) =>
    `/**\n * @public\n */\nexport interface ${name} {\n${fields.join("")}}\n`;
  return {
    "package.json": JSON.stringify({ name: "@aws-sdk/client-iam", version: "3.840.0" }),
    "dist-es/runtimeConfig.shared.js": 'return {\n        apiVersion: "2010-05-08",\n};\n',
    "dist-types/models/models_0.d.ts": [
      `export declare const StatusType: {\n${statuses.map((value) => `    readonly ${value}: "${value}";\n`).join("")}};\n`,
      structure(
        "CreateServiceSpecificCredentialRequest",
        field("UserName"),
        field("ServiceName"),
        field("CredentialAgeDays?", "number"),
      ),
      structure(
        "ListServiceSpecificCredentialsRequest",
        ...["UserName?", "ServiceName?", "AllUsers?", "Marker?", "MaxItems?"].map((name) => field(name)),
      ),
      structure(
        "ServiceSpecificCredential",
        ...["CreateDate", "ExpirationDate?", "ServiceName", "ServiceUserName?", "ServicePassword?"].map(
          (name) => field(name),
        ),
        ...[
          "ServiceCredentialAlias?",
          "ServiceCredentialSecret?",
          "ServiceSpecificCredentialId",
          "UserName",
        ].map((name) => field(name)),
        field("Status", "StatusType"),
      ),
    ].join(""),
    "dist-types/models/models_1.d.ts": structure(
      "UpdateServiceSpecificCredentialRequest",
      field("UserName?", "string", marksProse.replace("You can", "You\n     *     can")),
      field("ServiceSpecificCredentialId"),
      field("Status", "StatusType"),
    ),
    "dist-types/commands/UpdateServiceSpecificCredentialCommand.d.ts": `/**\n * <p>${description.replace(" or ", " or\n *      ")}</p>\n * @throws {@link NoSuchEntityException} (client fault)\n * @throws {@link IAMServiceException}\n */\n`,
  };
}

/** The files of the Go module that are read, in the words of service/iam 1.64. */
export function sampleModule(statuses: readonly string[] = ["Active", "Inactive", "Expired"]) {
  const field = (name: string, type = "*string", ...words: readonly string[]) =>
    `\n${words.map((line) => `\t// ${line}\n`).join("")}\t${name} ${type}\n`;
  const required = "This member is required.";
  const structure = (name: string, ...fields: readonly string[]) =>
    `\ntype ${name} struct {\n${fields.join("")}\n\tnoSmithyDocumentSerde\n}\n`;
  const name = "UpdateServiceSpecificCredential";
  return {
    [`api_op_${name}.go`]: [
      'package iam\n\nimport (\n\t"context"\n)\n\n',
      `// ${description.replaceAll(/<\/?code>/g, "").replace("to Active", "to\n// Active")}\n`,
      `func (c *Client) ${name}(ctx context.Context) (*Output, error) {\n}\n`,
      structure(
        `${name}Input`,
        field("ServiceSpecificCredentialId", "*string", "The id.", "", required),
        field("Status", "types.StatusType", required),
        field(
          "UserName",
          "*string",
          "with no spaces. You can also include any",
          "of the following characters: _+=,.@-",
        ),
      ),
    ].join(""),
    "api_op_CreateServiceSpecificCredential.go": structure(
      "CreateServiceSpecificCredentialInput",
      field("ServiceName", "*string", required),
      field("UserName", "*string", required),
      field("CredentialAgeDays", "*int32"),
    ),
    "api_op_ListServiceSpecificCredentials.go": structure(
      "ListServiceSpecificCredentialsInput",
      ...["AllUsers", "Marker", "MaxItems", "ServiceName", "UserName"].map((each) => field(each)),
    ),
    "api_client.go": 'const ServiceID = "IAM"\nconst ServiceAPIVersion = "2010-05-08"\n',
    "types/enums.go": `package types\n\ntype StatusType string\n\n// Enum values for StatusType\nconst (\n${statuses.map((value) => `\tStatusType${value} StatusType = "${value}"\n`).join("")})\n\ntype Other string\n\nconst (\n\tOtherOne Other = "One"\n)\n`,
    "types/types.go": structure(
      "ServiceSpecificCredential",
      ...["CreateDate", "ServiceName", "ServiceSpecificCredentialId", "Status", "UserName"].map((each) =>
        field(each, "*string", required),
      ),
      ...[
        "ExpirationDate",
        "ServiceCredentialAlias",
        "ServiceCredentialSecret",
        "ServicePassword",
        "ServiceUserName",
      ].map((each) => field(each)),
    ),
    "deserializers.go": `func awsAwsquery_deserializeOpError${name}(response *Response) error {\n\tswitch {\n\tcase strings.EqualFold("NoSuchEntity", errorCode):\n\t\treturn awsAwsquery_deserializeErrorNoSuchEntityException(response)\n\t}\n}\n`,
  };
}

/** Writes files below `folder`, by their paths with `/`. */
export function plant(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

const modelPath = "botocore/data/iam/2010-05-08/service-2.json";

/** Installs a Python client, as far as it is read, in the folder of clients; `model` is the text of its service model. */
export function plantPython(
  clients: string,
  name: "boto3" | "aws-cli-v1" | "aws-cli-v2",
  model: string,
): void {
  const files = {
    boto3: {
      "bin/python": "",
      "lib/python3.12/site-packages/boto3/__init__.py": "__version__ = '1.44.5'\n",
      [`lib/python3.12/site-packages/${modelPath}.gz`]: gzipSync(model),
    },
    "aws-cli-v1": {
      "bin/aws": "",
      "lib/python3.12/site-packages/awscli/__init__.py": "__version__ = '1.46.3'\n",
      [`lib/python3.12/site-packages/awscli/${modelPath}`]: model,
    },
    "aws-cli-v2": {
      aws: "",
      "root/usr/lib/python3/dist-packages/awscli/__init__.py": "__version__ = '2.9.19'\n",
      [`root/usr/lib/python3/dist-packages/awscli/${modelPath}`]: model,
      "root/usr/lib/python3/dist-packages/awscli/examples/iam/update-service-specific-credential.rst":
        "    aws iam x \\\n        --service-specific-credential-id ACCAEXAMPLE123EXAMPLE \\\n",
    },
  } as const;
  plant(join(clients, name), files[name]);
}

/** Installs a line of the JavaScript client in the folder of clients. */
export function plantJavascript(
  clients: string,
  files: Readonly<Record<string, string>>,
  name: KnownDriverName = "aws-sdk-js",
): void {
  plant(join(clients, name, "node_modules", "@aws-sdk", "client-iam"), files);
}

/** Installs the Go client in the folder of clients, and its source in a module cache. */
export function plantGo(clients: string, cache: string, files: Readonly<Record<string, string>>): void {
  const module = "github.com/aws/aws-sdk-go-v2/service/iam";
  plant(join(clients, "aws-sdk-go"), {
    driver: "",
    "installed-from": `github.com/aws/smithy-go v1.28.8 h1:x=\n${module} v1.64.8 h1:x=\n${module} v1.64.8/go.mod h1:x=\n`,
  });
  plant(join(cache, `${module}@v1.64.8`), files);
}
