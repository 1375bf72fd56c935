import type { User } from "../store.ts";

/** The number of the account that everything belongs to. */
export const accountId = "000000000000";

/** The ARN of a user. */
export function userArn({ path, name }: Pick<User, "path" | "name">): string {
  return `arn:aws:iam::${accountId}:user${path}${name}`;
}
