import { halvingSteps } from "./halving-steps.ts";

/**
 * The positions in a text of `length` characters that are preferred to `position` for the one character that matters:
 * the last, the first, the middle, then nearer to the last. Without `position` the first three.
 */
export function preferredPositions(length: number, position?: number): number[] {
  const last = length - 1;
  const canonical = [...new Set([last, 0, Math.floor(length / 2)])];
  if (position === undefined) return canonical;
  const present = canonical.indexOf(position);
  if (present >= 0) return canonical.slice(0, present);
  return [...canonical, ...halvingSteps(last - position).map((step) => position + step)];
}
