import { Ajv, type ErrorObject } from "ajv";
import schema from "./protocol.schema.json" with { type: "json" };
import type { Hello, Reply } from "./protocol.ts";

/** A line of a driver that is understood, or what is wrong with it, without its text. */
export type ReadMessage<T> =
  | { readonly ok: true; readonly message: T }
  | { readonly ok: false; readonly problem: string };

const ajv = new Ajv({ strict: true, allowUnionTypes: true }).addSchema(schema);
const isHello = ajv.compile<Hello>({ $ref: `${schema.$id}#/definitions/hello` });
const isReply = ajv.compile<Reply>({ $ref: `${schema.$id}#/definitions/reply` });

/** Reads the first line of a driver. Never throws. */
export function readHello(line: string): ReadMessage<Hello> {
  const value = parse(line);
  return isHello(value) ? { ok: true, message: value } : refuse("hello", value, isHello.errors);
}

/** Reads the reply to the call numbered `seq`. Never throws. */
export function readReply(line: string, seq: number): ReadMessage<Reply> {
  const value = parse(line);
  if (!isReply(value)) return refuse("reply", value, isReply.errors);
  if (value.seq !== seq) {
    return { ok: false, problem: `the reply is numbered ${value.seq}, the call was ${seq}` };
  }
  return { ok: true, message: value };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function refuse(
  kind: "hello" | "reply",
  value: unknown,
  errors: readonly ErrorObject[] | null | undefined,
): { readonly ok: false; readonly problem: string } {
  if (value === undefined) return { ok: false, problem: `a line in place of the ${kind} is not JSON` };
  const [error] = errors ?? [];
  const place = error?.instancePath === "" ? "it" : (error?.instancePath ?? "it");
  return { ok: false, problem: `the ${kind} is not as the protocol says: ${place} ${error?.message ?? ""}` };
}
