import { breachesOf } from "../../contract/constraint.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { PlannedCall } from "../../generators/sequences/planned-call.ts";

/** Half of a surrogate pair, which no UTF-8 can hold. */
const loneSurrogate = /\p{Cs}/u;

/** Whether a text can be written in UTF-8. */
export function isWellFormed(text: string): boolean {
  return !loneSurrogate.test(text);
}

/** The parameters that a request has to carry: null stands for absent (Smithy, AWS query protocol). */
export function givenParams({ params }: PlannedCall): (readonly [name: string, value: string])[] {
  return Object.entries(params).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

/** Whether the parameters break no documented constraint; null is none of the values of a parameter's type. */
export function isValid({ params }: PlannedCall): boolean {
  return updateServiceSpecificCredential.parameters.every(({ name, constraints }) => {
    const value = params[name];
    return value !== null && breachesOf(constraints, value).length === 0;
  });
}
