import {
  credentialIdParameter,
  driftedStatus,
  statusParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import { messages } from "../messages.ts";
import { refuse } from "../refusal.ts";
import { authentication, first, refusalOf, request, step } from "./change.ts";
import { misreading } from "./message-mutants.ts";
import { type Mutant, mutantsOf } from "./mutant.ts";

const [, { values }] = statusParameter.constraints;
const [active] = values;
const sentStatus = new RegExp(`(?:^|&)${statusParameter.name}=(\\w+)`);

/** Endpoints that answer differently where nothing is required: not faulty, but what is observed has to show it. */
export const openQuestionMutants: readonly Mutant[] = mutantsOf({
  "open-request-limit": {
    fault: "a request of more than 64 KiB is refused as too large",
    kills: ["credential-id.max-length.mebibyte"],
    rules: request(() => ({ maximumBody: 65_536 })),
  },
  "open-id-any-case": {
    fault: "the letter case of ids does not matter",
    kills: ["credential-id.letter-case"],
    rules: step("findCredential", (call, honest) => {
      const asked = (call.input.get(credentialIdParameter.name) ?? "").toLowerCase();
      const refusal = honest(call);
      call.credential ??= [...call.store.credentials.values()].find(({ id }) => id.toLowerCase() === asked);
      return call.credential === undefined ? refusal : undefined;
    }),
  },
  "open-edition-with-expired": {
    fault: `${driftedStatus} is a value like the others, as newer documents have it`,
    kills: ["status.expired.edition"],
    rules: refusalOf("checkStatus", () => undefined),
  },
  "open-status-as-list": {
    fault: "the first member of a list is taken for a single value",
    kills: ["status.list-form"],
    rules: request(() => ({ parameterName: (name) => name.replace(/(?:\.member)?\.1$/, "") })),
  },
  "open-action-absent": {
    fault: "a request without Action is answered as one with an unknown Action",
    kills: ["request.action.absent"],
    rules: request((honest) => ({
      route: (operations, action, version) => honest.route(operations, action ?? "", version),
    })),
  },
  "open-last-duplicate": {
    fault: "of two values of one parameter the last counts",
    kills: ["request.duplicate-parameters"],
    rules: request(() => ({ keep: "last" })),
  },
  "open-query-before-body": {
    fault: "the query string of a POST comes before its body",
    kills: ["request.query-and-body"],
    rules: request(() => ({ sources: () => ["query", "body"] })),
  },
  "open-put": {
    fault: "PUT is taken for POST",
    kills: ["request.method.put"],
    rules: request(({ methods }) => ({ methods: [...methods, "PUT"] })),
  },
  "open-delete": {
    fault: "DELETE is taken for POST",
    kills: ["request.method.delete"],
    rules: request(({ methods }) => ({ methods: [...methods, "DELETE"] })),
  },
  "open-head": {
    fault: "HEAD is taken for GET",
    kills: ["request.method.head"],
    rules: request(({ methods }) => ({ methods: [...methods, "HEAD"] })),
  },
  "open-options": {
    fault: "OPTIONS is taken for GET",
    kills: ["request.method.options"],
    rules: request(({ methods }) => ({ methods: [...methods, "OPTIONS"] })),
  },
  "open-semicolons": {
    fault: "a semicolon in a form is refused",
    kills: ["request.semicolons"],
    rules: misreading(({ body }) => body.includes(";")),
  },
  "open-empty-names": {
    fault: "a pair without a name is refused",
    kills: ["request.empty-names"],
    rules: misreading(({ body }) => /(?:^|&)=/.test(body)),
  },
  "open-escapes-malformed": {
    fault: "a percent sign without two hexadecimal digits is refused",
    kills: ["request.percent-encoding.malformed"],
    rules: misreading(({ body }) => /%(?![0-9A-F]{2})/i.test(body)),
  },
  "open-content-type-needed": {
    fault: "a body without Content-Type is not read",
    kills: ["request.content-type.absent"],
    rules: request((honest) => ({
      isForm: (contentType) => contentType !== undefined && honest.isForm(contentType),
    })),
  },
  "open-expired-first": {
    fault: `${driftedStatus} is refused before user and credential are looked up`,
    kills: ["precedence.expired-or-existence", "precedence.expired-or-ownership", "precedence.lattice"],
    rules: first(({ input }) =>
      input.get(statusParameter.name) === driftedStatus
        ? refuse("InvalidInput", messages.unsupportedStatus(driftedStatus))
        : undefined,
    ),
  },
  "open-validation-first": {
    fault: "an illegal Status is refused before the signature is checked",
    kills: ["precedence.authentication-or-validation"],
    rules: authentication("signed", (attempt, honest) => {
      const outcome = honest(attempt);
      const [, status = active] = sentStatus.exec(attempt.request.body) ?? [];
      return outcome === undefined || values.some((value) => value === status)
        ? outcome
        : refuse(
            "ValidationError",
            messages.violations([messages.violation(statusParameter.member, messages.oneOf)]),
          );
    }),
  },
});
