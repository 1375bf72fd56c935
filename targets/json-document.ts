/** A place in a text. Lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The keys and indices that lead to a part of a document. */
export type Path = readonly (string | number)[];

/** JSON together with where each of its parts stands, or the first thing that is wrong with it. */
export type JsonDocument =
  | {
      readonly ok: true;
      /** Objects have no prototype, so that `__proto__` is a key like any other. */
      readonly value: unknown;
      /** Where a part stands: its value, or the key that introduces it. */
      readonly positionOf: (path: Path, part: "key" | "value") => Position;
    }
  | { readonly ok: false; readonly position: Position; readonly message: string };

/** The first thing that is wrong with a text. It quotes nothing but keys: a value may be a secret. */
class JsonProblem extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const deepest = 64;
const whitespace = /[ \t\r\n]*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const string = /"(?:[^"\\\n]|\\.)*"/y;

/** Parses JSON (RFC 8259) strictly; a key that occurs twice in an object is an error too. */
export function parseJson(text: string): JsonDocument {
  const offsets = { key: new Map<string, number>(), value: new Map<string, number>() };
  let offset = text.startsWith("\ufeff") ? 1 : 0;

  function fail(message: string, where = offset): never {
    throw new JsonProblem(message, where);
  }

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = offset;
    const token = pattern.exec(text)?.[0];
    offset += token?.length ?? 0;
    return token;
  }

  function takeString(): string {
    const start = offset;
    const token = take(string) ?? fail("this string does not end on its line");
    try {
      return String(JSON.parse(token));
    } catch {
      // The engine's own message would quote the text.
      return fail("this string contains an invalid escape or a control character", start);
    }
  }

  /** Calls `takeMember` for each member of an object or an array, up to and including `close`. */
  function takeMembers(close: "}" | "]", takeMember: () => void): void {
    offset += 1;
    take(whitespace);
    while (text[offset] !== close) {
      takeMember();
      take(whitespace);
      if (text[offset] === close) break;
      const comma = offset;
      if (text[comma] !== ",") fail(`expected "," or "${close}"`);
      offset += 1;
      take(whitespace);
      if (text[offset] === close) fail(`remove the "," before "${close}"`, comma);
    }
    offset += 1;
  }

  function takeObject(pointer: string, depth: number): unknown {
    const members: Record<string, unknown> = Object.create(null);
    takeMembers("}", () => {
      if (text[offset] !== '"') fail(`expected a key in double quotes${hint()}`);
      const start = offset;
      const key = takeString();
      if (key in members) fail(`the key "${key}" occurs twice`, start);
      take(whitespace);
      if (text[offset] !== ":") fail(`expected ":" after the key "${key}"`);
      offset += 1;
      const inner = pointer + pointerStep(key);
      offsets.key.set(inner, start);
      members[key] = takeValue(inner, depth + 1);
    });
    return members;
  }

  function takeArray(pointer: string, depth: number): unknown {
    const items: unknown[] = [];
    takeMembers("]", () => items.push(takeValue(pointer + pointerStep(items.length), depth + 1)));
    return items;
  }

  function takeValue(pointer: string, depth: number): unknown {
    take(whitespace);
    offsets.value.set(pointer, offset);
    if (depth > deepest) fail(`nested deeper than ${deepest} levels`);
    if (text[offset] === "{") return takeObject(pointer, depth);
    if (text[offset] === "[") return takeArray(pointer, depth);
    if (text[offset] === '"') return takeString();
    return JSON.parse(take(scalar) ?? fail(`expected a value${hint()}`));
  }

  function hint(): string {
    if (offset >= text.length) return ", but the text ends";
    return text.startsWith("//", offset) || text.startsWith("/*", offset) ? "; JSON has no comments" : "";
  }

  function position(where: number): Position {
    const before = text.slice(0, where).split("\n");
    return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
  }

  try {
    const value = takeValue("", 0);
    take(whitespace);
    if (offset < text.length) fail("expected the end of the text");
    return {
      ok: true,
      value,
      positionOf: (path, part) => {
        const pointer = path.map(pointerStep).join("");
        return position(offsets[part].get(pointer) ?? offsets.value.get(pointer) ?? 0);
      },
    };
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    return { ok: false, position: position(error.offset), message: error.message };
  }
}

/** One step of a JSON Pointer (RFC 6901, section 3). */
function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The path that a JSON Pointer stands for. */
export function pathOf(pointer: string): Path {
  const steps = pointer.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
