/** Requests that have to be refused, each for another reason. */
export const precedingRequests = ["invalid", "unknown-action", "unsigned", "put"] as const;

/** One of them. */
export type PrecedingRequest = (typeof precedingRequests)[number];

/** How a request is written, apart from its parameters. Absent keys: as SDKs write it. */
export interface RequestForm {
  readonly method?: "POST" | "GET" | "PUT" | "DELETE" | "HEAD" | "OPTIONS";
  /** Follows the base path, which ends in `/`. */
  readonly path?: string;
  /** `absolute`: the request line names the whole URL. */
  readonly target?: "origin" | "absolute";
  /** How the name in Host is written. */
  readonly host?: "plain" | "capitals" | "trailing-dot";
  /** Further headers, which are not signed. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** What stands around the value of each header: a space before it, nothing at all, or spaces and tabs. */
  readonly headerSpace?: "usual" | "none" | "wide";
  /** The body is sent in chunks, which may have extensions, and may have a trailer section after them. */
  readonly chunks?: "plain" | "extended" | "trailer";
  /** A request that is refused on the same connection before this one is sent. */
  readonly after?: PrecedingRequest;
  /** The Content-Type header as sent; null: none. */
  readonly contentType?: string | null;
  readonly order?: "declared" | "reversed" | "shuffled";
  /** How a space is written. */
  readonly space?: "+" | "%20";
  /** How `+` is written: `+` unescaped means a space to a form decoder. */
  readonly plus?: "%2B" | "+";
  readonly hexCase?: "upper" | "lower";
  /** `all`: unreserved characters are escaped too. `least`: only those are that a form could not hold otherwise. */
  readonly escape?: "reserved" | "all" | "least";
  /** What stands before, between, and after the pairs of the form, in the place of nothing, `&`, and nothing. */
  readonly around?: { readonly before?: string; readonly between?: string; readonly after?: string };
  /** Further parameters, after the operation's own. */
  readonly extra?: readonly (readonly [name: string, value: string])[];
  /** The Action parameter; null: absent. */
  readonly action?: string | null;
  /** The Version parameter; null: absent. */
  readonly version?: string | null;
  /** Parameters in the query string of a request whose others are in the body. */
  readonly query?: readonly (readonly [name: string, value: string])[];
  /** Parameters sent under another name. */
  readonly rename?: readonly (readonly [parameter: string, wireName: string])[];
}
