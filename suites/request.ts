import type { Operation } from "../contract/operation.ts";
import { updateOf } from "./declare.ts";
import { formRequirements } from "./request/forms.ts";
import { mediaTypeRequirements } from "./request/media-types.ts";
import { messageRequirements } from "./request/messages.ts";
import { methodRequirements } from "./request/methods.ts";
import { routingRequirements } from "./request/routing.ts";
import type { Requirement } from "./requirement.ts";

/** What is required of the ways to write a request. */
export function request(operation: Operation): Requirement[] {
  const update = updateOf(operation);
  return [
    ...methodRequirements(update),
    ...mediaTypeRequirements(update),
    ...formRequirements(update),
    ...routingRequirements(update),
    ...messageRequirements(update),
  ];
}
