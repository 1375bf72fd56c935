import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { WireRequest } from "../../protocol/exchange.ts";
import { createReference, type Reference, type ReferenceOptions } from "../../reference/create-reference.ts";
import type { Reply } from "../../reference/reference-response.ts";

/**
 * An answer in the place of the reference's; null: the reference's own. `count` is how often this action was asked for,
 * `honest` what the reference answers to a request.
 */
export type Alter = (
  action: string,
  count: number,
  request: WireRequest,
  honest: Reference["handle"],
) => ReturnType<Reference["handle"]> | null;

/** The reference endpoint on a port of its own, behind a front that answers some requests itself. */
export interface AlteredReference {
  readonly port: number;
  readonly url: string;
  readonly credentials: Reference["rootCredentials"];
  readonly snapshot: Reference["snapshot"];
  /** How often each action was asked for. */
  readonly asked: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** Starts the reference behind `alter`; what that answers, the reference never sees. */
export async function startAlteredReference(
  alter: Alter,
  options: ReferenceOptions = {},
): Promise<AlteredReference> {
  const reference = createReference(options);
  const asked = new Map<string, number>();
  const answerTo = (request: WireRequest) => {
    const action = new URLSearchParams(request.body).get("Action") ?? "";
    const count = (asked.get(action) ?? 0) + 1;
    asked.set(action, count);
    return alter(action, count, request, reference.handle) ?? reference.handle(request);
  };
  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing, answerTo));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    credentials: reference.rootCredentials,
    snapshot: reference.snapshot,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answerTo: (request: WireRequest) => ReturnType<Reference["handle"]>,
): Promise<void> {
  let body = "";
  for await (const chunk of incoming.setEncoding("latin1")) body += chunk;
  const { method = "", url: path = "/", rawHeaders } = incoming;
  const headers = rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""]] : [],
  );
  const answer = answerTo({ method, path, headers, body });
  if (answer.kind !== "response") outgoing.destroy();
  else outgoing.writeHead(answer.status, answer.headers.flat()).end(answer.body);
}

/** An error as IAM writes it. */
export function errorReply(status: number, code: string, message: string): Reply {
  const type = status < 500 ? "Sender" : "Receiver";
  return {
    kind: "response",
    status,
    headers: [["Content-Type", "text/xml"]],
    body: `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>${type}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>7a62c49f-347e-4fc4-9331-6e8e00000000</RequestId></ErrorResponse>`,
  };
}
