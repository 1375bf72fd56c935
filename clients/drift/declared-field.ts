import type { Members } from "../../contract/statements.ts";
import { UnreadableClient } from "./client-content.ts";

/** A member of a structure as the source of a client declares it. */
export interface DeclaredField {
  readonly name: string;
  /** The declared type, as written. */
  readonly type: string;
  readonly isRequired: boolean;
  /** The comment above it, with its marks. */
  readonly documentation: string;
}

/** The names of declared fields. */
export function membersOf(fields: readonly DeclaredField[]): Members {
  const names = (isRequired: boolean) =>
    fields.filter((field) => field.isRequired === isRequired).map(({ name }) => name);
  return { required: names(true), optional: names(false) };
}

/** The field of that name. Throws UnreadableClient where there is none. */
export function fieldNamed(name: string, fields: readonly DeclaredField[]): DeclaredField {
  const field = fields.find((each) => each.name === name);
  if (field !== undefined) return field;
  throw new UnreadableClient(`its types declare no ${name} as a parameter of the operation`);
}

/** What is between `begin` and the next `end`. Throws UnreadableClient where it is not there. */
export function declaredBetween(text: string, begin: string, end: string): string {
  const start = text.indexOf(begin);
  const stop = start === -1 ? -1 : text.indexOf(end, start + begin.length);
  if (stop === -1) throw new UnreadableClient(`its source has no "${begin.trim()}"`);
  return text.slice(start + begin.length, stop);
}
