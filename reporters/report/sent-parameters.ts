import { unescapeBytes } from "../../protocol/percent.ts";
import { bodyText } from "./body-text.ts";

/** The parameters that a request carried, decoded, in sending order: those of the query string, then those of the body. */
export function sentParameters(request: {
  readonly url: string;
  readonly body: string;
}): [name: string, value: string][] {
  const query = request.url.split("?").slice(1).join("?");
  return [query, request.body].flatMap((form) =>
    form
      .split("&")
      .filter((pair) => pair !== "")
      .map((pair): [string, string] => {
        const [name = "", ...value] = pair.split("=");
        return [decoded(name), decoded(value.join("="))];
      }),
  );
}

/** Lenient, so that what was sent shows: bytes that are no UTF-8 appear as `\xNN`. */
function decoded(escaped: string): string {
  return bodyText(Uint8Array.from(unescapeBytes(escaped)));
}
