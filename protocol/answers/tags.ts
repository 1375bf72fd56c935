import { childOf, childrenOf, descendantOf } from "../xml/xml-search.ts";
import type { Answer } from "./answer.ts";

/**
 * The tags in the list at `path`, local names below the root. Empty where there is no such list; a member without a key
 * or a value is passed over. IAM API Reference, Tag.
 */
export function readTags(answer: Answer, path: readonly string[]): ReadonlyMap<string, string> {
  const list = answer.document === null ? undefined : descendantOf(answer.document, path);
  const tags = new Map<string, string>();
  for (const member of list === undefined ? [] : childrenOf(list, "member")) {
    const key = childOf(member, "Key")?.text;
    const value = childOf(member, "Value")?.text;
    if (key !== undefined && value !== undefined) tags.set(key, value);
  }
  return tags;
}
