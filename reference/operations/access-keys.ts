import { fixtureOperations } from "../../contract/fixture-operations.ts";
import type { Call } from "../call.ts";
import { newAccessKeyId, newSecret } from "../identifiers.ts";
import { messages } from "../messages.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { AccessKey } from "../store.ts";
import { element, type XmlElement } from "../xml.ts";
import { createDate, page } from "./elements.ts";
import { iamOperation, type NamedOperation } from "./operation.ts";
import { accessKeyId, marker, maxItems, userName } from "./parameters.ts";
import { answerWith, findUser, validate } from "./steps.ts";

/** Access keys per user (IAM User Guide, IAM and AWS STS quotas). */
const quota = 2;

function describe(key: AccessKey): XmlElement[] {
  return [
    element("UserName", key.owner?.name ?? ""),
    element("AccessKeyId", key.id),
    element("Status", "Active"),
    createDate(key.createdAt),
  ];
}

function addAccessKey(call: Call): Refusal | undefined {
  const { user } = call;
  if (user === undefined) return undefined;
  if (user.accessKeys.length >= quota) return refuse("LimitExceeded", messages.accessKeyQuota(quota));
  const key: AccessKey = { id: newAccessKeyId(), secret: newSecret(), owner: user, createdAt: call.now };
  call.store.accessKeys.add(key);
  call.result = [element("AccessKey", [...describe(key), element("SecretAccessKey", key.secret)])];
  return undefined;
}

function removeAccessKey({ input, store, user }: Call): Refusal | undefined {
  const id = input.get("AccessKeyId") ?? "";
  const key = user?.accessKeys.find((candidate) => candidate.id === id);
  if (key === undefined) return refuse("NoSuchEntity", messages.noSuchAccessKey(id));
  store.accessKeys.remove(key);
  return undefined;
}

const listAccessKeys = answerWith((call) => {
  const keys = (call.user?.accessKeys ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return page(call, "AccessKeyMetadata", keys, (key) => key.id, describe);
});

/** CreateAccessKey, DeleteAccessKey and ListAccessKeys. */
export const accessKeyOperations: readonly NamedOperation[] = [
  iamOperation(fixtureOperations.createAccessKey, [userName], { validate, findUser, addAccessKey }),
  iamOperation(fixtureOperations.deleteAccessKey, [accessKeyId, userName], {
    validate,
    findUser,
    removeAccessKey,
  }),
  iamOperation({ name: "ListAccessKeys", hasResult: true }, [userName, marker, maxItems], {
    validate,
    findUser,
    listAccessKeys,
  }),
];
