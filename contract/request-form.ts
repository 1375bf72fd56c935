/** How a request is written, apart from its parameters. Absent keys: as SDKs write it. */
export interface RequestForm {
  readonly method?: "POST" | "GET" | "PUT" | "DELETE";
  /** The Content-Type header as sent; null: none. */
  readonly contentType?: string | null;
  readonly order?: "declared" | "reversed" | "shuffled";
  /** How a space is written. */
  readonly space?: "+" | "%20";
  /** How `+` is written: `+` unescaped means a space to a form decoder. */
  readonly plus?: "%2B" | "+";
  readonly hexCase?: "upper" | "lower";
  /** `all`: unreserved characters are escaped too. */
  readonly escape?: "reserved" | "all";
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
