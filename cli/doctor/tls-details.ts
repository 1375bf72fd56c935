import { connect } from "node:tls";

/** What a TLS endpoint shows of itself, whether it is trusted or not. */
export interface TlsDetails {
  /** `TLSv1.3`. */
  readonly protocol: string;
  readonly cipher: string;
  readonly subject: string;
  readonly issuer: string;
  /** The last day of the certificate, ISO 8601. */
  readonly validUntil: string;
  readonly daysLeft: number;
  /** Why the certificate is not trusted; null: it is. */
  readonly distrust: string | null;
}

/** Characters of a name that are shown. */
const mostName = 100;

/**
 * Looks at the certificate of an https endpoint over a connection of its own, on which nothing is sent. `ca`: the
 * certificates to trust, in PEM. Resolves to null where no connection comes about within `timeoutMs`.
 */
export function tlsDetails(
  endpoint: URL,
  ca: string | undefined,
  timeoutMs: number,
): Promise<TlsDetails | null> {
  return new Promise((resolve) => {
    // A name without the brackets of an IPv6 address; an address is no server name (RFC 6066, section 3).
    const host = endpoint.hostname.replace(/^\[|\]$/g, "");
    const socket = connect({
      host,
      port: Number(endpoint.port || 443),
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
      // Also what is not trusted is looked at: nothing is sent over this connection.
      rejectUnauthorized: false,
      ...(ca === undefined ? {} : { ca }),
    });
    const end = (details: TlsDetails | null) => {
      socket.destroy();
      resolve(details);
    };
    socket.setTimeout(timeoutMs, () => end(null));
    socket.once("error", () => end(null));
    socket.once("secureConnect", () => {
      const { subject, issuer, valid_to: until } = socket.getPeerCertificate();
      const time = Date.parse(until);
      end({
        protocol: socket.getProtocol() ?? "unknown",
        cipher: socket.getCipher().name,
        subject: nameOf(subject),
        issuer: nameOf(issuer),
        validUntil: Number.isNaN(time) ? "unknown" : new Date(time).toISOString().slice(0, 10),
        daysLeft: Number.isNaN(time) ? 0 : Math.floor((time - Date.now()) / (24 * 3600 * 1000)),
        distrust: socket.authorized ? null : String(socket.authorizationError),
      });
    });
  });
}

function nameOf(name: Readonly<Record<string, unknown>> | undefined): string {
  const text = [name?.["CN"] ?? name?.["O"] ?? "without a name"].flat().join(", ");
  return text.slice(0, mostName);
}
