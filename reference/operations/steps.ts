import type { Call, Step } from "../call.ts";
import { messages } from "../messages.ts";
import { brokenRules } from "../parameter-rules.ts";
import { refuse } from "../refusal.ts";
import type { XmlElement } from "../xml.ts";

/** Holds every parameter against its modelled constraints and lists all violations in one message. */
export const validate: Step = {
  name: "validate",
  run: ({ operation, input, rules }) => {
    const violations: string[] = [];
    for (const parameter of rules.operations.get(operation)?.parameters ?? []) {
      const value = input.get(parameter.name);
      for (const rule of brokenRules(parameter, value)) {
        violations.push(rules.violation(parameter, rule, value));
      }
    }
    return violations.length === 0 ? undefined : refuse("ValidationError", rules.violations(violations));
  },
};

/** Finds the user named, or else the caller's own. */
export const findUser: Step = {
  name: "find-user",
  run: (call) => {
    const name = call.input.get("UserName");
    if (name === undefined) {
      call.user = call.caller.user;
      return call.user === undefined ? refuse("ValidationError", messages.noUserName) : undefined;
    }
    call.user = call.store.user(name);
    return call.user === undefined ? refuse("NoSuchEntity", messages.noSuchUser(name)) : undefined;
  },
};

/** Finds the credential named, whoever owns it. */
export const findCredential: Step = {
  name: "find-credential",
  run: (call) => {
    const id = call.input.get("ServiceSpecificCredentialId") ?? "";
    call.credential = call.store.credential(id);
    return call.credential === undefined ? refuse("NoSuchEntity", messages.noSuchCredential(id)) : undefined;
  },
};

/** The credential has to belong to the user. */
export const checkOwner: Step = {
  name: "check-owner",
  run: ({ user, credential }) =>
    user === undefined || credential === undefined || credential.owner === user
      ? undefined
      : refuse("ValidationError", messages.notTheOwner(user.name, credential.id)),
};

/** A step that refuses nothing. */
export function effect(name: string, run: (call: Call) => void): Step {
  return {
    name,
    run: (call) => {
      run(call);
      return undefined;
    },
  };
}

/** A last step that makes the children of the Result element. */
export function answerWith(make: (call: Call) => readonly XmlElement[]): Step {
  return effect("answer", (call) => {
    call.result = make(call);
  });
}
