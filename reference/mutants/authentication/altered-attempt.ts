import {
  documentedStatuses,
  statusParameter,
  updateServiceSpecificCredential,
} from "../../../contract/operations/update-service-specific-credential.ts";
import type { Attempt } from "../../authentication/attempt.ts";
import { basicDate } from "../../authentication/signing-date.ts";

const [active, inactive] = documentedStatuses;
const { name: statusName } = statusParameter;

function otherStatus(status: string): string {
  return status === active ? inactive : active;
}

/** The attempt as it would be with the other Status in its body. */
export function withOtherBody(attempt: Attempt): Attempt {
  const pattern = new RegExp(`(?<=(?:^|&)${statusName}=)\\w+`);
  const body = attempt.request.body.replace(pattern, otherStatus);
  return { ...attempt, request: { ...attempt.request, body } };
}

/** The attempt as it would be with the other Status in its query string. */
export function withOtherQuery(attempt: Attempt): Attempt {
  return {
    ...attempt,
    query: attempt.query.map(([name, value]) => [name, name === statusName ? otherStatus(value) : value]),
  };
}

/** The attempt as it would be with another method. */
export function withMethod(attempt: Attempt, method: string): Attempt {
  return { ...attempt, request: { ...attempt.request, method } };
}

/** The attempt as it would be without a charset in its Content-Type, or with the usual one. */
export function withOtherCharset(attempt: Attempt): Attempt {
  const [given = ""] = attempt.headers.get("content-type") ?? [];
  const [media = ""] = given.split(";", 1);
  const other = media === given ? `${media}; charset=utf-8` : media;
  return { ...attempt, headers: new Map([...attempt.headers, ["content-type", [other]]]) };
}

/** The attempt as it would be with another Credential, part by part. */
export function withCredential(
  attempt: Attempt,
  change: (parts: readonly string[]) => readonly string[],
): Attempt {
  const { presented } = attempt;
  if (presented?.credential === undefined) return attempt;
  return { ...attempt, presented: { ...presented, credential: change(presented.credential) } };
}

/** The attempt as it would be if its Credential named the scope that is right here. */
export function withOwnScope(attempt: Attempt): Attempt {
  const { service, presented, now } = attempt;
  const date = (presented?.date?.read?.basic ?? basicDate(now)).slice(0, 8);
  const scope = [date, service.region, service.signingName, "aws4_request"];
  return withCredential(attempt, ([id = ""]) => [id, ...scope]);
}

/** Whether the signature is in the query string. */
export function isPresigned({ presented }: Attempt): boolean {
  return presented?.place === "query";
}

const knownNames: ReadonlySet<string> = new Set([
  "Action",
  "Version",
  ...updateServiceSpecificCredential.parameters.map(({ name }) => name),
]);

/** Whether a parameter of the query string is one of the operation's or one that signs. */
export function isKnown([name]: readonly [name: string, value: string]): boolean {
  return knownNames.has(name) || name.startsWith("X-Amz-");
}
