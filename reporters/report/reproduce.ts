import { breachesOf } from "../../contract/constraint.ts";
import { service } from "../../contract/operation.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { type SignatureFault, signatureFaults } from "../../contract/signature-faults.ts";
import type { WireRequest } from "../../protocol/exchange.ts";
import { visibleLine } from "../words/visible.ts";
import { type MadeInput, madeInput } from "./made-input.ts";
import { shellQuote } from "./shell-quote.ts";
import { specialHeaders } from "./usual-headers.ts";

/** Commands for a POSIX shell that send a request again; the access key comes from the usual environment variables. */
export interface Reproduction {
  /** A curl command, or a shell comment that says why there is none. */
  readonly curl: string;
  /** An AWS CLI command; null where the CLI cannot express the request or refuses it before it is sent. */
  readonly "aws-cli": string | null;
}

/** The commands that send `request` again to `endpoint`. `input` is what the request was made from. */
export function reproduce(
  requirement: string,
  request: WireRequest,
  input: unknown,
  endpoint: string,
): Reproduction {
  const made = madeInput(input);
  return {
    curl: `${anotherKey(made)}${curlCommand(requirement, request, made?.signature ?? signatureSeen(request), endpoint)}`,
    "aws-cli": made === null ? null : cliCommand(request, made, endpoint),
  };
}

/** A line on whose access key the environment variables have to hold, where it is not the target's configured one. */
function anotherKey(made: MadeInput | null): string {
  return made?.signedBy == null
    ? ""
    : `# signed by an access key of the user ${visibleLine(made.signedBy)}: make one for a user with such a credential\n`;
}

/** The URL of a request: the endpoint's origin and the path as sent, which holds the endpoint's base path. */
export function requestUrl(request: WireRequest, endpoint: string): string {
  // An endpoint that is no URL is reported as it stands, so that a report never fails on it.
  const origin = URL.canParse(endpoint) ? new URL(endpoint).origin : endpoint.replace(/\/+$/, "");
  return request.path.startsWith("/") ? `${origin}${request.path}` : request.path;
}

function headerValue(request: WireRequest, name: string): string | undefined {
  return request.headers.find(([key]) => key.toLowerCase() === name)?.[1];
}

function signatureSeen(request: WireRequest): SignatureFault {
  if (/[?&]X-Amz-Signature=/i.test(request.path)) return "presigned";
  return headerValue(request, "authorization") === undefined ? "unsigned" : "none";
}

/** The Credential of an Authorization header, as far as it can be read. */
function credentialScope(request: WireRequest): { keyId: string; region: string; service: string } | null {
  const value = headerValue(request, "authorization") ?? "";
  const [, keyId, region, name] =
    /Credential=([^/,\s]+)\/\d+\/([^/,\s]+)\/([^/,\s]+)\/aws4_request/.exec(value) ?? [];
  if (keyId === undefined || region === undefined || name === undefined) return null;
  return { keyId, region, service: name };
}

/** The words of a curl command that sign, or null where curl cannot sign in this way. */
function signingWords(request: WireRequest, signature: SignatureFault): string[] | null {
  const scope = credentialScope(request);
  const provider = `aws:amz:${scope?.region ?? service.region}:${scope?.service ?? service.signingName}`;
  const signedAs = (user: string): string[] => ["--aws-sigv4", shellQuote(provider), "--user", user];
  switch (signature) {
    case "unsigned":
      return [];
    case "none":
      return signedAs('"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"');
    case "wrong-secret":
      return signedAs('"$AWS_ACCESS_KEY_ID:another-secret"');
    case "unknown-key":
      return scope === null ? null : signedAs(shellQuote(`${scope.keyId}:some-secret`));
    case "wrong-region":
    case "wrong-service":
      return scope === null ? null : signedAs('"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"');
    default:
      return null;
  }
}

/** Whether curl writes the message of a request in another way, or its connection is the matter. */
function isBeyondCurl({ path, spelling, after }: WireRequest): boolean {
  const isUsual = spelling?.headerSpace === undefined && (spelling?.chunks ?? "plain") === "plain";
  return !isUsual || after !== undefined || !path.startsWith("/");
}

function headerWords(request: WireRequest): string[] {
  const headers = specialHeaders(request.headers).map(([name, value]) =>
    value === "" ? `${name};` : `${name}: ${value}`,
  );
  // curl names the type of a body by itself.
  if (request.body !== "" && headerValue(request, "content-type") === undefined)
    headers.push("Content-Type:");
  const words = headers.flatMap((header) => ["-H", shellQuote(header)]);
  if (headerValue(request, "x-amz-security-token") !== undefined) {
    words.push("-H", '"X-Amz-Security-Token: $AWS_SESSION_TOKEN"');
  }
  return words;
}

function curlCommand(
  requirement: string,
  request: WireRequest,
  signature: SignatureFault,
  endpoint: string,
): string {
  const again = `send it again with: iam-conformance replay REPORT ${shellQuote(requirement)}`;
  if (isBeyondCurl(request)) return `# curl cannot write the message so; ${again}`;
  const signing = signingWords(request, signature);
  const url = requestUrl(request, endpoint);
  const sendsBody = request.body !== "" || request.method === "POST";
  if (signing === null) {
    return `# curl cannot sign so (${signature}: ${signatureFaults[signature]}); ${again}`;
  }
  const words = ["curl", "-sS", "-i", "--globoff", ...signing];
  if (request.method !== (sendsBody ? "POST" : "GET")) words.push("-X", shellQuote(request.method));
  words.push(...headerWords(request));
  if (sendsBody) words.push("--data-raw", shellQuote(request.body));
  words.push(shellQuote(url));
  // https://github.com/curl/curl/issues/9717
  const caution =
    signing.length > 0 && request.path.includes("?")
      ? "# older curl signs unsorted query strings wrongly (curl issue 9717)\n"
      : "";
  return `${caution}${words.join(" ")}`;
}

/** `UpdateAccessKey` as the CLI writes it: `update-access-key`. */
function cliName(operation: string): string {
  return operation.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
}

/** JSON in printable ASCII, so that a terminal and a shell show and pass it unchanged. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function cliCommand(request: WireRequest, made: MadeInput, endpoint: string): string | null {
  const operation = updateServiceSpecificCredential;
  if (made.form !== null || made.signature !== "none" || request.method !== "POST") return null;
  if (made.signedBy !== null) return null;
  const given = new Map(made.parameters);
  const known = new Set<string>(operation.parameters.map(({ name }) => name));
  if ([...given.keys()].some((name) => !known.has(name))) return null;
  if ([...given.values()].some((value) => /\p{Cs}/u.test(value))) return null;
  // botocore checks these two before it sends anything, and the CLI has no option to keep it from that.
  const refused = operation.parameters.some(({ name, constraints }) =>
    breachesOf(constraints, given.get(name)).some(
      (breach) => breach === "required" || breach === "min-length",
    ),
  );
  if (refused) return null;
  return [
    "aws",
    service.signingName,
    cliName(operation.name),
    // A value given as a flag of its own is read from a file where it begins with `file://`.
    "--cli-input-json",
    shellQuote(asciiJson(Object.fromEntries(given))),
    "--endpoint-url",
    shellQuote(endpoint),
    "--region",
    credentialScope(request)?.region ?? service.region,
  ].join(" ");
}
