import type { Outcome } from "../../engine/judge/verdict.ts";
import { countOutcomes, type OutcomeCounts } from "../report/outcome-counts.ts";
import { visibleLine } from "../words/visible.ts";

/** How far one area is. */
export interface AreaProgress {
  readonly area: string;
  readonly total: number;
  readonly judged: number;
  readonly counts: OutcomeCounts;
}

/** How far every area is, in the order in which they were announced. */
export interface AreasProgress {
  readonly all: () => readonly AreaProgress[];
  readonly announce: (area: string, total: number) => void;
  /** Counts a verdict; an area that was not announced joins the others. */
  readonly count: (area: string, outcome: Outcome) => AreaProgress;
}

/** Progress before the first verdict. */
export function createAreasProgress(): AreasProgress {
  const areas = new Map<string, AreaProgress>();
  const announce = (area: string, total: number): AreaProgress => {
    const progress = { area: visibleLine(area), total, judged: 0, counts: countOutcomes([]) };
    areas.set(area, progress);
    return progress;
  };
  const count = (area: string, outcome: Outcome): AreaProgress => {
    const before = areas.get(area) ?? announce(area, 0);
    const judged = before.judged + 1;
    const counts = { ...before.counts, [outcome]: before.counts[outcome] + 1 };
    const progress = { ...before, judged, counts, total: Math.max(before.total, judged) };
    areas.set(area, progress);
    return progress;
  };
  return { all: () => [...areas.values()], announce, count };
}
