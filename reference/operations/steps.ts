import type { Call } from "../call.ts";
import { messages } from "../messages.ts";
import { brokenRules } from "../parameter-rules.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Rules, Step } from "../rules.ts";
import type { XmlElement } from "../xml.ts";

/** Holds every parameter against its modelled constraints and lists all violations in one message. */
export function validate({ operation, input }: Call, rules: Rules): Refusal | undefined {
  const parameters = rules.operations.get(operation)?.parameters ?? [];
  const violations = parameters.flatMap((parameter) => {
    const value = input.get(parameter.name);
    return brokenRules(parameter, value).map((rule) => rules.violation(parameter, rule, value));
  });
  return violations.length === 0 ? undefined : refuse("ValidationError", rules.violations(violations));
}

/** Finds the user named, or else the caller's own. */
export function findUser(call: Call): Refusal | undefined {
  const name = call.input.get("UserName");
  call.user = name === undefined ? call.caller.user : call.store.user(name);
  if (call.user !== undefined) return undefined;
  return name === undefined
    ? refuse("ValidationError", messages.noUserName)
    : refuse("NoSuchEntity", messages.noSuchUser(name));
}

/** Finds the credential named, whoever owns it. */
export function findCredential(call: Call): Refusal | undefined {
  const id = call.input.get("ServiceSpecificCredentialId") ?? "";
  call.credential = call.store.credentials.get(id);
  return call.credential === undefined ? refuse("NoSuchEntity", messages.noSuchCredential(id)) : undefined;
}

/** The credential has to belong to the user. */
export function checkOwner({ user, credential }: Call): Refusal | undefined {
  return user === undefined || credential === undefined || credential.owner === user
    ? undefined
    : refuse("ValidationError", messages.notTheOwner(user.name, credential.id));
}

/** A step that refuses nothing. */
export function effect(run: (call: Call, rules: Rules) => void): Step {
  return (call, rules) => {
    run(call, rules);
    return undefined;
  };
}

/** A last step that makes the children of the Result element. */
export function answerWith(make: (call: Call, rules: Rules) => readonly XmlElement[]): Step {
  return effect((call, rules) => {
    call.result = make(call, rules);
  });
}
