import { codeOf } from "./code-of.ts";

/** One import of a module, whatever its form. */
export interface Import {
  /** As written; null where it is not a literal. */
  readonly specifier: string | null;
  /** Whether nothing but types is imported, so that nothing is left of it when the program runs. */
  readonly typesOnly: boolean;
}

/** `import x from "y"`, `import "y"` and `export … from "y"`; the groups are `type`, the clause and the specifier. */
const statement = /^[ \t]*(?:import|export)\b\s*(type\s+)?(?:([\w$*{}\s,]+?)\s*from\s*)?["']([^"'\n]+)["']/gm;
/** `import("y")`, also as a type, and `require("y")`; the groups are the quoted specifier and what is no literal. */
const call = /(?<![\w$.])(?:import|require)\s*\(\s*(?:["'`]([^"'`$\n]*)["'`]\s*[,)]|([^)]*))/g;

/** Every import in a source text, in statements and expressions. Comments import nothing. */
export function importsOf(text: string): Import[] {
  const code = codeOf(text);
  const statements = [...code.matchAll(statement)].map(([, type, clause, specifier = ""]) => ({
    specifier,
    typesOnly: type !== undefined || namesOnlyTypes(clause),
  }));
  const calls = [...code.matchAll(call)].map(([, specifier]) => ({
    specifier: specifier ?? null,
    typesOnly: false,
  }));
  return [...statements, ...calls];
}

/** `{ type A, type B }`: every name is one of a type. */
function namesOnlyTypes(clause: string | undefined): boolean {
  const names = /^\{([^}]*)\}$/.exec(clause?.trim() ?? "")?.[1];
  if (names === undefined) return false;
  const listed = names.split(",").map((name) => name.trim());
  const given = listed.filter((name) => name !== "");
  return given.length > 0 && given.every((name) => name.startsWith("type "));
}
