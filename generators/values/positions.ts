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

/** `distance`, its half, a quarter and so on down to 1: the steps towards a bound that is `distance` away. */
export function halvingSteps(distance: number): number[] {
  const steps: number[] = [];
  for (let step = distance; step >= 1; step = Math.floor(step / 2)) steps.push(step);
  return steps;
}

/** `length` characters: `character` at `position`, fill elsewhere. */
export function alone(fill: string, character: string, length: number, position: number): string {
  return fill.repeat(position) + character + fill.repeat(Math.max(0, length - position - 1));
}
