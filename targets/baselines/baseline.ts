/** A violation of one requirement that a target is known for; the keys are those of `baseline.schema.json`. */
export interface Deviation {
  readonly requirement: string;
  /** The status and code that the target is known to give: `404 NoSuchEntity`. */
  readonly expected: string;
  readonly reason: string;
  readonly issue?: string;
  readonly owner?: string;
  /** The last day in UTC on which the entry holds: `2026-12-31`. */
  readonly expires: string;
}

/** A deviation with the place of its entry. */
export interface PlacedDeviation extends Deviation {
  /** Of the entry in the file, from 1. */
  readonly line: number;
}

/** The known deviations of one target. */
export interface Baseline {
  /** As it was named, for people. */
  readonly file: string;
  readonly deviations: readonly PlacedDeviation[];
}

/** The text of a baseline file, one entry per requirement in the order given. */
export function writeBaseline(deviations: readonly Deviation[], schema: string | undefined): string {
  const entries = deviations.map(({ requirement, expected, reason, issue, owner, expires }) => ({
    requirement,
    expected,
    reason,
    ...(issue === undefined ? {} : { issue }),
    ...(owner === undefined ? {} : { owner }),
    expires,
  }));
  const file = { ...(schema === undefined ? {} : { $schema: schema }), deviations: entries };
  return `${JSON.stringify(file, null, 2)}\n`;
}
