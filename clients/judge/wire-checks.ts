import { service } from "../../contract/operation.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { shortened } from "../../protocol/answers/excerpt.ts";
import { signatureProblem } from "../../reference/authentication/verify-signature.ts";
import type { ClientRequirementId } from "../../suites/clients.ts";
import {
  type CapturedRequest,
  capturedForm,
  capturedHeader,
  capturedText,
  signedHeadersOf,
  wireRequestOf,
} from "../capture/captured-request.ts";
import { givenParams, isWellFormed } from "./given-params.ts";
import type { CallCheck, CallJudgement, MadeCall } from "./made-call.ts";

/** The requirements on what a client puts on the wire. */
export type WireRequirementId = Extract<ClientRequirementId, `wire.${string}`>;

const tokenHeader = "x-amz-security-token";

/** Characters of a value that an observation shows. */
const mostShown = 80;

/** The check of each requirement on the wire. Requests are judged one by one, and the first failure counts. */
export const wireChecks: Readonly<Record<WireRequirementId, CallCheck>> = {
  "wire.refused-sends-nothing": ({ result, requests }) => {
    if (!isRefused(result)) return undefined;
    return requests.length === 0 ? null : { expected: "no request", observed: countOf(requests) };
  },
  "wire.one-request": ({ result, requests }) => {
    if (isRefused(result)) return undefined;
    const answered = result.kind === "reply" && ["success", "service-error"].includes(result.reply.outcome);
    if (requests.length === 0 && !answered) return undefined;
    const messages = requests.filter(({ state }) => state !== "malformed");
    return messages.length === 1 ? null : { expected: "1 request", observed: countOf(messages) };
  },
  "wire.whole-message": ({ requests }) =>
    first(requests, (request) =>
      request.state === "whole"
        ? null
        : {
            expected: "a whole HTTP message",
            observed: `${request.state}: ${shown(capturedText(request))}`,
          },
    ),
  "wire.method": ofMessages(({ method }) => differs("POST", method)),
  "wire.path": ofMessages(({ path }) => differs("/", path)),
  "wire.content-type": ofMessages((request) => {
    const given = capturedHeader(request, "content-type");
    const mediaType = given?.split(";", 1)[0]?.trim().toLowerCase();
    return mediaType === service.contentType
      ? null
      : { expected: `Content-Type: ${service.contentType}`, observed: given ?? "none" };
  }),
  "wire.content-length": ofMessages((request) => {
    const given = capturedHeader(request, "content-length");
    const coding = capturedHeader(request, "transfer-encoding");
    const expected = `Content-Length: ${request.body.length}`;
    if (coding !== undefined) return { expected, observed: `Transfer-Encoding: ${coding}` };
    return given === String(request.body.length) ? null : { expected, observed: given ?? "none" };
  }),
  "wire.host": ofMessages((request, { authority }) => {
    const hosts = request.headers.filter(([name]) => name.toLowerCase() === "host");
    return hosts.length > 1
      ? { expected: authority, observed: `${hosts.length} headers Host` }
      : differs(authority, hosts[0]?.[1] ?? "none");
  }),
  "wire.signature": ofMessages((request, call) => {
    // A signature made over another host cannot fit: that is the other requirement's affair.
    if (capturedHeader(request, "host") !== call.authority) return undefined;
    const problem = signatureProblem(wireRequestOf(request), call.credentials, call.endedAt);
    return problem === undefined ? null : { expected: "a valid signature", observed: problem };
  }),
  "wire.session-token": ofMessages((request, { credentials: { sessionToken } }) => {
    const sent = request.headers.filter(([name]) => name.toLowerCase() === tokenHeader);
    const isRight = sent.length === (sessionToken === undefined ? 0 : 1) && sent[0]?.[1] === sessionToken;
    if (isRight) return null;
    // The token itself is a secret.
    const observed =
      sent.length === 1 && sessionToken !== undefined
        ? "another token"
        : `${sent.length} headers ${tokenHeader}`;
    return {
      expected: sessionToken === undefined ? "no session token" : "the session token, once",
      observed,
    };
  }),
  "wire.signed-headers": ofMessages((request) => {
    const signed = signedHeadersOf(request);
    // Without a list there is no signature that could cover anything.
    if (signed.length === 0) return undefined;
    const names = request.headers.map(([name]) => name.toLowerCase());
    const unsigned = names.filter((name) => name.startsWith("x-amz-") && !signed.includes(name));
    return unsigned.length === 0
      ? null
      : {
          expected: "every X-Amz-… header among the signed ones",
          observed: `unsigned: ${unsigned.join(", ")}`,
        };
  }),
  "wire.form": ofMessages((request, { planned }) => {
    if (!givenParams(planned).every(([, value]) => isWellFormed(value))) return undefined;
    const form = capturedForm(request);
    return form.ok ? null : { expected: "a form", observed: form.problem };
  }),
  "wire.parameters": ofMessages((request, { planned }) => {
    const form = capturedForm(request);
    if (!form.ok) return undefined;
    const observed = departure(form.pairs, givenParams(planned));
    return observed === undefined
      ? null
      : { expected: "Action, Version and the given parameters, each exactly once", observed };
  }),
};

function isRefused(result: MadeCall["result"]): boolean {
  return result.kind === "reply" && result.reply.outcome === "refused";
}

/** A check that every whole message has to pass; one that should not be there at all is no better for passing. */
function ofMessages(check: (request: CapturedRequest, call: MadeCall) => CallJudgement): CallCheck {
  return (call) =>
    isRefused(call.result)
      ? undefined
      : first(
          call.requests.filter(({ state }) => state === "whole"),
          (request) => check(request, call),
        );
}

function first(
  requests: readonly CapturedRequest[],
  check: (request: CapturedRequest) => CallJudgement,
): CallJudgement {
  const findings = requests.map(check).filter((finding) => finding !== undefined);
  if (findings.length === 0) return undefined;
  return findings.find((finding) => finding !== null) ?? null;
}

/** How the pairs of a form depart from what is due, each exactly once, in any order; undefined: not at all. */
function departure(
  pairs: readonly (readonly [name: string, value: string])[],
  given: readonly (readonly [name: string, value: string])[],
): string | undefined {
  const expected = new Map([
    ["Action", updateServiceSpecificCredential.name],
    ["Version", service.version],
    ...given,
  ]);
  for (const name of new Set(pairs.map(([key]) => key))) {
    if (!expected.has(name)) return `${shown(name)}, which was not given`;
  }
  for (const [name, value] of expected) {
    const sent = pairs.filter(([key]) => key === name).map(([, text]) => text);
    if (sent.length !== 1) return `${name} ${sent.length} times`;
    // What is sent in place of half a surrogate pair is the client's choice.
    if (isWellFormed(value) && sent[0] !== value)
      return `${name}=${shown(sent[0] ?? "")} for ${shown(value)}`;
  }
  return undefined;
}

function differs(expected: string, observed: string): CallJudgement {
  return observed === expected ? null : { expected, observed };
}

function countOf({ length }: readonly CapturedRequest[]): string {
  return length === 1 ? "1 request" : `${length} requests`;
}

function shown(text: string): string {
  return JSON.stringify(shortened(text, mostShown));
}
