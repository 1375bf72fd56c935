import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { mediaOf } from "../../protocol/answers/body-media.ts";
import { contentCodings } from "../../protocol/answers/content-codings.ts";
import type { NoResponse, WireResponse } from "../../protocol/exchange.ts";

const decoders = new Map([
  ["gzip", promisify(gunzip)],
  ["x-gzip", promisify(gunzip)],
  ["deflate", promisify(inflate)],
  ["br", promisify(brotliDecompress)],
]);

/** As many codings as undici's own decoder takes: each may make a small body large. */
const mostCodings = 5;

/**
 * A response with its body decoded where it declares codings, though none was asked for. A body that does not have them
 * stays as it came, with `lacksCoding`; so does one in a coding that is not known here, which lacks it where it is
 * XML as it came. What is larger than `maxBodyBytes` after any of them is too large.
 */
export async function decodeBody(
  response: WireResponse,
  maxBodyBytes: number,
): Promise<WireResponse | NoResponse> {
  const codings = contentCodings(response);
  if (codings.length === 0 || codings.length > mostCodings || response.body.length === 0) return response;
  let { body } = response;
  for (const coding of codings.toReversed()) {
    const decoder = decoders.get(coding);
    if (decoder === undefined) return mediaOf(body) === "xml" ? { ...response, lacksCoding: true } : response;
    try {
      body = await decoder(body, { maxOutputLength: maxBodyBytes });
    } catch (error) {
      if (!(error instanceof Error && "code" in error)) throw error;
      // Only what zlib and brotli say of the bytes has a number.
      if ("errno" in error) return { ...response, lacksCoding: true };
      if (error.code !== "ERR_BUFFER_TOO_LARGE") throw error;
      const detail = `the decoded body of the answer is larger than ${maxBodyBytes} bytes`;
      return { kind: "no-response", cause: "too-large", detail, durationMs: response.durationMs };
    }
  }
  return { ...response, body };
}
