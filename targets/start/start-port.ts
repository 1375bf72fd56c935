import type { StartSettings } from "../target.ts";

/** What stands for a free port in the command, environment, ready check and log file of `start`. */
const placeholder = "{port}";

/** Whether a program that is started so listens where it is told to. */
export function takesPort(start: StartSettings): boolean {
  return textsOf(start).some((text) => text.includes(placeholder));
}

/** The settings with every `{port}` replaced, and with that port to be checked where one is. */
export function withPort(start: StartSettings, port: number): StartSettings {
  const fill = (text: string) => text.replaceAll(placeholder, String(port));
  const { command, env, ready, log } = start;
  return {
    ...start,
    command: command.map(fill),
    ...(env === undefined
      ? {}
      : { env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fill(value)])) }),
    ready: {
      timeoutMs: ready.timeoutMs,
      ...(ready.url === undefined ? {} : { url: fill(ready.url) }),
      ...(ready.port === undefined ? {} : { port: takesPort(start) ? port : ready.port }),
    },
    ...(log === undefined ? {} : { log: fill(log) }),
  };
}

function textsOf({ command, env, ready }: StartSettings): string[] {
  return [...command, ...Object.values(env ?? {}), ready.url ?? ""];
}

/** `endpoint` at another port of the same host. */
export function endpointAt(endpoint: string, port: number): string {
  const url = new URL(endpoint);
  url.port = String(port);
  return url.href;
}
