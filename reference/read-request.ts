import type { WireRequest } from "../protocol/exchange.ts";
import { type EncodedPair, splitForm } from "./form.ts";
import type { RequestRules } from "./rules.ts";

/** A request, taken apart. */
export interface ReadRequest {
  /** The values of each header, by lower-case name. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** The query string, split but not decoded. */
  readonly query: readonly EncodedPair[];
  /** Decoded, in the order in which they came. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Takes a request apart as the rules say. */
export function readRequest(request: WireRequest, rules: RequestRules): ReadRequest {
  const headers = new Map<string, string[]>();
  for (const [name, value] of request.headers) {
    const key = name.toLowerCase();
    const values = headers.get(key);
    if (values === undefined) headers.set(key, [value]);
    else values.push(value);
  }
  const mark = request.path.indexOf("?");
  const query = mark < 0 ? [] : splitForm(request.path.slice(mark + 1));
  const parameters = new Map<string, string>();
  for (const source of rules.sources(request.method)) {
    for (const [encodedName, encodedValue] of pairsOf(source, request, query, headers, rules)) {
      const name = rules.parameterName(rules.decode(encodedName));
      if (rules.keep === "last" || !parameters.has(name)) parameters.set(name, rules.decode(encodedValue));
    }
  }
  return { headers, query, parameters };
}

function pairsOf(
  source: "body" | "query",
  request: WireRequest,
  query: readonly EncodedPair[],
  headers: ReadonlyMap<string, readonly string[]>,
  rules: RequestRules,
): readonly EncodedPair[] {
  if (source === "query") return query;
  return rules.isForm(headers.get("content-type")?.[0]) ? splitForm(request.body) : [];
}
