import {
  documentedStatuses,
  statusParameter,
} from "../../../contract/operations/update-service-specific-credential.ts";
import type { WireRequest } from "../../exchange.ts";
import { decodeForm, encodeForm } from "../../form.ts";

const addition = encodeForm([["AddedAfterSigning", "true"]]);

/**
 * The request with one parameter changed, in its body or, without one, in its query string. The change is such that
 * the request would be valid and its effect visible: Status becomes the other documented value. Without a Status to
 * change, an unknown parameter is added, which AWS ignores. Content-Length follows; it is not signed.
 */
export function changeParameters(request: WireRequest): WireRequest {
  if (request.body === "") {
    const start = request.path.indexOf("?");
    const query = start === -1 ? "" : request.path.slice(start + 1);
    const path = start === -1 ? request.path : request.path.slice(0, start);
    return { ...request, path: `${path}?${changeForm(query)}` };
  }
  const body = changeForm(request.body);
  const headers = request.headers.map(
    ([name, value]) => [name, name.toLowerCase() === "content-length" ? String(body.length) : value] as const,
  );
  return { ...request, headers, body };
}

function changeForm(form: string): string {
  const pieces = form === "" ? [] : form.split("&");
  for (const [index, piece] of pieces.entries()) {
    const decoded = decodeForm(piece);
    const [name, value] = (decoded.ok ? decoded.pairs[0] : undefined) ?? ["", ""];
    const other = name === statusParameter.name ? otherStatus(value) : undefined;
    if (other !== undefined) {
      const changed = encodeForm([[name, other]]);
      return pieces.with(index, changed).join("&");
    }
  }
  return [...pieces, addition].join("&");
}

/** The request with a parameter more in its query string, which AWS ignores. */
export function addToQuery(request: WireRequest): WireRequest {
  const separator = request.path.includes("?") ? "&" : "?";
  return { ...request, path: `${request.path}${separator}${addition}` };
}

function otherStatus(status: string): string | undefined {
  const statuses: readonly string[] = documentedStatuses;
  return statuses.includes(status) ? statuses.find((other) => other !== status) : undefined;
}

/**
 * The request with one signed header changed so that it means the same: Content-Type gains or loses its charset;
 * without that header X-Amz-Date moves by a second within its minute, so that its date stays the scope's.
 */
export function changeSignedHeader(request: WireRequest): WireRequest {
  const type = request.headers.some(([name]) => name.toLowerCase() === "content-type");
  const headers = request.headers.map(([name, value]) => {
    const key = name.toLowerCase();
    if (key === "content-type") return [name, otherContentType(value)] as const;
    if (!type && key === "x-amz-date") return [name, neighbouringSecond(value)] as const;
    return [name, value] as const;
  });
  return { ...request, headers };
}

function otherContentType(value: string): string {
  const [media = ""] = value.split(";", 1);
  return media === value ? `${value}; charset=utf-8` : media;
}

function neighbouringSecond(timestamp: string): string {
  const second = Number(timestamp.slice(13, 15));
  const neighbour = second === 59 ? 58 : second + 1;
  return `${timestamp.slice(0, 13)}${String(neighbour).padStart(2, "0")}Z`;
}
