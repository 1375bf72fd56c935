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
import { UnreadableClient } from "./unreadable-client.ts";

/** The files of the AWS SDK for JavaScript v3 that are read, as texts. */
export interface JavascriptTypes {
  /** `dist-types/models/*.d.ts`, one after the other. */
  readonly models: string;
  /** `dist-types/commands/UpdateServiceSpecificCredentialCommand.d.ts`; null: there is none. */
  readonly command: string | null;
  /** `dist-es/runtimeConfig.shared.js`. */
  readonly configuration: string;
}

/**
 * What the types of the AWS SDK for JavaScript v3 and their comments state of the operation; they state no bounds and
 * no patterns. A client without the command states that the operation takes no parameters. Throws UnreadableClient.
 */
export function javascriptStatements({ models, command, configuration }: JavascriptTypes): Statements {
  if (command === null) return { parameters: { required: [], optional: [] } };
  const parameters = fieldsOf(`${updateServiceSpecificCredential.name}Request`, models);
  const status = fieldNamed(statusParameter.name, parameters);
  const userName = fieldNamed(userNameParameter.name, parameters);
  const request = (name: string) => membersOf(fieldsOf(`${name}Request`, models));
  return {
    apiVersion: versionAfter("apiVersion", configuration),
    parameters: membersOf(parameters),
    statusValues: valuesOf(status.type.replace(/ \| undefined$/, ""), models),
    statusesInProse: statusesNamedIn(plainProse(command)),
    userNameMarksInProse: marksNamedIn(plainProse(userName.documentation)),
    errors: [...command.matchAll(/@throws \{@link (\w+)\} \((?:client|server) fault\)/g)].map(
      ([, name = ""]) => name,
    ),
    creationParameters: request(fixtureOperations.createCredential.name),
    credentialMembers: membersOf(fieldsOf(credentialStructure, models)),
    listingParameters: request(fixtureOperations.listCredentials.name),
  };
}

/** The members of an interface. A parameter that has to be given is declared without `?`. */
function fieldsOf(name: string, models: string): DeclaredField[] {
  const body = declaredBetween(models, `export interface ${name} {`, "\n}");
  return body.split("/**").flatMap((piece) => {
    const [documentation = "", declaration = ""] = piece.split("*/");
    const [, field, optional, type] = /^\s*(\w+)(\??): ([^;]+);/.exec(declaration) ?? [];
    if (field === undefined || type === undefined) return [];
    return [{ name: field, type, isRequired: optional === "", documentation }];
  });
}

/** The values of an enum: an object of texts by name. Throws UnreadableClient. */
function valuesOf(type: string, models: string): string[] {
  const begin = `export declare const ${type}: {`;
  if (!models.includes(begin)) {
    throw new UnreadableClient(`its types declare no list of values ${type}`);
  }
  const values = declaredBetween(models, begin, "\n};").matchAll(/: "((?:[^"\\\n]|\\.)*)";?$/gm);
  return [...values].map(([, value = ""]) => value);
}
