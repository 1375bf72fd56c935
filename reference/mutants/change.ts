import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { Attempt, AuthenticationStep, StepOutcome } from "../authentication/attempt.ts";
import { type Comparison, signatureMatches } from "../authentication/honest-steps.ts";
import type { PresentedSignature } from "../authentication/presented-signature.ts";
import type { Call } from "../call.ts";
import { messages } from "../messages.ts";
import type { ConstraintRule, ParameterRules } from "../parameter-rules.ts";
import type { ReferenceResponse, Reply } from "../reference-response.ts";
import { type ErrorForm, type Refusal, type RefusalCode, refuse } from "../refusal.ts";
import type { AnswerParts, OperationRules, RequestRules, ResponseRules, Rules, Step } from "../rules.ts";
import type { Credential } from "../store.ts";
import type { XmlElement } from "../xml.ts";

// Faults are confined to the operation under test, so that fixtures can be made and read back through the others.

/** Makes faulty rules out of the honest ones. */
export type Change = (honest: Rules) => Rules;

const { name: underTest } = updateServiceSpecificCredential;

/** Whether an answer is one of the operation under test. */
export function isUnderTest({ operation }: AnswerParts): boolean {
  return operation === underTest;
}

/** All of several changes. */
export function all(...changes: readonly Change[]): Change {
  return (honest) => changes.reduce((rules, change) => change(rules), honest);
}

/** Changes one operation, usually the one under test. */
export function operation(
  change: (honest: OperationRules) => Partial<OperationRules>,
  of: string = underTest,
): Change {
  return (honest) => ({
    ...honest,
    operations: new Map(
      [...honest.operations].map(([name, rules]) => [
        name,
        name === of ? { ...rules, ...change(rules) } : rules,
      ]),
    ),
  });
}

/** Changes one parameter of the operation under test. */
export function parameter(
  wireName: string,
  change: (honest: ParameterRules) => Partial<ParameterRules>,
): Change {
  return operation(({ parameters }) => ({
    parameters: parameters.map((rules) => (rules.name === wireName ? { ...rules, ...change(rules) } : rules)),
  }));
}

/** Makes something else of a parameter's value before anything looks at it; undefined: as if it were absent. */
export function normalising(wireName: string, normalise: ParameterRules["normalise"]): Change {
  return parameter(wireName, () => ({ normalise }));
}

type RuleOf<Kind extends ConstraintRule["kind"]> = Extract<ConstraintRule, { kind: Kind }>;

function isOf<Kind extends ConstraintRule["kind"]>(rule: ConstraintRule, kind: Kind): rule is RuleOf<Kind> {
  return rule.kind === kind;
}

/** Changes one constraint of a parameter of the operation under test. */
export function constraint<Kind extends ConstraintRule["kind"]>(
  wireName: string,
  kind: Kind,
  change: (honest: RuleOf<Kind>) => Partial<RuleOf<Kind>>,
): Change {
  return parameter(wireName, ({ constraints }) => ({
    constraints: constraints.map((rule) => (isOf(rule, kind) ? { ...rule, ...change(rule) } : rule)),
  }));
}

/** Drops one constraint of a parameter of the operation under test. */
export function without(wireName: string, kind: ConstraintRule["kind"]): Change {
  return parameter(wireName, ({ constraints }) => ({
    constraints: constraints.filter((rule) => rule.kind !== kind),
  }));
}

function stepOf(steps: OperationRules["steps"], name: string): Step {
  const found = steps[name];
  if (found === undefined) throw new Error(`there is no step ${name} among ${Object.keys(steps).join(", ")}`);
  return found;
}

/** Changes one step of an operation, usually the one under test; `honest` is what it did before. */
export function step(
  name: string,
  run: (call: Call, honest: (call: Call) => Refusal | undefined, rules: Rules) => Refusal | undefined,
  of: string = underTest,
): Change {
  return operation(({ steps }) => {
    const honest = stepOf(steps, name);
    return {
      steps: { ...steps, [name]: (call, rules) => run(call, (changed) => honest(changed, rules), rules) },
    };
  }, of);
}

/** Makes something else of the refusal of one step of the operation under test; undefined: it lets the call pass. */
export function refusalOf(
  name: string,
  change: (honest: Refusal, call: Call) => Refusal | undefined,
): Change {
  return step(name, (call, honest) => {
    const refusal = honest(call);
    return refusal === undefined ? undefined : change(refusal, call);
  });
}

/** Refuses with another code in one step of the operation under test. */
export function codeOf(name: string, code: RefusalCode): Change {
  return refusalOf(name, ({ message }) => refuse(code, message));
}

/** Runs the steps of the operation under test in this order; those not named are left out. */
export function order(...names: readonly string[]): Change {
  return operation(({ steps }) => ({
    steps: Object.fromEntries(names.map((name) => [name, stepOf(steps, name)])),
  }));
}

/** Puts a step before all others of the operation under test. */
export function first(run: Step): Change {
  return operation(({ steps }) => ({ steps: { first: run, ...steps } }));
}

/** Does something to the credential once its Status has been set honestly. */
export function afterSetting(run: (credential: Credential, call: Call) => void): Change {
  return step("setStatus", (call, honest) => {
    const refusal = honest(call);
    if (call.credential !== undefined) run(call.credential, call);
    return refusal;
  });
}

/** Changes how requests are read. */
export function request(change: (honest: RequestRules) => Partial<RequestRules>): Change {
  return (honest) => ({ ...honest, request: { ...honest.request, ...change(honest.request) } });
}

/** Changes how answers are written. */
export function response(change: (honest: ResponseRules) => Partial<ResponseRules>): Change {
  return (honest) => ({ ...honest, response: { ...honest.response, ...change(honest.response) } });
}

/** Changes the document of a success of the operation under test. */
export function success(change: (document: XmlElement, parts: AnswerParts) => XmlElement): Change {
  return response((honest) => ({
    success: (parts, result) => {
      const document = honest.success(parts, result);
      return isUnderTest(parts) ? change(document, parts) : document;
    },
  }));
}

/** Changes the document of an error of the operation under test. */
export function failure(change: (document: XmlElement, parts: AnswerParts) => XmlElement): Change {
  return response((honest) => ({
    error: (parts, form, message) => {
      const document = honest.error(parts, form, message);
      return isUnderTest(parts) ? change(document, parts) : document;
    },
  }));
}

/** Changes status, type or wire code of an error. */
export function errorForm(code: RefusalCode, change: (honest: ErrorForm) => Partial<ErrorForm>): Change {
  return response((honest) => ({
    errorForm: (asked) => {
      const form = honest.errorForm(asked);
      return asked === code ? { ...form, ...change(form) } : form;
    },
  }));
}

/** Changes the headers of the operation under test. */
export function headers(change: (honest: Reply["headers"], parts: AnswerParts) => Reply["headers"]): Change {
  return response((honest) => ({
    headers: (parts) => (isUnderTest(parts) ? change(honest.headers(parts), parts) : honest.headers(parts)),
  }));
}

/** Has the last word on every answer of the operation under test. */
export function finishing(change: (reply: Reply, parts: AnswerParts) => ReferenceResponse): Change {
  return response((honest) => ({
    finish: (reply, parts, wire) =>
      isUnderTest(parts) ? change(reply, parts) : honest.finish(reply, parts, wire),
  }));
}

/** Lets in, without looking any further, whoever fails one step of authentication and is `meant`. */
export function admitting(
  stepName: string,
  meant: (attempt: Attempt, honest: AuthenticationStep["run"]) => boolean = () => true,
): Change {
  return authentication(stepName, (attempt, honest) => {
    const outcome = honest(attempt);
    return outcome !== undefined && meant(attempt, honest) ? "admitted" : outcome;
  });
}

/** Refuses whoever passes one step of authentication and is `meant`, as a signature that does not match. */
export function refusing(
  stepName: string,
  meant: (attempt: Attempt, presented: PresentedSignature) => boolean,
  refusal: Refusal = refuse("SignatureDoesNotMatch", messages.wrongSignature),
): Change {
  return authentication(stepName, (attempt, honest) => {
    const outcome = honest(attempt);
    const { presented } = attempt;
    return outcome === undefined && presented !== undefined && meant(attempt, presented) ? refusal : outcome;
  });
}

/** Compares signatures in another way, or makes the expected one of another form of the request. */
export function comparing(comparison: Comparison): Change {
  return authentication("signature", (attempt) =>
    attempt.presented !== undefined && signatureMatches(attempt.presented, attempt, comparison)
      ? undefined
      : refuse("SignatureDoesNotMatch", messages.wrongSignature),
  );
}

/** Changes one step of authentication; `honest` is what it did before. */
export function authentication(
  stepName: string,
  change: (attempt: Attempt, honest: AuthenticationStep["run"]) => StepOutcome,
): Change {
  return (honest) => ({
    ...honest,
    authentication: honest.authentication.map((each) =>
      each.name === stepName ? { ...each, run: (attempt) => change(attempt, each.run) } : each,
    ),
  });
}
