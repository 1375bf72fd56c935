import { service } from "../contract/operation.ts";
import type { PrecedingRequest, RequestForm } from "../contract/request-form.ts";
import type { SignatureFault } from "../contract/signature-faults.ts";
import type { WireRequest } from "./exchange.ts";
import { encodeForm } from "./form.ts";
import { isPresigned } from "./signing/changes/signing-changes.ts";
import type { Credentials } from "./signing/credentials.ts";
import { type SigningOptions, signRequest } from "./signing/sign.ts";

type Pair = readonly [name: string, value: string];

/** What a request is made from. */
export interface RequestParts {
  /** The target, with its base path, to which requests add the path `/`; a query string in it is not used. */
  readonly endpoint: URL;
  readonly action: string;
  /** Absent: the API version of IAM. */
  readonly version?: string;
  /** The name in the credential scope; absent: the one of IAM. */
  readonly signingName?: string;
  /** Name and value, in the order in which they are sent. */
  readonly parameters: readonly Pair[];
  readonly form?: RequestForm;
  readonly signature?: SignatureFault;
  readonly credentials: Credentials;
  readonly region: string;
  readonly now: Date;
  /** As `SigningOptions` has it; not told of a preceding request. */
  readonly onSignature?: SigningOptions["onSignature"];
}

/**
 * Writes and signs one request of the awsQuery protocol: a POST with the parameters in its body, or a GET with
 * everything in its query string where the form or a presigned signature says so. HEAD and OPTIONS are written as GET
 * is, PUT and DELETE as POST is. Content-Type is sent without a charset, with a body only, unless the form names another.
 * Smithy, AWS query protocol, "Request serialization".
 */
export function buildRequest(parts: RequestParts): WireRequest {
  const form = parts.form ?? {};
  const signature = parts.signature ?? "none";
  const method = isPresigned(signature) ? "GET" : (form.method ?? "POST");
  const inQuery = bodiless.has(method);
  const encoded = encodeForm(pairsOf(parts, form, inQuery), form);
  const query = [...(inQuery ? [encoded] : []), encodeForm(form.query ?? [])].filter((part) => part !== "");
  const path = pathOf(parts.endpoint, form);
  const unsigned: WireRequest = {
    method,
    path: query.length === 0 ? path : `${path}?${query.join("&")}`,
    headers: headersOf(parts.endpoint, form, inQuery ? null : encoded),
    body: inQuery ? "" : encoded,
  };
  const signed = signRequest(unsigned, {
    credentials: parts.credentials,
    region: parts.region,
    service: parts.signingName ?? service.signingName,
    now: parts.now,
    fault: signature,
    onSignature: parts.onSignature,
  });
  const { headerSpace, chunks } = form;
  return {
    ...signed,
    ...(form.target === "absolute" && { path: `${parts.endpoint.origin}${signed.path}` }),
    ...((headerSpace ?? chunks) !== undefined && {
      spelling: { ...(headerSpace && { headerSpace }), ...(chunks && { chunks }) },
    }),
    ...(form.after !== undefined && {
      after: buildRequest({ ...parts, onSignature: undefined, ...preceding[form.after](parts) }),
    }),
  };
}

const bodiless: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** What each request that precedes another has in the place of that one's parts. */
const preceding: Readonly<Record<PrecedingRequest, (parts: RequestParts) => Partial<RequestParts>>> = {
  invalid: ({ parameters }) => ({ form: {}, parameters: parameters.map(([name]) => [name, ""]) }),
  "unknown-action": ({ action }) => ({ form: { action: `${action}X` } }),
  unsigned: () => ({ form: {}, signature: "unsigned" }),
  put: () => ({ form: { method: "PUT" } }),
};

function pathOf({ pathname }: URL, { path = "" }: RequestForm): string {
  return `${pathname.endsWith("/") ? pathname : `${pathname}/`}${path}`;
}

/** `body`: null where there is none. A percent-encoded form is ASCII, so characters are bytes. */
function headersOf(endpoint: URL, form: RequestForm, body: string | null): Pair[] {
  const { contentType = body === null ? null : service.contentType, chunks } = form;
  const headers: Pair[] = [["host", hostOf(endpoint, form)]];
  if (contentType !== null) headers.push(["content-type", contentType]);
  if (chunks !== undefined) headers.push(["transfer-encoding", "chunked"]);
  else if (body !== null) headers.push(["content-length", String(body.length)]);
  return [...headers, ...(form.headers ?? [])];
}

function hostOf({ host, hostname, port }: URL, form: RequestForm): string {
  switch (form.host) {
    case "capitals":
      return host.toUpperCase();
    case "trailing-dot":
      return `${hostname}.${port === "" ? "" : `:${port}`}`;
    default:
      return host;
  }
}

/**
 * All pairs in sending order. Action and Version lead; in another order than the declared one they follow the
 * parameters, which the caller has put in that order already. Further pairs come last in any order, so that a
 * repeated parameter is always the second one. A query string without an order of its own is sorted by name, as it is
 * signed: what an endpoint makes of another order is a question of its own.
 */
function pairsOf(parts: RequestParts, form: RequestForm, inQuery: boolean): readonly Pair[] {
  const routing: Pair[] = [];
  const action = form.action === undefined ? parts.action : form.action;
  const version = form.version === undefined ? (parts.version ?? service.version) : form.version;
  if (action !== null) routing.push(["Action", action]);
  if (version !== null) routing.push(["Version", version]);
  const ordered = orderedPairs(routing, parts.parameters, form.order ?? "declared");
  const wireNames = new Map(form.rename ?? []);
  const renamed = ordered.map(([name, value]): Pair => [wireNames.get(name) ?? name, value]);
  const pairs = form.extra === undefined ? renamed : [...renamed, ...form.extra];
  return inQuery && form.order === undefined ? pairs.toSorted(byName) : pairs;
}

function byName([name]: Pair, [other]: Pair): number {
  if (name === other) return 0;
  return name < other ? -1 : 1;
}

function orderedPairs(
  routing: readonly Pair[],
  parameters: readonly Pair[],
  order: NonNullable<RequestForm["order"]>,
): readonly Pair[] {
  switch (order) {
    case "declared":
      return [...routing, ...parameters];
    case "reversed":
      return [...parameters, ...routing.toReversed()];
    case "shuffled":
      return [...parameters, ...routing];
  }
}
