import { readJsonBody } from "./body-media.ts";
import { excerpt } from "./excerpt.ts";

/**
 * The error code in a JSON body, as the AWS JSON protocols and the emulators that mix them up write it: `__type`
 * (a shape name after `#`), `code` or `Code`, at the top or under `error` or `Error`. Undefined: none.
 */
export function jsonCodeOf(body: Uint8Array): string | undefined {
  const parsed = readJsonBody(body);
  if (!parsed.ok) return undefined;
  const top = parsed.value;
  for (const holder of [top, member(top, "error"), member(top, "Error")]) {
    for (const name of ["__type", "code", "Code"]) {
      const code = member(holder, name);
      if (typeof code === "string" && code.trim() !== "") return excerpt(code.slice(code.indexOf("#") + 1));
    }
  }
  return undefined;
}

/** An own member of an object; what a target sends never reaches a prototype. */
function member(holder: unknown, name: string): unknown {
  if (typeof holder !== "object" || holder === null) return undefined;
  return Object.getOwnPropertyDescriptor(holder, name)?.value;
}
