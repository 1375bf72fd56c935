import dns from "node:dns";
import type { LookupFunction, Socket } from "node:net";
import { connect, isIP } from "node:net";
import { createServer } from "node:tls";
import { makeTestCertificate } from "../../targets/door/testing/test-certificate.ts";

const day = 24 * 60 * 60 * 1000;

/** The names of AWS that tests resolve to this machine; no other name is resolved at all. */
const hosts: readonly string[] = ["iam.amazonaws.com", "sts.amazonaws.com"];

/** A certificate of the tests' own for these names. */
export const awsCertificate = makeTestCertificate({
  dns: [...hosts],
  validFrom: new Date(Date.now() - day),
  validTo: new Date(Date.now() + day),
});

/** The account of the reference endpoint. */
export const referenceAccount = "000000000000";

/** Names that this process resolves otherwise, until `end`. */
export interface OverriddenNames {
  /** Every name that was asked for. */
  readonly resolved: readonly string[];
  end(): void;
}

/** Resolves the names of AWS to this machine, and no other name. */
export function overrideNames(): OverriddenNames {
  const original = dns.lookup;
  const resolved: string[] = [];
  const named: LookupFunction = (hostname, { all }, callback) => {
    resolved.push(hostname);
    if (!hosts.includes(hostname)) {
      callback(Object.assign(new Error(`${hostname} is not to be resolved`), { code: "ENOTFOUND" }), "");
    } else if (all === true) callback(null, [{ address: "127.0.0.1", family: 4 }]);
    else callback(null, "127.0.0.1", 4);
  };
  // An address is no name: servers of a test ask for theirs, and in another form.
  const lookup = (...given: Parameters<LookupFunction>) =>
    isIP(given[0]) === 0 ? named(...given) : Reflect.apply(original, dns, given);
  Reflect.set(dns, "lookup", lookup);
  return { resolved, end: () => Reflect.set(dns, "lookup", original) };
}

/** A listener that decrypts what comes. */
export interface TlsFront {
  readonly port: number;
  close(): Promise<void>;
}

/** Decrypts what comes and hands it on to a port of this machine. */
export async function startTlsFront(to: number): Promise<TlsFront> {
  const sockets = new Set<Socket>();
  const server = createServer({ ...awsCertificate }, (outer) => {
    const inner = connect(to, "127.0.0.1");
    for (const socket of [outer, inner]) {
      sockets.add(socket);
      // Either side may go first; the other follows, and nobody is told.
      socket.on("error", () => undefined);
      socket.once("close", () => {
        outer.destroy();
        inner.destroy();
      });
    }
    outer.pipe(inner).pipe(outer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
