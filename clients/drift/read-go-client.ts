import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fixtureOperations } from "../../contract/fixture-operations.ts";
import {
  statusParameter,
  updateServiceSpecificCredential,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { Statements } from "../../contract/statements.ts";
import type { Environment } from "../../targets/home-path.ts";
import { type ClientContent, credentialStructure, UnreadableClient } from "./client-content.ts";
import { readClientFile, versionAfter } from "./client-file.ts";
import { type DeclaredField, declaredBetween, fieldNamed, membersOf } from "./declared-field.ts";
import { marksNamedIn, plainProse, statusesNamedIn } from "./prose.ts";

const modulePath = "github.com/aws/aws-sdk-go-v2/service/iam";

/**
 * Reads the source of the IAM module that the driver was built from. `sums` is the go.sum of that build, which names
 * the version; the source is in the module cache, where the build has put it. Throws UnreadableClient.
 */
export function readGoClient(sums: string, environment: Environment): ClientContent {
  const line = readClientFile(sums)
    .split("\n")
    .find((each) => each.startsWith(`${modulePath} `) && !each.includes("/go.mod "));
  const version = /^\S+ (v[\w.+-]+) /.exec(line ?? "")?.[1];
  if (version === undefined) throw new UnreadableClient(`${sums} names no version of ${modulePath}`);
  const folders = moduleCaches(environment).map((cache) => join(cache, `${modulePath}@${version}`));
  const folder = folders.find((each) => existsSync(each));
  if (folder === undefined) {
    throw new UnreadableClient(
      `its source is in no module cache (${folders.join(", ")}); "go mod download" in clients/drivers/aws-sdk-go brings it, and GOMODCACHE says where it is`,
      "not-read",
    );
  }
  return { version: version.slice(1), statements: statementsIn(folder) };
}

/** Where modules may be. Go Modules Reference, "Module cache": GOMODCACHE, or pkg/mod in GOPATH, which is ~/go. */
function moduleCaches(environment: Environment): string[] {
  const { GOMODCACHE: given, GOPATH: path, HOME: home }: Environment = environment;
  if (given !== undefined && given !== "") return [given];
  const roots = (path ?? "").split(delimiter).filter((root) => root !== "");
  const all = roots.length === 0 ? [join(home ?? homedir(), "go")] : roots;
  return all.map((root) => join(root, "pkg", "mod"));
}

/**
 * What the source of the AWS SDK for Go v2 and its comments state of the operation; they state no bounds and no
 * patterns. A module without the operation states that it takes no parameters. Throws UnreadableClient.
 */
function statementsIn(folder: string): Statements {
  const file = (...names: readonly string[]) => readClientFile(join(folder, ...names));
  const inputOf = (operation: string) =>
    membersOf(fieldsOf(`${operation}Input`, file(`api_op_${operation}.go`)));
  const { name } = updateServiceSpecificCredential;
  const source = `api_op_${name}.go`;
  if (!existsSync(join(folder, source))) return { parameters: { required: [], optional: [] } };
  const operation = file(source);
  const parameters = fieldsOf(`${name}Input`, operation);
  const status = fieldNamed(statusParameter.name, parameters);
  const userName = fieldNamed(userNameParameter.name, parameters);
  const description = declaredBetween(operation, ")\n", `\nfunc (c *Client) ${name}(`);
  const errorCases = declaredBetween(
    file("deserializers.go"),
    `func awsAwsquery_deserializeOpError${name}(`,
    "\n}\n",
  );
  return {
    apiVersion: versionAfter("const ServiceAPIVersion ", file("api_client.go")),
    parameters: membersOf(parameters),
    statusValues: valuesOf(status.type.replace("types.", ""), file("types", "enums.go")),
    statusesInProse: statusesNamedIn(plainProse(description)),
    userNameMarksInProse: marksNamedIn(plainProse(userName.documentation)),
    errors: [...errorCases.matchAll(/awsAwsquery_deserializeError(\w+)\(/g)].map(([, error = ""]) => error),
    creationParameters: inputOf(fixtureOperations.createCredential.name),
    credentialMembers: membersOf(fieldsOf(credentialStructure, file("types", "types.go"))),
    listingParameters: inputOf(fixtureOperations.listCredentials.name),
  };
}

/** The exported fields of a structure. A required one says so in the last line of its comment. */
function fieldsOf(name: string, source: string): DeclaredField[] {
  const fields: DeclaredField[] = [];
  let comment: string[] = [];
  for (const line of declaredBetween(source, `\ntype ${name} struct {`, "\n}").split("\n")) {
    const [, field, type] = /^\t([A-Z]\w*) (\S+)/.exec(line) ?? [];
    if (/^\t\/\//.test(line)) comment.push(line);
    else {
      if (field !== undefined && type !== undefined) {
        const isRequired = comment.some((words) => words.endsWith("This member is required."));
        fields.push({ name: field, type, isRequired, documentation: comment.join("\n") });
      }
      comment = [];
    }
  }
  return fields;
}

/** The constants of a type of texts. Throws UnreadableClient where the type is not declared. */
function valuesOf(type: string, enums: string): string[] {
  const constants = declaredBetween(enums, `\ntype ${type} string\n`, "\n)\n");
  return [...constants.matchAll(/^\t\w+ +\w+ = "((?:[^"\\\n]|\\.)*)"$/gm)].map(([, value = ""]) => value);
}
