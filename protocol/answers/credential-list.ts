import { childOf, childrenOf, descendantOf } from "../xml/xml-search.ts";
import type { Answer, XmlNode } from "./answer.ts";
import { announcesSuccess } from "./envelope-problems.ts";

/** One listed credential: the text of each field by its name. */
export type ListedCredential = ReadonlyMap<string, string>;

/** A page of a list, or why it cannot be read. */
export type CredentialList =
  | {
      readonly ok: true;
      readonly credentials: readonly ListedCredential[];
      /** What the next page is asked for with; null: this is the last one. */
      readonly marker: string | null;
    }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads an answer to ListServiceSpecificCredentials. IsTruncated and Marker may be absent: service models before
 * 2025-06-30 have neither. Anything else that is not as documented is a problem, so that nothing is concluded from
 * a list that was misread. IAM API Reference, ListServiceSpecificCredentials.
 */
export function readCredentialList(answer: Answer): CredentialList {
  if (!announcesSuccess(answer.status))
    return { ok: false, problem: `the list was answered with status ${answer.status}` };
  if (answer.document === null) return { ok: false, problem: "the list is not well-formed XML" };
  const result = only(answer.document, "ListServiceSpecificCredentialsResult");
  const list = result === undefined ? undefined : only(result, "ServiceSpecificCredentials");
  if (result === undefined || list === undefined) {
    return { ok: false, problem: "the list has not exactly one ServiceSpecificCredentials" };
  }
  const credentials: ListedCredential[] = [];
  for (const [index, member] of list.children.entries()) {
    if (member.name !== "member")
      return { ok: false, problem: `element ${index + 1} of the list is no member` };
    const fields = new Map(member.children.map((field) => [field.name, field.text]));
    if (fields.size !== member.children.length) {
      return { ok: false, problem: `member ${index + 1} of the list has a field twice` };
    }
    credentials.push(fields);
  }
  const truncated = childOf(result, "IsTruncated")?.text.trim() ?? "";
  const marker = childOf(result, "Marker")?.text ?? "";
  if (truncated === "true" && marker === "")
    return { ok: false, problem: "the list is truncated and has no Marker" };
  return { ok: true, credentials, marker: truncated === "false" || marker === "" ? null : marker };
}

function only(node: XmlNode, name: string): XmlNode | undefined {
  const [first, ...others] = childrenOf(node, name);
  return others.length === 0 ? first : undefined;
}

/**
 * The text of the element at `path`, local names below the root, the first of each: `["CreateUserResult", "User",
 * "UserName"]`. Null where the answer is no document or has no such element.
 */
export function readElement(answer: Answer, path: readonly string[]): string | null {
  return answer.document === null ? null : (descendantOf(answer.document, path)?.text ?? null);
}
