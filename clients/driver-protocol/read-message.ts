import { Ajv, type ErrorObject } from "ajv";
import schema from "./protocol.schema.json" with { type: "json" };
import type { Hello, Reply } from "./protocol.ts";

/** A line of a driver that is understood, or what is wrong with it, without its text. */
export type ReadMessage<T> =
  | { readonly ok: true; readonly message: T }
  | { readonly ok: false; readonly problem: string };

const ajv = new Ajv({ strict: true, allowUnionTypes: true }).addSchema(schema);
const isHello = ajv.compile<Hello>({ $ref: `${schema.$id}#/definitions/hello` });
/** A reply as a driver writes it: what a client exposes in the place of a text may be anything. */
type WrittenReply = Omit<Reply, "requestId" | "error"> & {
  readonly requestId?: unknown;
  readonly error?:
    | (Omit<NonNullable<Reply["error"]>, "code" | "message"> & {
        readonly code?: unknown;
        readonly message?: unknown;
      })
    | null;
};

const isReply = ajv.compile<WrittenReply>({ $ref: `${schema.$id}#/definitions/reply` });

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
  const { requestId, error, ...told } = value;
  return {
    ok: true,
    message: {
      ...told,
      requestId: asText(requestId),
      error:
        error === undefined || error === null
          ? null
          : { ...error, code: asText(error.code), message: asText(error.message) },
    },
  };
}

/** What a client makes of a text, as a text: where it makes something else of it, one that no answer holds. */
function asText(value: unknown): string | null {
  if (value === undefined || value === null || typeof value === "string") return value ?? null;
  return `${JSON.stringify(value)} (no text: ${typeof value})`;
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
