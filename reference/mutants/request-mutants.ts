import { service } from "../../contract/operation.ts";
import { userNameParameter } from "../../contract/operations/update-service-specific-credential.ts";
import type { WireRequest } from "../../protocol/exchange.ts";
import { messages } from "../messages.ts";
import { refuse } from "../refusal.ts";
import type { OperationRules, RequestRules, Routed, Rules } from "../rules.ts";
import { type Change, first, isUnderTest, normalising, request, response } from "./change.ts";
import { misreading } from "./message-mutants.ts";
import { alike, type Mutant, mutantsOf } from "./mutant.ts";

/** Finds the operation for an Action that the honest endpoint does not know. */
function findingOperations(matches: (name: string, action: string) => boolean): Change {
  return request((honest) => ({
    route: (operations, action = "", version = "") => {
      const found = [...operations].find(([name]) => matches(name, action));
      return honest.route(operations, found?.[0] ?? action, version);
    },
  }));
}

/** Decodes names and values in another way. */
function decoding(change: (text: string, decode: RequestRules["decode"]) => string): Change {
  return request(({ decode }) => ({ decode: (text) => change(text, decode) }));
}

/** Treats requests of which the Version is wrong or absent. */
function withWrongVersion(
  change: (
    named: { name: string; operation: OperationRules },
    version: string | undefined,
  ) => Routed | undefined,
): Change {
  return request((honest) => ({
    route: (operations: Rules["operations"], action, version) => {
      const operation = operations.get(action ?? "");
      const isWrong = operation !== undefined && operation.service.version !== version;
      const changed = isWrong ? change({ name: action ?? "", operation }, version) : undefined;
      return changed ?? honest.route(operations, action, version);
    },
  }));
}

/** Answers a success to requests that are `meant` in JSON. */
function inJson(meant: (request: WireRequest) => boolean): Change {
  return response(({ finish }) => ({
    finish: (reply, parts, wire) =>
      isUnderTest(parts) && parts.refusal === undefined && meant(wire)
        ? { ...reply, headers: [["Content-Type", "application/json"]], body: "{}" }
        : finish(reply, parts, wire),
  }));
}

const escapesOfUnreserved = /%(?=3[0-9]|[46][1-9A-F]|[57][0-9A]|5F|7E|2[DE])/gi;
const escapesWithLowerCase = /%(?=[a-f][0-9A-Fa-f]|[0-9A-F][a-f])/g;

/** Faults in the way a request is read. */
export const requestMutants: readonly Mutant[] = mutantsOf({
  "request-get-refused": {
    fault: "GET is refused",
    kills: ["request.get"],
    rules: request(() => ({ methods: ["POST"] })),
  },
  "request-get-without-query": {
    fault: "the query string of a GET is not read",
    kills: ["request.get"],
    rules: request(() => ({ sources: () => ["body"] })),
  },
  "request-get-in-json": {
    fault: "a GET is answered 200 with JSON",
    kills: ["request.get"],
    rules: inJson(({ method }) => method === "GET"),
  },
  "request-charset-in-json": {
    fault: "a form with a charset is answered 200 with JSON",
    kills: ["request.charset"],
    rules: inJson(({ headers }) => headers.some(([, value]) => /charset=/i.test(value))),
  },
  "request-charset-refused": {
    fault: "a body counts as a form only without a charset",
    kills: ["request.charset"],
    rules: request(() => ({ isForm: (contentType) => contentType === service.contentType })),
  },
  "request-charset-upper-case": {
    fault: "the name of the charset has to be in lower case",
    kills: ["request.charset"],
    rules: request((honest) => ({
      isForm: (contentType) => honest.isForm(contentType) && !/charset=[A-Z]/.test(contentType ?? ""),
    })),
  },
  "request-media-type-lower-case": {
    fault: "the media type has to be in lower case",
    kills: ["request.content-type.letter-case"],
    rules: request((honest) => ({
      isForm: (contentType) =>
        honest.isForm(contentType) && (contentType ?? service.contentType).startsWith(service.contentType),
    })),
  },
  "request-charset-quoted-refused": {
    fault: "a charset in quotation marks is not understood",
    kills: ["request.charset.quoted"],
    rules: request((honest) => ({
      isForm: (contentType) => honest.isForm(contentType) && contentType?.includes('"') !== true,
    })),
  },
  "request-empty-pairs-refused": {
    fault: "an empty pair is refused",
    kills: ["request.empty-pairs"],
    rules: misreading(({ body }) => /^&|&&|&$/.test(body)),
  },
  "request-bare-names-refused": {
    fault: "a name without an equals sign is refused",
    kills: ["request.bare-names"],
    rules: misreading(({ body }) => /(?:^|&)[^=&]+(?:&|$)/.test(body)),
  },
  "request-value-ends-at-equals": {
    fault: "a value ends at an equals sign",
    kills: ["request.percent-encoding.least"],
    rules: decoding((text, decode) => decode(text.replace(/=.*/, ""))),
  },
  "request-action-first": {
    fault: "Action has to be the first parameter",
    kills: ["request.parameter-order"],
    rules: first(({ parameters }) =>
      parameters.keys().next().value === "Action"
        ? undefined
        : refuse("MissingAction", messages.missingAction),
    ),
  },
  "request-unknown-refused": {
    fault: "parameters that the operation does not know are refused",
    kills: ["request.unknown-parameters"],
    rules: first(({ parameters, operation }, rules) => {
      const known = (rules.operations.get(operation)?.parameters ?? []).map(({ name }) => name);
      return [...parameters.keys()].every(
        (name) => known.includes(name) || /^(?:Action|Version|X-Amz-.*)$/.test(name),
      )
        ? undefined
        : refuse("ValidationError", "The request holds a parameter that is not known.");
    }),
  },
  "request-unknown-lists-refused": {
    fault: "lists among the parameters are refused",
    kills: ["request.unknown-parameters"],
    rules: first(({ parameters }) =>
      [...parameters.keys()].some((name) => name.includes(".member."))
        ? refuse("ValidationError", "The request holds a list that is not known.")
        : undefined,
    ),
  },
  "request-escapes-of-letters-kept": {
    fault: "escapes of characters that need none are not decoded",
    kills: ["request.percent-encoding.unreserved"],
    rules: decoding((text, decode) => decode(text.replace(escapesOfUnreserved, "%25"))),
  },
  "request-lower-case-escapes-kept": {
    fault: "escapes with lower-case hexadecimal digits are not decoded",
    kills: ["request.percent-encoding.hex-case"],
    rules: decoding((text, decode) => decode(text.replace(escapesWithLowerCase, "%25"))),
  },
  "request-plus-kept": {
    fault: "`+` means itself",
    kills: ["request.plus.raw", "request.space"],
    rules: decoding((text, decode) => decode(text.replaceAll("+", "%2B"))),
  },
  "request-plus-dropped": {
    fault: "`+` means nothing",
    kills: ["request.plus.raw", "request.space"],
    rules: decoding((text, decode) => decode(text.replaceAll("+", ""))),
  },
  "request-spaces-dropped": {
    fault: "spaces in values are dropped",
    kills: ["user-name.pattern.space"],
    rules: decoding((text, decode) => decode(text).replaceAll(" ", "")),
  },
  "request-escaped-plus-is-space": {
    fault: "`%2B` means a space",
    kills: ["request.plus.encoded"],
    rules: normalising(userNameParameter.name, (value) => value.replaceAll("+", " ")),
  },
  "request-decoded-twice": {
    fault: "user names are decoded twice",
    kills: ["request.plus.encoded"],
    rules: (honest) => normalising(userNameParameter.name, honest.request.decode)(honest),
  },
  "request-not-utf-8-fails": {
    fault: "bytes that are not UTF-8 are answered with a failure of the service",
    kills: ["credential-id.lone-surrogate", "user-name.lone-surrogate"],
    rules: first(({ input }) =>
      [...input.values()].some((value) => value.includes("\ufffd"))
        ? refuse("InternalFailure", "The service failed.")
        : undefined,
    ),
  },
  ...alike("request.action.unknown", findingOperations, {
    "request-action-by-prefix": [
      "an Action that only begins like an operation is taken for it",
      (name, action) => action.startsWith(name),
    ],
    "request-action-any-case": [
      "the letter case of Action does not matter",
      (name, action) => action.toLowerCase() === name.toLowerCase(),
    ],
  }),
  "request-action-unknown-code": {
    fault: "an unknown Action is answered with InvalidInput",
    kills: ["request.action.unknown"],
    rules: request((honest) => ({
      route: (operations, action, version) =>
        action === undefined || operations.has(action)
          ? honest.route(operations, action, version)
          : { refusal: refuse("InvalidInput", messages.unknownOperation(action, version)) },
    })),
  },
  "request-version-optional": {
    fault: "Version may be absent",
    kills: ["request.version.absent"],
    rules: withWrongVersion((named, version) => (version === undefined ? named : undefined)),
  },
  "request-version-absent-code": {
    fault: "an absent Version is answered with MissingParameter",
    kills: ["request.version.absent.code"],
    rules: withWrongVersion((_, version) =>
      version === undefined
        ? { refusal: refuse("MissingParameter", "The request is missing its version.") }
        : undefined,
    ),
  },
  "request-version-ignored": {
    fault: "any Version is taken",
    kills: ["request.version.wrong", "request.version.absent"],
    rules: withWrongVersion((named) => named),
  },
  "request-version-wrong-code": {
    fault: "a wrong Version is answered with ValidationError",
    kills: ["request.version.wrong"],
    rules: withWrongVersion((_, version) =>
      version === undefined
        ? undefined
        : { refusal: refuse("ValidationError", "The version of the request is not known.") },
    ),
  },
});
