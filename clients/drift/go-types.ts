import { fixtureOperations } from "../../contract/fixture-operations.ts";
import {
  statusParameter,
  updateServiceSpecificCredential,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { Statements } from "../../contract/statements.ts";
import { versionAfter } from "./client-file.ts";
import { type DeclaredField, declaredBetween, fieldNamed, membersOf } from "./declared-field.ts";
import { marksNamedIn, plainProse, statusesNamedIn } from "./prose.ts";
import { credentialStructure } from "./sibling-names.ts";

/** The files of the IAM module of the AWS SDK for Go v2 that are read, as texts. */
export interface GoTypes {
  /** `api_op_UpdateServiceSpecificCredential.go`; null: there is none. */
  readonly operation: string | null;
  /** `api_op_CreateServiceSpecificCredential.go` */
  readonly creation: string;
  /** `api_op_ListServiceSpecificCredentials.go` */
  readonly listing: string;
  /** `api_client.go` */
  readonly client: string;
  /** `types/enums.go` */
  readonly enums: string;
  /** `types/types.go` */
  readonly types: string;
  /** `deserializers.go` */
  readonly deserializers: string;
}

/**
 * What the source of the AWS SDK for Go v2 and its comments state of the operation; they state no bounds and no
 * patterns. A module without the operation states that it takes no parameters. Throws UnreadableClient.
 */
export function goStatements(files: GoTypes): Statements {
  if (files.operation === null) return { parameters: { required: [], optional: [] } };
  const { name } = updateServiceSpecificCredential;
  const parameters = fieldsOf(`${name}Input`, files.operation);
  const status = fieldNamed(statusParameter.name, parameters);
  const userName = fieldNamed(userNameParameter.name, parameters);
  const description = declaredBetween(files.operation, ")\n", `\nfunc (c *Client) ${name}(`);
  const errorCases = declaredBetween(
    files.deserializers,
    `func awsAwsquery_deserializeOpError${name}(`,
    "\n}\n",
  );
  return {
    apiVersion: versionAfter("const ServiceAPIVersion ", files.client),
    parameters: membersOf(parameters),
    statusValues: valuesOf(status.type.replace("types.", ""), files.enums),
    statusesInProse: statusesNamedIn(plainProse(description)),
    userNameMarksInProse: marksNamedIn(plainProse(userName.documentation)),
    errors: [...errorCases.matchAll(/awsAwsquery_deserializeError(\w+)\(/g)].map(([, error = ""]) => error),
    creationParameters: membersOf(
      fieldsOf(`${fixtureOperations.createCredential.name}Input`, files.creation),
    ),
    credentialMembers: membersOf(fieldsOf(credentialStructure, files.types)),
    listingParameters: membersOf(fieldsOf(`${fixtureOperations.listCredentials.name}Input`, files.listing)),
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
