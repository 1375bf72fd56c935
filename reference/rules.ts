import type { WireRequest } from "../protocol/exchange.ts";
import type { AuthenticationStep, SigningService } from "./authentication/attempt.ts";
import type { Call } from "./call.ts";
import type { ParameterRules } from "./parameter-rules.ts";
import type { ReferenceResponse, Reply } from "./reference-response.ts";
import type { ErrorForm, Refusal, RefusalCode } from "./refusal.ts";
import type { Credential } from "./store.ts";
import type { XmlElement } from "./xml.ts";

/** A service that answers requests, as routing and signing see it. */
export interface ServiceRules extends SigningService {
  readonly version: string;
  readonly namespace: string;
}

/** One step of an operation: it refuses, or leaves its findings in the call. */
export type Step = (call: Call, rules: Rules) => Refusal | undefined;

/** How one operation is carried out. */
export interface OperationRules {
  readonly service: ServiceRules;
  readonly parameters: readonly ParameterRules[];
  readonly hasResult: boolean;
  /** By name; run in this order until one refuses. */
  readonly steps: Readonly<Record<string, Step>>;
  /** Runs after a step refused. */
  readonly afterRefusal: (call: Call, refusal: Refusal) => void;
}

/** Where a request goes. */
export type Routed =
  | { readonly name: string; readonly operation: OperationRules }
  | { readonly refusal: Refusal };

/** How a request is read before it is known what it asks for. */
export interface RequestRules {
  readonly methods: readonly string[];
  /** Bytes; a longer body is refused. */
  readonly maximumBody: number;
  /** Refuses a request whose message it does not understand. */
  readonly misread: (request: WireRequest) => Refusal | undefined;
  /** Path and query string of the target of a request line. */
  readonly originForm: (target: string) => string;
  /** Whether a body of this Content-Type (undefined: none) is a form. */
  readonly isForm: (contentType: string | undefined) => boolean;
  /** Where parameters are read from, by preference: of two with one name the first counts. */
  readonly sources: (method: string) => readonly ("body" | "query")[];
  /** Decodes a name or a value. */
  readonly decode: (text: string) => string;
  /** The parameter that a decoded name stands for. */
  readonly parameterName: (name: string) => string;
  readonly keep: "first" | "last";
  /** The operation that an Action and a Version (undefined: absent) ask for. */
  readonly route: (
    operations: Rules["operations"],
    action: string | undefined,
    version: string | undefined,
  ) => Routed;
}

/** What goes into an answer; the hooks of ResponseRules turn it into elements and headers. */
export interface AnswerParts {
  /** The operation; undefined when the request was refused before it was known. */
  readonly operation: string | undefined;
  readonly namespace: string;
  readonly requestId: string;
  /** Undefined for a success. */
  readonly refusal: Refusal | undefined;
}

/** How an answer is written. */
export interface ResponseRules {
  readonly requestId: () => string;
  /** The namespace of refusals that precede routing. */
  readonly routingNamespace: string;
  readonly success: (parts: AnswerParts, result: readonly XmlElement[] | undefined) => XmlElement;
  readonly error: (parts: AnswerParts, form: ErrorForm, message: string) => XmlElement;
  readonly errorForm: (code: RefusalCode) => ErrorForm;
  readonly headers: (parts: AnswerParts) => Reply["headers"];
  readonly escape: (text: string) => string;
  /** The last word on what is sent. */
  readonly finish: (reply: Reply, parts: AnswerParts, request: WireRequest) => ReferenceResponse;
}

/**
 * All behaviour of the endpoint that a conformance suite has to notice when it is wrong, as one record: a mutant is
 * the honest record with something replaced. Functions may hold state; they are made anew for every endpoint.
 */
export interface Rules {
  readonly request: RequestRules;
  readonly authentication: readonly AuthenticationStep[];
  /** By the name of the Action. */
  readonly operations: ReadonlyMap<string, OperationRules>;
  /** One broken constraint of one parameter (undefined: absent), as a message names it. */
  readonly violation: (parameter: ParameterRules, rule: string, value: string | undefined) => string;
  /** The message that lists all violations of a request. */
  readonly violations: (violations: readonly string[]) => string;
  /** A credential as ListServiceSpecificCredentials shows it. */
  readonly show: (credential: Credential) => Credential;
  readonly response: ResponseRules;
}
