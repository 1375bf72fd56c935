/** One line on what could not be removed; none where nothing is left. */
export function leftLine(left: readonly string[]): string[] {
  const [first] = left;
  if (first === undefined) return [];
  const rest = left.length === 1 ? "" : ` (and ${left.length - 1} more)`;
  return [`left on the target: ${first}${rest}`];
}

/** The same where a journal tells of it, with the command that tries again. */
export function leftWords(left: readonly string[]): string[] {
  return leftLine(left).map((line) => `${line}; to try again: iam-conformance cleanup`);
}
