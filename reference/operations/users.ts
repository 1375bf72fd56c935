import { fixtureOperations } from "../../contract/fixture-operations.ts";
import type { Call } from "../call.ts";
import { newUserId, userArn } from "../identifiers.ts";
import { messages } from "../messages.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { User } from "../store.ts";
import { element, type XmlElement } from "../xml.ts";
import { createDate, page } from "./elements.ts";
import { iamOperation, type NamedOperation } from "./operation.ts";
import { marker, maxItems, path, pathPrefix, requiredUserName, userName } from "./parameters.ts";
import { answerWith, effect, findUser, validate } from "./steps.ts";

const mostTags = 50;

function readTags(parameters: Call["parameters"]): User["tags"] {
  const tags: [string, string][] = [];
  for (let number = 1; number <= mostTags; number += 1) {
    const key = parameters.get(`Tags.member.${number}.Key`);
    if (key === undefined) break;
    tags.push([key, parameters.get(`Tags.member.${number}.Value`) ?? ""]);
  }
  return tags;
}

function describe(user: User): XmlElement[] {
  return [
    element("Path", user.path),
    element("UserName", user.name),
    element("UserId", user.id),
    element("Arn", userArn(user)),
    createDate(user.createdAt),
  ];
}

function describeWithTags(user: User): XmlElement[] {
  if (user.tags.length === 0) return describe(user);
  const tags = user.tags.map(([key, value]) =>
    element("member", [element("Key", key), element("Value", value)]),
  );
  return [...describe(user), element("Tags", tags)];
}

const answerWithUser = answerWith(({ user }) =>
  user === undefined ? [] : [element("User", describeWithTags(user))],
);

function addUser(call: Call): Refusal | undefined {
  const name = call.input.get("UserName") ?? "";
  if (call.store.user(name) !== undefined) return refuse("EntityAlreadyExists", messages.userExists(name));
  call.user = {
    id: newUserId(),
    name,
    path: call.input.get("Path") ?? "/",
    tags: readTags(call.parameters),
    createdAt: call.now,
    accessKeys: [],
    credentials: [],
  };
  call.store.addUser(call.user);
  return undefined;
}

function checkNothingRemains({ user }: Call): Refusal | undefined {
  if (user === undefined) return undefined;
  if (user.accessKeys.length > 0) return refuse("DeleteConflict", messages.accessKeysRemain);
  return user.credentials.length > 0 ? refuse("DeleteConflict", messages.credentialsRemain) : undefined;
}

const removeUser = effect(({ store, user }) => {
  if (user !== undefined) store.removeUser(user);
});

const listUsers = answerWith((call) => {
  const prefix = call.input.get("PathPrefix") ?? "/";
  const users = call.store.users().filter((user) => user.path.startsWith(prefix));
  return page(call, "Users", users, (user) => user.name, describe);
});

/** CreateUser, GetUser, DeleteUser and ListUsers. */
export const userOperations: readonly NamedOperation[] = [
  iamOperation(fixtureOperations.createUser, [requiredUserName, path], { validate, addUser, answerWithUser }),
  iamOperation(fixtureOperations.getUser, [userName], { validate, findUser, answerWithUser }),
  iamOperation(fixtureOperations.deleteUser, [requiredUserName], {
    validate,
    findUser,
    checkNothingRemains,
    removeUser,
  }),
  iamOperation({ name: "ListUsers", hasResult: true }, [pathPrefix, marker, maxItems], {
    validate,
    listUsers,
  }),
];
