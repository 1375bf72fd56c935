import { UnreadableClient } from "./client-content.ts";

/** A JSON object. Keys are read as its own only: a file may name one `constructor`. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The object in a JSON text. Throws UnreadableClient. */
export function parseObject(text: string, what: string): JsonObject {
  try {
    return asObject(JSON.parse(text), what);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UnreadableClient(`${what} is no JSON`);
    throw error;
  }
}

/** The object at a path of keys. Throws UnreadableClient where there is none. */
export function objectAt(from: JsonObject, ...keys: readonly string[]): JsonObject {
  let found = from;
  for (const key of keys) found = asObject(valueAt(found, key), `${key} in its service model`);
  return found;
}

/** The value of an object's own key; undefined where it has none. */
export function valueAt(from: JsonObject, key: string): unknown {
  return Object.hasOwn(from, key) ? from[key] : undefined;
}

/** The text at a key. Throws UnreadableClient where there is none. */
export function textAt(from: JsonObject, key: string): string {
  const value = valueAt(from, key);
  if (typeof value === "string") return value;
  throw new UnreadableClient(`${key} in its service model is no text`);
}

/** The texts in the list at a key; none where there is no list. Throws UnreadableClient for what is no text. */
export function textsAt(from: JsonObject, key: string): string[] {
  return listAt(from, key).map((value) => {
    if (typeof value === "string") return value;
    throw new UnreadableClient(`${key} in its service model lists what is no text`);
  });
}

/** The list at a key; empty where the key is absent. Throws UnreadableClient for what is no list. */
export function listAt(from: JsonObject, key: string): readonly unknown[] {
  const value = valueAt(from, key) ?? [];
  if (Array.isArray(value)) return value;
  throw new UnreadableClient(`${key} in its service model is no list`);
}

/** A value that has to be an object. Throws UnreadableClient. */
export function asObject(value: unknown, what: string): JsonObject {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new UnreadableClient(`${what} is missing or no object`);
}
