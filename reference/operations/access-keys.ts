import { fixtureOperations } from "../../contract/fixture-operations.ts";
import type { Step } from "../call.ts";
import { newAccessKeyId, newSecret } from "../identifiers.ts";
import { messages } from "../messages.ts";
import { refuse } from "../refusal.ts";
import type { AccessKey } from "../store.ts";
import { element, type XmlElement } from "../xml.ts";
import { iamOperation, type NamedOperation } from "./operation.ts";
import { page } from "./page.ts";
import { accessKeyId, marker, maxItems, userName } from "./parameters.ts";
import { answerWith, findUser, validate } from "./steps.ts";
import { timestamp } from "./timestamp.ts";

/** Access keys per user (IAM User Guide, IAM and AWS STS quotas). */
const quota = 2;

function describe(key: AccessKey): XmlElement[] {
  return [
    element("UserName", key.owner?.name ?? ""),
    element("AccessKeyId", key.id),
    element("Status", "Active"),
    element("CreateDate", timestamp(key.createdAt)),
  ];
}

const addAccessKey: Step = {
  name: "add-access-key",
  run: (call) => {
    const { user } = call;
    if (user === undefined) return undefined;
    if (user.accessKeys.length >= quota) return refuse("LimitExceeded", messages.accessKeyQuota(quota));
    const key: AccessKey = { id: newAccessKeyId(), secret: newSecret(), owner: user, createdAt: call.now };
    call.store.addAccessKey(key);
    call.result = [element("AccessKey", [...describe(key), element("SecretAccessKey", key.secret)])];
    return undefined;
  },
};

const removeAccessKey: Step = {
  name: "remove-access-key",
  run: ({ input, store, user }) => {
    const id = input.get("AccessKeyId") ?? "";
    const key = user?.accessKeys.find((candidate) => candidate.id === id);
    if (key === undefined) return refuse("NoSuchEntity", messages.noSuchAccessKey(id));
    store.removeAccessKey(key);
    return undefined;
  },
};

const listAccessKeys = answerWith((call) => {
  const keys = (call.user?.accessKeys ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return page(call, "AccessKeyMetadata", keys, (key) => key.id, describe);
});

/** CreateAccessKey, DeleteAccessKey and ListAccessKeys. */
export const accessKeyOperations: readonly NamedOperation[] = [
  iamOperation(fixtureOperations.createAccessKey, [userName], [validate, findUser, addAccessKey]),
  iamOperation(
    fixtureOperations.deleteAccessKey,
    [accessKeyId, userName],
    [validate, findUser, removeAccessKey],
  ),
  iamOperation(
    { name: "ListAccessKeys", hasResult: true },
    [userName, marker, maxItems],
    [validate, findUser, listAccessKeys],
  ),
];
