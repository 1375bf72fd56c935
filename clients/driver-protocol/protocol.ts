import type { Credentials } from "../../protocol/signing/credentials.ts";

/** The version of the driver protocol that the suite speaks. protocol.schema.json is its contract. */
export const driverProtocol = 1;

/** An option that a call may carry. */
export type DriverOption = "maxAttempts" | "timeoutMs" | "clientValidation";

/** Options of one call; an absent one means the client's default. */
export interface CallOptions {
  /** Most requests, the first included. */
  readonly maxAttempts?: number;
  /** Milliseconds. */
  readonly timeoutMs?: number;
  readonly clientValidation?: boolean;
}

/** What a driver says of itself and of its client. */
export interface Hello {
  readonly protocol: typeof driverProtocol;
  readonly driver: string;
  /** Of the client, not of the driver. */
  readonly version: string;
  readonly language: string;
  readonly runtime: string;
  readonly operations: readonly string[];
  readonly capabilities: {
    readonly options: readonly DriverOption[];
    readonly freshClient: boolean;
    readonly modelledErrors: boolean;
    readonly requestId: boolean;
    readonly status: boolean;
  };
}

/** One call for a client to make. An absent parameter, null and an empty text differ. */
export interface DriverCall {
  readonly operation: string;
  /** `shared`: by the client of earlier shared calls with the same settings; `fresh`: by one that has made none. */
  readonly client: "shared" | "fresh";
  /** The only address that the client may contact. */
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: Credentials;
  readonly params: Readonly<Record<string, string | null>>;
  readonly options: CallOptions;
}

/** What a client made of a call, in its driver's words. */
export type ReplyOutcome =
  | "success"
  | "service-error"
  | "refused"
  | "no-response"
  | "unreadable"
  | "other"
  | "skipped";

/** A driver's reply. What the client does not expose is absent or null. */
export interface Reply {
  readonly seq: number;
  readonly outcome: ReplyOutcome;
  readonly status?: number | null;
  readonly requestId?: string | null;
  /** What the client says; what reached the wire is known from the endpoint only. */
  readonly attempts?: number | null;
  readonly error?: {
    readonly type?: string | null;
    readonly code?: string | null;
    readonly message?: string | null;
    readonly text?: string | null;
  } | null;
}

/** A message to a driver: one line. */
export type DriverMessage =
  | { readonly cmd: "start"; readonly protocol: typeof driverProtocol }
  | ({ readonly cmd: "call"; readonly seq: number } & DriverCall)
  | { readonly cmd: "stop" };
