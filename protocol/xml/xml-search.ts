import type { XmlNode } from "../answers/answer.ts";

/** The first child of this local name, or undefined. */
export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((child) => child.name === name);
}

/** All children of this local name. */
export function childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.filter((child) => child.name === name);
}

/** The element at the end of a path of local names below `node`, the first of each; or undefined. */
export function descendantOf(node: XmlNode, path: readonly string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>((parent, name) => childOf(parent, name), node);
}

/** The first element in document order, `node` included, that satisfies `matches`; or undefined. */
export function firstOf<Node extends { readonly children: readonly Node[] }>(
  node: Node,
  matches: (candidate: Node) => boolean,
): Node | undefined {
  if (matches(node)) return node;
  for (const child of node.children) {
    const found = firstOf(child, matches);
    if (found !== undefined) return found;
  }
  return undefined;
}
