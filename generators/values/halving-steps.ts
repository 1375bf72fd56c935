/** `distance`, its half, a quarter and so on down to 1: the steps towards a bound that is `distance` away. */
export function halvingSteps(distance: number): number[] {
  const steps: number[] = [];
  for (let step = distance; step >= 1; step = Math.floor(step / 2)) steps.push(step);
  return steps;
}
