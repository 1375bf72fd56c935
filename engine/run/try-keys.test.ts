import { expect, it } from "vitest";
import type { Send, WireRequest } from "../../protocol/exchange.ts";
import { createReference } from "../../reference/create-reference.ts";
import { sendInProcess } from "../../reference/send-in-process.ts";
import { referenceConnection } from "../testing/reference-session.ts";
import { errorResponse } from "../testing/wire-answers.ts";
import { probeSupport } from "./probe-support.ts";

/** What was tried with the right keys at an endpoint that meets each request so. */
async function tried(meet: (request: WireRequest, honest: Send) => ReturnType<Send>) {
  const reference = createReference();
  const honest = sendInProcess(reference);
  const connection = referenceConnection(reference, (request) => meet(request, honest));
  const support = await probeSupport(connection);
  return support.kind === "refused-access"
    ? support.tried.filter(({ isAccepted }) => isAccepted).map(({ way }) => way)
    : support.kind;
}

const mismatch = errorResponse(403, "SignatureDoesNotMatch");

it("finds nothing to try where the keys are accepted", async () => {
  expect(await tried((request, honest) => honest(request))).toBe("implemented");
});

it("tells a signature that is checked over another body from wrong keys", async () => {
  const meet = async (request: WireRequest, honest: Send) =>
    request.body === "" ? honest(request) : mismatch;
  expect(await tried(meet)).toEqual(["GET", "presigned"]);
});

it("tells a signature that is checked over a Host without its port from wrong keys", async () => {
  const portless = (headers: WireRequest["headers"]) =>
    headers.map(([name, value]): [string, string] => [
      name,
      name === "host" ? value.replace(/:\d+$/, "") : value,
    ]);
  const meet = (request: WireRequest, honest: Send) =>
    honest({ ...request, headers: portless(request.headers) });
  expect(await tried(meet)).toEqual(["host-without-port"]);
});

it("takes nothing for an acceptance that anybody is granted", async () => {
  const meet = async (request: WireRequest) =>
    request.method === "GET" ? errorResponse(404, "NoSuchEntity") : mismatch;
  expect(await tried(meet)).toEqual([]);
});

it("asks no more where the refusal is not about the keys", async () => {
  let sent = 0;
  const meet = async () => {
    sent++;
    return errorResponse(403, "AccessDenied");
  };
  expect(await tried(meet)).toEqual([]);
  expect(sent).toBe(1);
});
