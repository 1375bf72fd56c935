import type { WireRequest } from "../protocol/exchange.ts";
import { authenticate } from "./authentication/authenticate.ts";
import { readPresentedSignature } from "./authentication/presented-signature.ts";
import type { Call } from "./call.ts";
import { honestRules } from "./honest-rules.ts";
import { messages } from "./messages.ts";
import type { Mutant } from "./mutants/mutant.ts";
import type { ParameterRules } from "./parameter-rules.ts";
import { readRequest } from "./read-request.ts";
import type { ReferenceResponse, Reply } from "./reference-response.ts";
import { type Refusal, refuse } from "./refusal.ts";
import type { AnswerParts, OperationRules, RequestRules, Rules } from "./rules.ts";
import { type AccessKey, type Counts, Store } from "./store.ts";
import { writeXml, type XmlElement } from "./xml.ts";

/** A long-term key, as a client configures it. */
export interface KeyPair {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The endpoint without its socket. */
export interface Reference {
  /** Answers one request at once; the same requests in the same order find the same state. Never throws. */
  readonly handle: (request: WireRequest) => ReferenceResponse;
  /** The key of the account itself, which is no user. Fixed and public: it opens nothing but this endpoint. */
  readonly rootCredentials: KeyPair;
  readonly snapshot: () => Counts;
}

/** How an endpoint departs from the usual one. */
export interface ReferenceOptions {
  /** The fault to carry; absent: none. */
  readonly mutant?: Mutant;
  /** Milliseconds since the epoch; absent: the system's clock. */
  readonly now?: () => number;
}

const rootCredentials: KeyPair = {
  accessKeyId: "AKIAREFERENCE0000000",
  secretAccessKey: "secret/of/the/embedded/reference/only000",
};

/** What became of a request. */
interface Decision extends Omit<AnswerParts, "requestId"> {
  readonly result: readonly XmlElement[] | undefined;
}

/** An embedded endpoint with an empty account, as the contract describes it or with one fault. */
export function createReference({ mutant, now = Date.now }: ReferenceOptions = {}): Reference {
  const rules = mutant === undefined ? honestRules : mutant.rules(honestRules);
  const store = new Store();
  const rootKey: AccessKey = {
    id: rootCredentials.accessKeyId,
    secret: rootCredentials.secretAccessKey,
    owner: undefined,
    createdAt: now(),
  };
  store.accessKeys.add(rootKey);

  function decide(sent: WireRequest): Decision {
    const request = { ...sent, path: rules.request.originForm(sent.path) };
    const outside = { operation: undefined, namespace: rules.response.routingNamespace, result: undefined };
    const unreadable = refuseUnread(request, rules.request);
    if (unreadable !== undefined) return { ...outside, refusal: unreadable };
    const read = readRequest(request, rules.request);
    const routed = rules.request.route(
      rules.operations,
      read.parameters.get("Action"),
      read.parameters.get("Version"),
    );
    if ("refusal" in routed) return { ...outside, refusal: routed.refusal };
    const { name, operation } = routed;
    const decision = { operation: name, namespace: operation.service.namespace, result: undefined };
    const time = now();
    const identity = authenticate(
      rules.authentication,
      {
        request,
        headers: read.headers,
        query: read.query,
        presented: readPresentedSignature(read.headers, read.query),
        service: operation.service,
        store,
        now: time,
        key: undefined,
      },
      rootKey,
    );
    if ("refusal" in identity) return { ...decision, refusal: identity.refusal };
    const call: Call = {
      operation: name,
      parameters: read.parameters,
      input: normalise(read.parameters, operation.parameters),
      caller: identity.caller,
      store,
      now: time,
      user: undefined,
      credential: undefined,
      result: [],
    };
    const refusal = run(operation, call, rules);
    return { ...decision, refusal, result: operation.hasResult ? call.result : undefined };
  }

  return {
    handle: (request) => {
      const { result, ...decision } = decide(request);
      const parts = { ...decision, requestId: rules.response.requestId() };
      return rules.response.finish(write(parts, result, rules), parts, request);
    },
    rootCredentials,
    snapshot: () => store.counts(),
  };
}

function refuseUnread(request: WireRequest, rules: RequestRules): Refusal | undefined {
  const { method, body } = request;
  const { methods, maximumBody } = rules;
  if (!methods.includes(method)) return refuse("MethodNotAllowed", messages.methodNotAllowed(method));
  return body.length > maximumBody
    ? refuse("RequestEntityTooLarge", messages.bodyTooLarge(maximumBody))
    : rules.misread(request);
}

function normalise(
  parameters: ReadonlyMap<string, string>,
  known: readonly ParameterRules[],
): ReadonlyMap<string, string> {
  const input = new Map<string, string>();
  for (const parameter of known) {
    const given = parameters.get(parameter.name);
    const value = given === undefined ? undefined : parameter.normalise(given);
    if (value !== undefined) input.set(parameter.name, value);
  }
  return input;
}

function run({ steps, afterRefusal }: OperationRules, call: Call, rules: Rules): Refusal | undefined {
  for (const step of Object.values(steps)) {
    const refusal = step(call, rules);
    if (refusal !== undefined) {
      afterRefusal(call, refusal);
      return refusal;
    }
  }
  return undefined;
}

function write(parts: AnswerParts, result: Decision["result"], { response }: Rules): Reply {
  const { refusal } = parts;
  const form = refusal === undefined ? undefined : response.errorForm(refusal.code);
  const root =
    refusal === undefined || form === undefined
      ? response.success(parts, result)
      : response.error(parts, form, refusal.message);
  return {
    kind: "response",
    status: form?.status ?? 200,
    headers: response.headers(parts),
    body: writeXml(root, response.escape),
  };
}
