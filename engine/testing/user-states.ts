import type { UserState } from "../fixtures/fixture-calls.ts";

/** Fields of a credential that a test wants otherwise; undefined: absent. */
export type Changes = Readonly<Record<string, string | undefined>>;

/** Two credentials of one user, `first` and `second`, both Active, as a listing shows them, with these changes. */
export function userState(changes: Readonly<Record<string, Changes | null>> = {}): UserState {
  const state = new Map<string, ReadonlyMap<string, string>>();
  for (const id of new Set(["first", "second", ...Object.keys(changes)])) {
    const change = changes[id];
    if (change === null) continue;
    const fields = {
      ServiceSpecificCredentialId: id,
      Status: "Active",
      CreateDate: "2026-01-02T03:04:05Z",
      ...change,
    };
    state.set(
      id,
      new Map(
        Object.entries(fields).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value] as const],
        ),
      ),
    );
  }
  return state;
}
