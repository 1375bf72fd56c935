/** The namespace that the prefix `xml` stands for without a declaration. Namespaces in XML 1.0, section 3. */
const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";

/** The declarations that hold inside an element. A chain, so that a document full of declarations costs no copies. */
export interface NamespaceScope {
  /** By prefix; the default namespace under the empty prefix. */
  readonly declared: ReadonlyMap<string, string>;
  readonly outer: NamespaceScope | null;
}

/** What holds outside the root element. */
export const outermostScope: NamespaceScope = { declared: new Map([["xml", xmlNamespace]]), outer: null };

/** An element's name and what holds inside it; or the broken rule. */
export type ResolvedElement =
  | {
      readonly ok: true;
      readonly local: string;
      readonly namespace: string | null;
      readonly scope: NamespaceScope;
    }
  | { readonly ok: false; readonly detail: string };

/**
 * Resolves an element's name against its own declarations and those around it, and checks its attributes' names.
 * Namespaces in XML 1.0, sections 2.2, 3, 4, 5 and 6.3.
 */
export function resolveElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  outer: NamespaceScope,
): ResolvedElement {
  const names = Object.keys(attributes);
  if (names.length === 0) return resolveName(name, outer);
  const declared = new Map<string, string>();
  for (const attribute of names) {
    if (attribute !== "xmlns" && !attribute.startsWith("xmlns:")) continue;
    const prefix = attribute.slice("xmlns:".length);
    const uri = attributes[attribute] ?? "";
    const detail = brokenDeclaration(attribute, prefix, uri);
    if (detail !== undefined) return { ok: false, detail };
    declared.set(prefix, uri);
  }
  const scope = declared.size === 0 ? outer : { declared, outer };
  const detail = brokenAttributes(names, scope);
  return detail === undefined ? resolveName(name, scope) : { ok: false, detail };
}

function resolveName(name: string, scope: NamespaceScope): ResolvedElement {
  const element = expand(name, scope, namespaceOf("", scope));
  return element.ok ? { ok: true, local: element.local, namespace: element.namespace, scope } : element;
}

function brokenDeclaration(attribute: string, prefix: string, uri: string): string | undefined {
  if (attribute === "xmlns") {
    return uri === xmlNamespace || uri === xmlnsNamespace ? "a reserved namespace is the default" : undefined;
  }
  if (!isLocalName(prefix)) return "a namespace declaration has no proper prefix";
  if (prefix === "xmlns" || uri === xmlnsNamespace) return "the prefix xmlns is declared";
  if ((prefix === "xml") !== (uri === xmlNamespace)) return "the prefix xml is declared as another namespace";
  return uri === "" ? "a prefix is declared as no namespace" : undefined;
}

/** Undeclared prefixes, and two names that are one once their prefixes are resolved. */
function brokenAttributes(names: readonly string[], scope: NamespaceScope): string | undefined {
  const seen = new Set<string>();
  for (const name of names) {
    if (!name.includes(":") || name.startsWith("xmlns:")) continue;
    const attribute = expand(name, scope, null);
    if (!attribute.ok) return attribute.detail;
    const expanded = `${attribute.namespace} ${attribute.local}`;
    if (seen.has(expanded)) return "an attribute occurs twice under two prefixes";
    seen.add(expanded);
  }
  return undefined;
}

type ExpandedName =
  | { readonly ok: true; readonly local: string; readonly namespace: string | null }
  | { readonly ok: false; readonly detail: string };

function expand(name: string, scope: NamespaceScope, unprefixed: string | null): ExpandedName {
  const colon = name.indexOf(":");
  if (colon === -1) return { ok: true, local: name, namespace: unprefixed };
  const prefix = name.slice(0, colon);
  const local = name.slice(colon + 1);
  if (prefix === "" || !isLocalName(local)) return { ok: false, detail: "a name has a misplaced colon" };
  const namespace = namespaceOf(prefix, scope);
  return namespace === null
    ? { ok: false, detail: "a prefix is not declared" }
    : { ok: true, local, namespace };
}

/** What a prefix stands for; null: nothing. */
function namespaceOf(prefix: string, innermost: NamespaceScope): string | null {
  for (let scope: NamespaceScope | null = innermost; scope !== null; scope = scope.outer) {
    const uri = scope.declared.get(prefix);
    if (uri !== undefined) return uri === "" ? null : uri;
  }
  return null;
}

/** Whether what follows a colon could stand alone: the parser has checked the characters, not where a name starts. */
function isLocalName(text: string): boolean {
  return /^(?![-.0-9\u00b7\u203f\u2040]|[\u0300-\u036f])[^:]+$/u.test(text);
}
