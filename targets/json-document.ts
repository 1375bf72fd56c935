/** A place in a text. Lines and columns count from 1, columns in UTF-16 units as editors do. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** JSON together with where each of its parts stands, or the first thing that is wrong with it. */
export type JsonDocument =
  | {
      readonly ok: true;
      /** Objects have no prototype, so that `__proto__` is a key like any other. */
      readonly value: unknown;
      /** Where the part at a JSON Pointer (RFC 6901) stands: its value, or the key that introduces it. */
      readonly positionOf: (pointer: string, part: "key" | "value") => Position;
    }
  | { readonly ok: false; readonly position: Position; readonly message: string };

/** One step of a JSON Pointer (RFC 6901, section 3). */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

const deepest = 64;

/** Parses JSON (RFC 8259) strictly; a key that occurs twice in an object is an error too. */
export function parseJson(text: string): JsonDocument {
  const whitespace = /[ \t\r\n]*/y;
  const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
  const string = /"(?:[^"\\\n]|\\.)*"/y;
  const keyOffsets = new Map<string, number>();
  const valueOffsets = new Map<string, number>();
  let offset = text.startsWith("\ufeff") ? 1 : 0;
  let failure: { readonly offset: number; readonly message: string } | undefined;

  function fail(message: string, where = offset): undefined {
    failure ??= { offset: where, message };
    return undefined;
  }

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = offset;
    const token = pattern.exec(text)?.[0];
    if (token !== undefined) offset += token.length;
    return token;
  }

  function takeString(): string | undefined {
    const start = offset;
    const token = take(string);
    if (token === undefined) return fail("this string is not closed on its line");
    try {
      return String(JSON.parse(token));
    } catch {
      // The engine's own message would quote the text, which may be a secret.
      return fail("this string holds an illegal escape or a control character", start);
    }
  }

  /** Consumes what stands between two members; false where the list ends or fails. */
  function goesOn(close: "}" | "]"): boolean {
    take(whitespace);
    const mark = offset;
    offset += 1;
    if (text[mark] === close) return false;
    if (text[mark] !== ",") {
      fail(`expected "," or "${close}"`, mark);
      return false;
    }
    take(whitespace);
    if (text[offset] === close) fail(`no "," may stand before "${close}"`, mark);
    return failure === undefined;
  }

  function isEmpty(close: "}" | "]"): boolean {
    offset += 1;
    take(whitespace);
    if (text[offset] !== close) return false;
    offset += 1;
    return true;
  }

  function takeObject(pointer: string, depth: number): unknown {
    const members: Record<string, unknown> = Object.create(null);
    if (isEmpty("}")) return members;
    do {
      if (text[offset] !== '"') return fail(`expected a key in double quotes${commentHint()}`);
      const keyOffset = offset;
      const key = takeString();
      if (key === undefined) return undefined;
      if (key in members) return fail(`the key "${key}" occurs twice`, keyOffset);
      take(whitespace);
      if (text[offset] !== ":") return fail(`expected ":" after the key "${key}"`);
      offset += 1;
      const inner = pointer + pointerStep(key);
      keyOffsets.set(inner, keyOffset);
      members[key] = takeValue(inner, depth + 1);
    } while (failure === undefined && goesOn("}"));
    return members;
  }

  function takeArray(pointer: string, depth: number): unknown {
    const items: unknown[] = [];
    if (isEmpty("]")) return items;
    do items.push(takeValue(pointer + pointerStep(items.length), depth + 1));
    while (failure === undefined && goesOn("]"));
    return items;
  }

  function takeValue(pointer: string, depth: number): unknown {
    take(whitespace);
    valueOffsets.set(pointer, offset);
    if (depth > deepest) return fail(`nested deeper than ${deepest} levels`);
    switch (text[offset]) {
      case "{":
        return takeObject(pointer, depth);
      case "[":
        return takeArray(pointer, depth);
      case '"':
        return takeString();
      default: {
        const token = take(scalar);
        return token === undefined ? fail(`expected a value${commentHint()}`) : JSON.parse(token);
      }
    }
  }

  function commentHint(): string {
    if (offset >= text.length) return ", but the text ends";
    return text.startsWith("//", offset) || text.startsWith("/*", offset) ? "; JSON has no comments" : "";
  }

  function position(where: number): Position {
    const before = text.slice(0, where).split("\n");
    return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
  }

  const value = takeValue("", 0);
  take(whitespace);
  if (failure === undefined && offset < text.length) fail("nothing may follow the end of the value");
  if (failure !== undefined)
    return { ok: false, position: position(failure.offset), message: failure.message };
  return {
    ok: true,
    value,
    positionOf: (pointer, part) =>
      position((part === "key" ? keyOffsets.get(pointer) : undefined) ?? valueOffsets.get(pointer) ?? 0),
  };
}
