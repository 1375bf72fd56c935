import { accountId, userArn } from "../identifiers.ts";
import { element } from "../xml.ts";
import { type NamedOperation, sts } from "./operation.ts";
import { answerWith } from "./steps.ts";

/** GetCallerIdentity of STS. */
export const callerIdentityOperation: NamedOperation = [
  "GetCallerIdentity",
  {
    service: sts,
    parameters: [],
    hasResult: true,
    steps: {
      answer: answerWith(({ caller: { user } }) => [
        element("Arn", user === undefined ? `arn:aws:iam::${accountId}:root` : userArn(user)),
        element("UserId", user?.id ?? accountId),
        element("Account", accountId),
      ]),
    },
    afterRefusal: () => undefined,
  },
];
