import suitePackage from "../package.json" with { type: "json" };
import { excerpt } from "../protocol/answers/excerpt.ts";
import type { Send } from "../protocol/exchange.ts";
import { withPort } from "./start/start-port.ts";
import { embeddedEndpoint, type Target } from "./target.ts";

/**
 * The version of a target for reports: what its entry or the command line says, the suite's own for the embedded
 * reference, or what the URL of its ready check tells: a JSON object with a `version`, as the health of emulators has
 * it. That URL is asked where it is at `endpoint`, so that nobody else is. undefined: nobody says.
 */
export async function targetVersion(
  { endpoint: ownEndpoint, version, start }: Target,
  endpoint: string,
  send: Send,
): Promise<string | undefined> {
  if (version !== undefined) return version;
  if (ownEndpoint === embeddedEndpoint) return suitePackage.version;
  const { host, port } = new URL(endpoint);
  const ready = start && withPort(start, Number(port)).ready.url;
  if (ready === undefined || new URL(ready).host !== host) return undefined;
  const { pathname, search } = new URL(ready);
  const outcome = await send({
    method: "GET",
    path: `${pathname}${search}`,
    headers: [["host", host]],
    body: "",
  });
  return outcome.kind === "response" && outcome.status === 200 ? versionIn(outcome.body) : undefined;
}

function versionIn(body: Uint8Array): string | undefined {
  try {
    const health: unknown = JSON.parse(new TextDecoder().decode(body));
    const version: unknown = Reflect.get(Object(health), "version");
    return typeof version === "string" && version !== "" ? excerpt(version) : undefined;
  } catch {
    // A page for people tells no version.
    return undefined;
  }
}
