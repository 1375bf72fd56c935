import type { Random } from "fast-check";
import type { RequestForm } from "../../contract/request-form.ts";

/**
 * `declared` in the order that `order` asks for.
 * `shuffled` is drawn from `random`; without it the first element goes last, so that an example is not in order.
 */
export function inSendingOrder<T>(
  declared: readonly T[],
  order: RequestForm["order"] = "declared",
  random?: Random,
): T[] {
  switch (order) {
    case "declared":
      return [...declared];
    case "reversed":
      return declared.toReversed();
    case "shuffled":
      return random === undefined
        ? [...declared.slice(1), ...declared.slice(0, 1)]
        : shuffled(declared, random);
  }
}

function shuffled<T>(declared: readonly T[], random: Random): T[] {
  const left = [...declared];
  return declared.flatMap(() => left.splice(random.nextInt(0, left.length - 1), 1));
}
