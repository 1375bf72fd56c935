import { type DriftPoint, driftPoints } from "./drift-points.ts";
import { type Edition, earlierEditions, editions } from "./editions.ts";
import type { Statements } from "./statements.ts";

/** Every edition by its name: those that a target can be held against, then earlier ones. */
export const allEditions: readonly (readonly [name: string, edition: Edition])[] = [
  ...Object.entries<Edition>(editions),
  ...Object.entries<Edition>(earlierEditions),
];

/** What one client states on one point. */
export interface PointStatement {
  readonly point: DriftPoint;
  readonly value: string;
  /** The editions that state the same; none: nobody has recorded it, which is drift that is not known. */
  readonly editions: readonly string[];
}

/** What is stated on each point, held against every edition. Points that nothing is stated on are left out. */
export function holdAgainstEditions(statements: Statements): PointStatement[] {
  return driftPoints.flatMap((point) => {
    const value = point.textOf(statements);
    return value === undefined ? [] : [{ point, value, editions: editionsStating(point, value) }];
  });
}

/** The names of the editions that state this on this point. */
export function editionsStating({ textOf }: DriftPoint, value: string): string[] {
  return allEditions.flatMap(([name, edition]) => (textOf(edition) === value ? [name] : []));
}
