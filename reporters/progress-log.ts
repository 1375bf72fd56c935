import type { Verdict } from "../engine/verdict.ts";
import { type AreaProgress, createAreasProgress } from "./area-progress.ts";
import { phraseCounts, worstOutcome } from "./outcome-counts.ts";
import { outcomeMarks, type Paint } from "./outcome-style.ts";
import type { Progress } from "./progress-event.ts";
import { createRedactor } from "./redact.ts";
import { visibleLine } from "./visible.ts";

/** Progress in plain lines: each violation and each broken requirement at once, each area when it is done. */
export function createProgressLog(write: (text: string) => void, paint: Paint): Progress {
  const areas = createAreasProgress();
  return (event) => {
    switch (event.kind) {
      case "started":
        for (const { area, total } of event.areas) areas.announce(area, total);
        write(`${event.total} requirements in ${event.areas.length} areas\n`);
        return;
      case "phase":
        write(`${visibleLine(event.text)}\n`);
        return;
      case "verdict": {
        const notice = noticeOf(event.verdict);
        if (notice !== null) write(`${paint(event.verdict.outcome, notice)}\n`);
        const progress = areas.count(event.area, event.verdict.outcome);
        if (progress.judged === progress.total) write(`${doneLine(progress, paint)}\n`);
        return;
      }
      case "finished":
        for (const { area, judged, total } of areas.all()) {
          if (judged < total) write(`${area}: only ${judged} of ${total} were judged\n`);
        }
    }
  };
}

function doneLine({ area, judged, counts }: AreaProgress, paint: Paint): string {
  const worst = worstOutcome(counts);
  return `${paint(worst, outcomeMarks[worst])} ${area} (${judged}): ${phraseCounts(counts)}`;
}

function noticeOf({ requirement, level, outcome, counterexample, reason }: Verdict): string | null {
  const title = `${outcomeMarks[outcome]} ${visibleLine(requirement)}`;
  const redact = createRedactor(counterexample?.exchange.request);
  const found = counterexample && `expected ${counterexample.expected}, observed ${counterexample.observed}`;
  if (outcome === "violates")
    return `${title} ${level}: ${visibleLine(redact(found ?? reason ?? "violated"))}`;
  if (outcome === "broken") return `${title} broken: ${visibleLine(redact(reason ?? "no reason was given"))}`;
  return null;
}
