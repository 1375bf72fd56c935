import { randomUUID } from "node:crypto";
import { mostViolations } from "../contract/messages.ts";
import { service } from "../contract/operation.ts";
import { honestAuthentication } from "./authentication/honest-steps.ts";
import { decodeFormText } from "./form.ts";
import { messages } from "./messages.ts";
import { accessKeyOperations } from "./operations/access-keys.ts";
import { callerIdentityOperation } from "./operations/caller-identity.ts";
import { credentialOperations } from "./operations/service-specific-credentials.ts";
import { updateOperation } from "./operations/update-service-specific-credential.ts";
import { userOperations } from "./operations/users.ts";
import { honestErrorForm, refuse } from "./refusal.ts";
import type { RequestRules, ResponseRules, Rules } from "./rules.ts";
import { element, escapeXml } from "./xml.ts";

const request: RequestRules = {
  methods: ["GET", "POST"],
  maximumBody: 4 * 1024 * 1024,
  misread: () => undefined,
  // RFC 9112, section 3.2.2: a request may name the whole URL.
  originForm: (target) => target.replace(/^https?:\/\/[^/?]*/i, ""),
  // A body that does not say what it is can only be a form here.
  isForm: (contentType) =>
    contentType === undefined || contentType.split(";", 1)[0]?.trim().toLowerCase() === service.contentType,
  // Whether AWS lets the body or the query string of a POST win is unknown; here it is the body.
  sources: (method) => (method === "GET" ? ["query"] : ["body", "query"]),
  decode: decodeFormText,
  parameterName: (name) => name,
  keep: "first",
  route: (operations, action, version) => {
    if (action === undefined) return { refusal: refuse("MissingAction", messages.missingAction) };
    const operation = operations.get(action);
    return operation !== undefined && operation.service.version === version
      ? { name: action, operation }
      : { refusal: refuse("InvalidAction", messages.unknownOperation(action, version)) };
  },
};

const response: ResponseRules = {
  requestId: () => randomUUID(),
  routingNamespace: service.faultNamespace,
  success: ({ operation = "", namespace, requestId }, result) => {
    const metadata = element("ResponseMetadata", [element("RequestId", requestId)]);
    const content = result === undefined ? [metadata] : [element(`${operation}Result`, result), metadata];
    return { name: `${operation}Response`, namespace, content };
  },
  error: ({ namespace, requestId }, { type, code }, message) => ({
    name: "ErrorResponse",
    namespace,
    content: [
      element("Error", [element("Type", type), element("Code", code), element("Message", message)]),
      element("RequestId", requestId),
    ],
  }),
  errorForm: honestErrorForm,
  headers: ({ requestId }) => [
    ["Content-Type", "text/xml"],
    ["x-amzn-RequestId", requestId],
  ],
  escape: escapeXml,
  finish: (reply) => reply,
};

/** The behaviour that the contract describes; where it is silent, a choice that a comment names. */
export const honestRules: Rules = {
  request,
  authentication: honestAuthentication,
  operations: new Map([
    ...userOperations,
    ...accessKeyOperations,
    ...credentialOperations,
    updateOperation,
    callerIdentityOperation,
  ]),
  violation: ({ member }, rule) => messages.violation(member, rule),
  violations: (violations) => messages.violations(violations.slice(0, mostViolations)),
  show: (credential) => credential,
  response,
};
