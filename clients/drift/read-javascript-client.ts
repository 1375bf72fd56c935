import { existsSync } from "node:fs";
import { join } from "node:path";
import { fixtureOperations } from "../../contract/fixture-operations.ts";
import {
  statusParameter,
  updateServiceSpecificCredential,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { Statements } from "../../contract/statements.ts";
import { type ClientContent, credentialStructure, UnreadableClient } from "./client-content.ts";
import { namesIn, readClientFile, versionAfter } from "./client-file.ts";
import { type DeclaredField, declaredBetween, fieldNamed, membersOf } from "./declared-field.ts";
import { parseObject, valueAt } from "./model-document.ts";
import { marksNamedIn, plainProse, statusesNamedIn } from "./prose.ts";

/** Reads the npm package of a client: its types, which are what a user of it sees. Throws UnreadableClient. */
export function readJavascriptClient(packageFolder: string): ClientContent {
  const about = parseObject(readClientFile(join(packageFolder, "package.json")), "its package.json");
  const version = valueAt(about, "version");
  return { version: typeof version === "string" ? version : null, statements: statementsIn(packageFolder) };
}

/**
 * What the types of the AWS SDK for JavaScript v3 and their comments state of the operation; they state no bounds and
 * no patterns. A client without the command states that the operation takes no parameters. Throws UnreadableClient.
 */
function statementsIn(packageFolder: string): Statements {
  const types = join(packageFolder, "dist-types");
  const commandFile = join(types, "commands", `${updateServiceSpecificCredential.name}Command.d.ts`);
  if (!existsSync(commandFile)) return { parameters: { required: [], optional: [] } };
  const command = readClientFile(commandFile);
  const models = namesIn(join(types, "models"))
    .filter((name) => name.endsWith(".d.ts"))
    .map((name) => readClientFile(join(types, "models", name)))
    .join("\n");
  const parameters = fieldsOf(`${updateServiceSpecificCredential.name}Request`, models);
  const status = fieldNamed(statusParameter.name, parameters);
  const userName = fieldNamed(userNameParameter.name, parameters);
  const request = (name: string) => membersOf(fieldsOf(`${name}Request`, models));
  return {
    apiVersion: versionAfter(
      "apiVersion",
      readClientFile(join(packageFolder, "dist-es", "runtimeConfig.shared.js")),
    ),
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
