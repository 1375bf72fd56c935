import type { EntryPart } from "./suggest-entry.ts";

/** One thing that was found out about a target. */
export interface Finding {
  readonly kind: "ok" | "note" | "problem";
  readonly text: string;
  /** What to do about it. */
  readonly advice?: string;
  /** What of it belongs into the target's entry. */
  readonly entry?: EntryPart;
}

/** What is as it should be. */
export function ok(text: string): Finding {
  return { kind: "ok", text };
}

/** What a run can live with. */
export function note(text: string, advice?: string, entry?: EntryPart): Finding {
  return { kind: "note", text, ...(advice && { advice }), ...(entry && { entry }) };
}

/** What keeps a target from being tested. */
export function problem(text: string, advice?: string, entry?: EntryPart): Finding {
  return { ...note(text, advice, entry), kind: "problem" };
}
