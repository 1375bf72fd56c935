import { expect, it } from "vitest";
import { endpointAt, takesPort, withPort } from "./start-port.ts";

const start = {
  command: ["serve", "--port={port}"],
  env: { LISTEN: "127.0.0.1:{port}", OTHER: "{other}" },
  ready: { url: "http://127.0.0.1:{port}/{port}", timeoutMs: 1 },
  log: "serve-{port}.log",
};

it("puts the port wherever it is asked for, and nowhere else", () => {
  expect(withPort(start, 4000)).toEqual({
    command: ["serve", "--port=4000"],
    env: { LISTEN: "127.0.0.1:4000", OTHER: "{other}" },
    ready: { url: "http://127.0.0.1:4000/4000", timeoutMs: 1 },
    log: "serve-4000.log",
  });
});

it("checks the port that the program was given, or its own where it takes none", () => {
  const ready = { port: 80, timeoutMs: 1 };
  expect(withPort({ command: ["serve", "{port}"], ready }, 4000).ready.port).toBe(4000);
  expect(withPort({ command: ["serve"], ready }, 4000).ready.port).toBe(80);
});

it.each([
  [start, true],
  [{ command: ["serve"], env: { PORT: "{port}" }, ready: { port: 80, timeoutMs: 1 } }, true],
  [{ command: ["serve"], ready: { port: 80, timeoutMs: 1 } }, false],
])("knows whether a program takes a port", (settings, expected) => {
  expect(takesPort(settings)).toBe(expected);
});

it("keeps the rest of the endpoint", () => {
  expect(endpointAt("http://127.0.0.1:4000/iam/", 5)).toBe("http://127.0.0.1:5/iam/");
  expect(endpointAt("http://[::1]/", 5)).toBe("http://[::1]:5/");
});
