import { service } from "../../contract/operation.ts";
import type { SignatureFault } from "../../contract/signature-faults.ts";
import type { WireRequest } from "../../protocol/exchange.ts";
import { canonicalRequests } from "../authentication/canonical-request.ts";
import { algorithm, expectedSignature, terminator } from "../authentication/expected-signature.ts";
import { basicDate } from "../authentication/signing-date.ts";
import type { KeyPair } from "../create-reference.ts";
import { splitForm } from "../form.ts";

/** What a signature is made with. */
export interface Signer {
  readonly credentials: KeyPair;
  readonly service?: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** Signs a request with one fault. It shares the endpoint's arithmetic: only good for what must be refused. */
export function signWrongly(request: WireRequest, signer: Signer, fault: SignatureFault): WireRequest {
  if (fault === "unsigned") return request;
  const keys = keysOf(fault, signer.credentials);
  const date = basicDate(signer.now + shiftOf(fault));
  const scope = {
    date: fault === "scope-date" ? basicDate(signer.now - day).slice(0, 8) : date.slice(0, 8),
    region: fault === "wrong-region" ? "eu-west-1" : service.region,
    service: fault === "wrong-service" ? "ec2" : (signer.service ?? service.signingName),
    terminator: fault === "wrong-terminator" ? "aws3_request" : terminator,
  };
  const parts = [keys.accessKeyId, scope.date, scope.region, scope.service, scope.terminator];
  const credential = (fault === "short-scope" ? parts.slice(0, 4) : parts).join("/");
  const signature = (canonical: string) =>
    expectedSignature(keys.secretAccessKey, scope, date, canonical).slice(
      0,
      fault === "signature-cut" ? 63 : 64,
    );
  return fault.startsWith("presigned")
    ? presign(request, credential, date, signature, fault)
    : signHeader(request, credential, date, signature, fault);
}

function keysOf(fault: SignatureFault, keys: KeyPair): KeyPair {
  if (fault === "unknown-key") return { ...keys, accessKeyId: "AKIANOBODYNOBODY0000" };
  return fault === "wrong-secret" ? { ...keys, secretAccessKey: "nobody" } : keys;
}

function shiftOf(fault: SignatureFault): number {
  if (fault === "date-too-new") return 20 * minute;
  return fault === "date-too-old" || fault === "presigned-expired" ? -20 * minute : 0;
}

type Signature = (canonical: string) => string;

function signHeader(
  request: WireRequest,
  credential: string,
  date: string,
  signature: Signature,
  fault: SignatureFault,
): WireRequest {
  const dated: WireRequest = {
    ...request,
    headers: [...request.headers, ...(fault === "no-date" ? [] : [["x-amz-date", date] as const])],
  };
  const signedHeaders = dated.headers
    .map(([name]) => name.toLowerCase())
    .filter((name) => name !== "host" || fault !== "host-unsigned")
    .sort();
  const given = [
    ["no-credential", `Credential=${credential}`],
    ["no-signed-headers", `SignedHeaders=${signedHeaders.join(";")}`],
    ["no-signature", `Signature=${signature(canonical(dated, "header", signedHeaders))}`],
  ].flatMap(([missing = "", text = ""]) => (missing === fault ? [] : [text]));
  const authorization = `${fault === "no-algorithm" ? "" : `${algorithm} `}${given.join(", ")}`;
  const signed: WireRequest = { ...dated, headers: [...dated.headers, ["authorization", authorization]] };
  if (fault === "body-changed") return { ...signed, body: otherStatus(signed.body) };
  if (fault !== "header-changed") return signed;
  return {
    ...signed,
    headers: signed.headers.map(([name, value]) => [
      name,
      value === service.contentType ? `${value}; charset=utf-8` : value,
    ]),
  };
}

function presign(
  request: WireRequest,
  credential: string,
  date: string,
  signature: Signature,
  fault: SignatureFault,
): WireRequest {
  const added = [
    `X-Amz-Algorithm=${algorithm}`,
    `X-Amz-Credential=${encodeURIComponent(credential)}`,
    `X-Amz-Date=${date}`,
    "X-Amz-Expires=300",
    "X-Amz-SignedHeaders=host",
  ];
  const unsigned = { ...request, path: `${request.path}&${added.join("&")}` };
  const path = `${unsigned.path}&X-Amz-Signature=${signature(canonical(unsigned, "query", ["host"]))}`;
  return { ...unsigned, path: fault === "presigned-changed" ? otherStatus(path) : path };
}

function otherStatus(text: string): string {
  return text.replace(/(?<=Status=)\w+/, (status) => (status === "Active" ? "Inactive" : "Active"));
}

function canonical(
  request: WireRequest,
  place: "header" | "query",
  signedHeaders: readonly string[],
): string {
  const headers = new Map(request.headers.map(([name, value]) => [name.toLowerCase(), [value]]));
  const query = splitForm(request.path.split("?", 2)[1] ?? "");
  const [first = ""] = canonicalRequests({ request, headers, query }, { place, signedHeaders });
  return first;
}
