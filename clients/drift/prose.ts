/** A piece of documentation as a line of plain text: without marks of comments, tags and quotation. */
export function plainProse(documentation: string): string {
  return documentation
    .replace(/^[ \t]*(?:\/\*\*|\*\/?|\/\/)/gm, " ")
    .replace(/<[^<>]*>/g, "")
    .replaceAll("`", "")
    .replace(/\s+/g, " ");
}

/** The marks that plain prose names as legal in a name; empty where it names none. */
export function marksNamedIn(prose: string): string {
  return /any of the following characters: ([^\s]{1,100})/.exec(prose)?.[1] ?? "";
}

/** The statuses that the description of the operation says it sets; none where it does not say so. */
export function statusesNamedIn(prose: string): string[] {
  const named = /Sets the status of a service-specific credential to ([^.]{1,400})/.exec(prose)?.[1] ?? "";
  return named.match(/\b[A-Z]\w*/g) ?? [];
}

/** The lengths of the credential ids in examples of a command line; none where there are no examples. */
export function exampleIdLengthsIn(examples: string): number[] {
  const ids = examples.matchAll(/--service-specific-credential-id[ =]"?(\w{1,1000})/g);
  return [...new Set([...ids].map(([, id = ""]) => id.length))].sort((a, b) => a - b);
}
