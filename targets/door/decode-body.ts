import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { headerOf, type NoResponse, type WireResponse } from "../../protocol/exchange.ts";

const decoders = new Map([
  ["gzip", promisify(gunzip)],
  ["x-gzip", promisify(gunzip)],
  ["deflate", promisify(inflate)],
  ["br", promisify(brotliDecompress)],
]);

/**
 * A response with its body decoded where it names one coding (RFC 9110, section 8.4), though none was asked for. A body
 * without the coding that it names stays as it came, and one that is larger than `maxBodyBytes` decoded is too large.
 */
export async function decodeBody(
  response: WireResponse,
  maxBodyBytes: number,
): Promise<WireResponse | NoResponse> {
  const decoder = decoders.get(headerOf(response, "content-encoding")?.trim().toLowerCase() ?? "");
  if (decoder === undefined) return response;
  try {
    return { ...response, body: await decoder(response.body, { maxOutputLength: maxBodyBytes }) };
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE"))
      return response;
    const detail = `the decoded body of the answer is larger than ${maxBodyBytes} bytes`;
    return { kind: "no-response", cause: "too-large", detail, durationMs: response.durationMs };
  }
}
