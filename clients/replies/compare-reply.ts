import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { Hello, Reply } from "../driver-protocol/protocol.ts";
import { describeReply } from "./describe-reply.ts";

/** What a reply has to tell of an answer. */
export interface AnswerToTell {
  readonly outcome: "success" | "service-error";
  /** Those that the answer has or may have. */
  readonly statuses: readonly number[];
  /** Absent: whichever the answer has. */
  readonly requestId?: string;
  /** Of an error. Absent: whichever the answer has. */
  readonly code?: string;
  readonly message?: string;
}

/** A part of a reply that may depart from the answer. */
export type ReplyPart = "outcome" | "code" | "message" | "type" | "status" | "request-id";

/** What is due and what came instead, in a few words. */
export interface Departure {
  readonly expected: string;
  readonly observed: string;
}

/** Codes that the operation's own pages document: clients have a type for each. */
const modelledCodes: readonly string[] = updateServiceSpecificCredential.errors;

type Comparison = (
  reply: Reply,
  told: AnswerToTell,
  capabilities: Hello["capabilities"],
) => Departure | null | undefined;

/**
 * Holds one part of a reply against the answer. null: it is told as it is; undefined: nothing is asked of it, because
 * the answer leaves it open or the driver does not claim that its client exposes it.
 */
export const compareReply: Readonly<Record<ReplyPart, Comparison>> = {
  outcome: (reply, { outcome }) =>
    reply.outcome === outcome ? null : { expected: outcome, observed: describeReply(reply) },
  code: ({ error }, { code }) => differs(code, error?.code),
  message: ({ error }, { message }) => differs(message, error?.message, withoutBlanks),
  type: ({ error }, { code }, { modelledErrors }) => {
    if (code === undefined || !modelledCodes.includes(code) || !modelledErrors) return undefined;
    const observed = error?.type ?? "none";
    return observed.includes(code) ? null : { expected: `a type of error named after ${code}`, observed };
  },
  status: ({ status }, { statuses }, capabilities) => {
    if (!capabilities.status) return undefined;
    if (typeof status === "number" && statuses.includes(status)) return null;
    return { expected: statuses.join(" or "), observed: String(status ?? "none") };
  },
  "request-id": ({ requestId }, told, capabilities) => {
    if (!capabilities.requestId) return undefined;
    const isTold = told.requestId === undefined ? (requestId ?? "") !== "" : requestId === told.requestId;
    return isTold ? null : { expected: "the request id of the answer", observed: requestId || "none" };
  },
};

function differs(
  expected: string | undefined,
  observed: string | null | undefined,
  asCompared: (text: string) => string = (text) => text,
): Departure | null | undefined {
  if (expected === undefined) return undefined;
  if (typeof observed !== "string") return { expected: shown(expected), observed: "none" };
  return asCompared(observed) === asCompared(expected)
    ? null
    : { expected: shown(expected), observed: shown(observed) };
}

/** Whether a client keeps white space at the ends and runs of blanks is its habit. */
function withoutBlanks(text: string): string {
  return text.trim().replace(/[ \t]+/g, " ");
}

/** Characters of a text that a departure shows. */
const mostShown = 120;

function shown(text: string): string {
  return text.length > mostShown ? `${text.slice(0, mostShown)}… (${text.length} characters)` : text;
}
