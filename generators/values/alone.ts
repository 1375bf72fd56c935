/** `length` characters: `character` at `position`, fill elsewhere. */
export function alone(fill: string, character: string, length: number, position: number): string {
  return fill.repeat(position) + character + fill.repeat(Math.max(0, length - position - 1));
}
