import { fixtureOperations } from "../../contract/fixture-operations.ts";
import {
  credentialIdParameter,
  statusParameter,
  updateServiceSpecificCredential,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { Bounds, Members, Statements } from "../../contract/statements.ts";
import { credentialStructure } from "./client-content.ts";
import {
  asObject,
  type JsonObject,
  listAt,
  objectAt,
  parseObject,
  textAt,
  textsAt,
  valueAt,
} from "./model-document.ts";
import { marksNamedIn, plainProse, statusesNamedIn } from "./prose.ts";

/** The member of a credential that differs in its bounds. */
const serviceUserName = "ServiceUserName";
/** The parameter of CreateServiceSpecificCredential that models have since 2025-06-30. */
const credentialAge = "CredentialAgeDays";

/**
 * What a service model of IAM as botocore has it states of the operation (`sources["service-model"]`). A model
 * without the operation states that it takes no parameters. Throws UnreadableClient.
 */
export function botocoreStatements(text: string): Statements {
  const model = parseObject(text, "its service model");
  const operations = objectAt(model, "operations");
  if (valueAt(operations, updateServiceSpecificCredential.name) === undefined) {
    return { parameters: { required: [], optional: [] } };
  }
  const shapes = objectAt(model, "shapes");
  const operation = objectAt(operations, updateServiceSpecificCredential.name);
  const input = inputOf(operation, shapes);
  const userName = memberShape(input, userNameParameter.name, shapes);
  const credentialId = memberShape(input, credentialIdParameter.name, shapes);
  const creation = inputOf(objectAt(operations, fixtureOperations.createCredential.name), shapes);
  const listing = inputOf(objectAt(operations, fixtureOperations.listCredentials.name), shapes);
  const credential = objectAt(shapes, credentialStructure);
  const age = valueAt(objectAt(creation, "members"), credentialAge);
  return {
    apiVersion: textAt(objectAt(model, "metadata"), "apiVersion"),
    parameters: membersOf(input),
    statusValues: textsAt(memberShape(input, statusParameter.name, shapes), "enum"),
    statusesInProse: statusesNamedIn(documentationOf(operation)),
    userNameMarksInProse: marksNamedIn(documentationOf(objectAt(input, "members", userNameParameter.name))),
    userNameLength: boundsOf(userName),
    credentialIdLength: boundsOf(credentialId),
    ...patternsOf(userName, credentialId),
    errors: listAt(operation, "errors").map((error) => errorWords(error, shapes)),
    creationParameters: membersOf(creation),
    credentialAgeDays: age === undefined ? null : boundsOf(memberShape(creation, credentialAge, shapes)),
    credentialMembers: membersOf(credential),
    serviceUserNameLength: boundsOf(memberShape(credential, serviceUserName, shapes)),
    listingParameters: membersOf(listing),
  };
}

function inputOf(operation: JsonObject, shapes: JsonObject): JsonObject {
  return objectAt(shapes, textAt(objectAt(operation, "input"), "shape"));
}

function memberShape(structure: JsonObject, member: string, shapes: JsonObject): JsonObject {
  return objectAt(shapes, textAt(objectAt(structure, "members", member), "shape"));
}

function membersOf(structure: JsonObject): Members {
  const required = textsAt(structure, "required");
  const names = Object.keys(objectAt(structure, "members"));
  return { required, optional: names.filter((name) => !required.includes(name)) };
}

function documentationOf(shape: JsonObject): string {
  const documentation = valueAt(shape, "documentation");
  return typeof documentation === "string" ? plainProse(documentation) : "";
}

function boundsOf(shape: JsonObject): Bounds {
  const bound = (key: string): number | null => {
    const value = valueAt(shape, key);
    return typeof value === "number" ? value : null;
  };
  return [bound("min"), bound("max")];
}

/** Both patterns with their anchors taken off, or, where only one is anchored, as they are. */
function patternsOf(
  userName: JsonObject,
  credentialId: JsonObject,
): Pick<Statements, "userNamePattern" | "credentialIdPattern" | "patternAnchored"> {
  const patterns = [userName, credentialId].map((shape) => valueAt(shape, "pattern"));
  const [ofName = null, ofId = null] = patterns.map((value) => (typeof value === "string" ? value : null));
  const patternAnchored = isAnchored(ofName) && isAnchored(ofId);
  const bare = (pattern: string | null) => (patternAnchored ? (pattern?.slice(1, -1) ?? null) : pattern);
  return { userNamePattern: bare(ofName), credentialIdPattern: bare(ofId), patternAnchored };
}

function isAnchored(pattern: string | null): boolean {
  return pattern?.startsWith("^") === true && pattern.endsWith("$");
}

/** The code and the HTTP status of a modelled error: `NoSuchEntity 404`. */
function errorWords(error: unknown, shapes: JsonObject): string {
  const shape = objectAt(shapes, textAt(asObject(error, "an error of the operation"), "shape"));
  const wire = objectAt(shape, "error");
  return `${textAt(wire, "code")} ${String(valueAt(wire, "httpStatusCode"))}`;
}
