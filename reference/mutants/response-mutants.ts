import type { Parameter } from "../../contract/operation.ts";
import {
  credentialIdParameter,
  statusParameter,
  updateServiceSpecificCredential,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import { messages } from "../messages.ts";
import { refuse } from "../refusal.ts";
import { element, type XmlElement } from "../xml.ts";
import {
  all,
  type Change,
  errorForm,
  failure,
  finishing,
  isUnderTest,
  response,
  step,
  success,
} from "./change.ts";
import { replaceElement } from "./document.ts";
import { constantRequestId } from "./envelope-mutants.ts";
import { alike, type Mutant, mutantsOf } from "./mutant.ts";

/** Repeats values in messages, as the service did before about 2024, and writes messages by this rule. */
function echoing(alter: (honest: (text: string) => string) => (text: string) => string): Mutant["rules"] {
  return all(
    (honest) => ({
      ...honest,
      violation: ({ member }, rule, value = "") =>
        messages.violation(member, rule).replace("Value", () => `Value '${value}'`),
    }),
    response((honest) => ({ escape: alter(honest.escape) })),
  );
}

/** Changes every element with this name in an error. */
function inError(
  name: string,
): (change: (found: XmlElement) => XmlElement | readonly XmlElement[]) => Change {
  return (change) => failure((document) => replaceElement(document, name, change));
}

function wrongStatus(code: "NoSuchEntity" | "ValidationError", status: number): Omit<Mutant, "name"> {
  return {
    fault: `${code} is answered with status ${status}`,
    kills: [`response.status.${code === "NoSuchEntity" ? "no-such-entity" : "validation-error"}`],
    rules: errorForm(code, () => ({ status })),
  };
}

/** Set around what is to be written as it is: a private-use character, which no test sends. */
const verbatim = "\ue000";

function asItIs(text: string): string {
  return `${verbatim}${text}${verbatim}`;
}

/** Escapes nothing that is marked by {@link asItIs}. */
const leavingAsItIs: Change = response((honest) => ({
  escape: (text) =>
    text
      .split(verbatim)
      .map((part, index) => (index % 2 === 1 ? part : honest.escape(part)))
      .join(""),
}));

/** Repeats the values of one parameter in messages as they are. */
function repeating({ name }: Parameter): Change {
  return all(
    (honest) => ({
      ...honest,
      violation: (rules, rule, value = "") =>
        `${rules.name === name ? asItIs(value) : ""}${honest.violation(rules, rule, value)}`,
    }),
    leavingAsItIs,
  );
}

/** Faults of the answers that only errors or only successes can have. */
export const responseMutants: readonly Mutant[] = mutantsOf({
  "success-result": {
    fault: "a success holds a Result element",
    kills: ["response.success.result"],
    rules: success((document, { operation = "" }) => ({
      ...document,
      content: [
        element(`${operation}Result`, []),
        ...(typeof document.content === "string" ? [] : document.content),
      ],
    })),
  },
  "success-request-id-outside": {
    fault: "the RequestId of a success is a child of the root",
    kills: ["response.success.request-id"],
    rules: success((document) =>
      replaceElement(document, "ResponseMetadata", ({ content }) =>
        typeof content === "string" ? [] : content,
      ),
    ),
  },
  "error-request-id-inside": {
    fault: "the RequestId of an error is a child of Error",
    kills: ["response.error.request-id"],
    rules: failure((document, { requestId }) =>
      replaceElement(
        replaceElement(document, "RequestId", () => []),
        "Error",
        ({ name, content }) =>
          element(name, [...(typeof content === "string" ? [] : content), element("RequestId", requestId)]),
      ),
    ),
  },
  "error-request-id-metadata": {
    fault: "the RequestId of an error is in ResponseMetadata",
    kills: ["response.error.request-id"],
    rules: inError("RequestId")((found) => element("ResponseMetadata", [found])),
  },
  "error-without-envelope": {
    fault: "an error is a bare Error element",
    kills: ["response.error.root"],
    rules: failure((document) => {
      const { namespace = "", content } = document;
      const error = typeof content === "string" ? undefined : content[0];
      return error === undefined ? document : { ...error, namespace };
    }),
  },
  "error-in-errors": {
    fault: "an error is in Response/Errors, as EC2 has it",
    kills: ["response.error.root"],
    rules: failure((document) => ({
      ...replaceElement(document, "Error", (found) => element("Errors", [found])),
      name: "Response",
    })),
  },
  ...alike("response.error.type", inError("Type"), {
    "error-type-missing": ["an error has no Type", () => []],
    "error-type-receiver": ["the Type of every error is Receiver", () => element("Type", "Receiver")],
    "error-type-lower-case": ["the Type of an error is in lower case", () => element("Type", "sender")],
  }),
  ...alike("response.error.code", inError("Code"), {
    "error-code-missing": ["an error has no Code", () => []],
    "error-code-empty": ["the Code of an error is empty", () => element("Code", "")],
    "error-code-twice": ["an error has its Code twice", (found) => [found, found]],
  }),
  ...alike("response.error.message", inError("Message"), {
    "error-message-missing": ["an error has no Message", () => []],
    "error-message-empty": ["the Message of an error is empty", () => element("Message", "")],
    "error-message-lower-case": [
      "the element Message is written in lower case, as REST services have it",
      ({ content }) => element("message", content),
    ],
  }),
  ...alike("response.error.escaping", echoing, {
    "error-not-escaped": ["values are repeated in messages without escaping", () => (text) => text],
    "error-controls-not-replaced": [
      "values are repeated in messages with characters that XML cannot hold",
      () => (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
    ],
    "error-controls-as-references": [
      "characters that XML cannot hold are written as character references",
      (honest) => (text) =>
        Array.from(text, (character) =>
          /[\p{Cc}\ufffe]/u.test(character) ? `&#${character.codePointAt(0)};` : honest(character),
        ).join(""),
    ],
  }),
  ...alike("response.error.escaping", repeating, {
    "error-id-not-escaped": [
      "ids are repeated in messages, and nothing is escaped there",
      credentialIdParameter,
    ],
    "error-status-not-escaped": [
      "a Status is repeated in messages, and nothing is escaped there",
      statusParameter,
    ],
  }),
  ...alike("response.error.escaping.identifiers", repeating, {
    "error-identifiers-not-escaped": [
      "user names are repeated in messages, and nothing is escaped there",
      userNameParameter,
    ],
  }),
  "error-action-not-escaped": {
    fault: "an unknown Action is repeated in the message, and nothing is escaped there",
    kills: ["response.error.escaping.action"],
    rules: all(
      response(({ error }) => ({
        error: (parts, form, message) =>
          error(parts, form, form.code === "InvalidAction" ? asItIs(message) : message),
      })),
      leavingAsItIs,
    ),
  },
  "request-id-constant": {
    fault: "every answer has the same RequestId",
    kills: ["response.request-id.fresh"],
    rules: response(() => ({ requestId: () => constantRequestId })),
  },
  "request-id-every-second": {
    fault: "two answers at a time have the same RequestId",
    kills: ["response.request-id.fresh"],
    rules: (honest) => {
      let last: string | undefined;
      const requestId = () => {
        const repeated = last;
        last = repeated === undefined ? honest.response.requestId() : undefined;
        return repeated ?? last ?? constantRequestId;
      };
      return response(() => ({ requestId }))(honest);
    },
  },
  "no-such-entity-400": wrongStatus("NoSuchEntity", 400),
  "no-such-entity-409": wrongStatus("NoSuchEntity", 409),
  "validation-error-403": wrongStatus("ValidationError", 403),
  "validation-error-422": wrongStatus("ValidationError", 422),
  "validation-error-500": wrongStatus("ValidationError", 500),
  "no-such-entity-exception": {
    fault: "the Code of NoSuchEntity is the name of the SDKs' exception",
    kills: ["credential-id.unknown"],
    rules: errorForm("NoSuchEntity", ({ code }) => ({ code: `${code}Exception` })),
  },
  "validation-exception": {
    fault: "the Code of ValidationError is ValidationException, as JSON services have it",
    kills: ["status.one-of.words"],
    rules: errorForm("ValidationError", () => ({ code: "ValidationException" })),
  },
  "errors-with-status-200": {
    fault: "errors are answered with status 200",
    kills: ["response.status.validation-error", "response.status.no-such-entity"],
    rules: finishing((reply) => ({ ...reply, status: 200 })),
  },
  "always-success": {
    fault: "every update is answered with success, whatever it holds",
    kills: ["response.error.at-all"],
    rules: all(
      response((honest) => ({
        error: (parts, form, message) =>
          isUnderTest(parts) ? honest.success(parts, undefined) : honest.error(parts, form, message),
      })),
      finishing((reply) => ({ ...reply, status: 200 })),
    ),
  },
  "always-not-found": {
    fault: "every update is answered with NoSuchEntity",
    kills: ["status.accepts-documented-values"],
    rules: step("validate", ({ input }) =>
      refuse("NoSuchEntity", messages.noSuchCredential(input.get("ServiceSpecificCredentialId") ?? "")),
    ),
  },
  "always-invalid": {
    fault: "every update is answered with ValidationError",
    kills: ["status.accepts-documented-values"],
    rules: step("validate", () => refuse("ValidationError", messages.violations([]))),
  },
  "success-accepted-202": {
    fault: "a success is answered with status 202",
    kills: ["status.accepts-documented-values"],
    rules: finishing((reply, { refusal }) => (refusal === undefined ? { ...reply, status: 202 } : reply)),
  },
  "not-implemented": {
    fault: "the operation is not implemented",
    kills: ["status.accepts-documented-values"],
    rules: (honest) => ({
      ...honest,
      operations: new Map(
        [...honest.operations].filter(([name]) => name !== updateServiceSpecificCredential.name),
      ),
    }),
  },
});
