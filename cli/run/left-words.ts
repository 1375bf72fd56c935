/** One line on what could not be removed, with the command that tries again; none where nothing is left. */
export function leftWords(left: readonly string[]): string[] {
  const [first] = left;
  if (first === undefined) return [];
  const rest = left.length === 1 ? "" : ` (and ${left.length - 1} more)`;
  return [`left on the target: ${first}${rest}; to try again: iam-conformance cleanup`];
}
