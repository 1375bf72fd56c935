import type { Verdict } from "../../engine/judge/verdict.ts";
import { worstOutcome } from "../report/outcome-counts.ts";
import { createRedactor, type Redactor } from "../report/redact.ts";
import { counted, phraseCounts } from "../words/counts.ts";
import { outcomeMarks, type Paint } from "../words/outcome-style.ts";
import { foundWords } from "../words/result-words.ts";
import { visibleExcerpt, visibleLine } from "../words/visible.ts";
import { type AreaProgress, createAreasProgress } from "./area-progress.ts";
import type { Progress } from "./progress-event.ts";
import { timeLeftWords } from "./time-left-words.ts";

/** Progress in plain lines: each violation and each broken requirement at once, each area when it is done. */
export function createProgressLog(write: (text: string) => void, paint: Paint, clean?: Redactor): Progress {
  const areas = createAreasProgress();
  let toldLeftMs: number | null = null;
  return (event) => {
    switch (event.kind) {
      case "started":
        for (const { area, total } of event.areas) areas.announce(area, total);
        write(`${counted(event.total, "requirement")} in ${counted(event.areas.length, "area")}\n`);
        return;
      case "phase":
      case "note":
        write(`${visibleLine(event.text)}\n`);
        return;
      case "verdict": {
        const notice = noticeOf(event.verdict, clean);
        if (notice !== null) write(`${paint(event.verdict.outcome, notice)}\n`);
        const progress = areas.count(event.area, event.verdict.outcome);
        if (progress.judged === progress.total) write(`${doneLine(progress, paint)}\n`);
        return;
      }
      case "tick":
        if (event.leftMs === null || event.leftMs < leastLeftMs) return;
        // How long all of it takes was said before it began.
        toldLeftMs ??= event.leftMs;
        if (event.leftMs > toldLeftMs / 2) return;
        toldLeftMs = event.leftMs;
        write(`${timeLeftWords(event.leftMs)}\n`);
        return;
      case "finished":
        for (const { area, judged, total } of areas.all()) {
          if (judged < total) write(`${area}: ${judged} of ${total} judged\n`);
        }
    }
  };
}

/** Less than this is not worth a line. */
const leastLeftMs = 10_000;

function doneLine({ area, judged, counts }: AreaProgress, paint: Paint): string {
  const worst = worstOutcome(counts);
  return `${paint(worst, outcomeMarks[worst])} ${area} (${judged}): ${phraseCounts(counts)}`;
}

function noticeOf(verdict: Verdict, clean: Redactor | undefined): string | null {
  const { requirement, level, outcome } = verdict;
  const title = `${outcomeMarks[outcome]} ${visibleLine(requirement)}`;
  if (outcome === "violates") {
    const { expected, observed, exchange } = verdict.counterexample;
    const redact = createRedactor(exchange.request, clean);
    return `${title} ${level}: ${foundWords({ expected: redact(expected), observed: redact(observed) })}`;
  }
  if (outcome === "broken")
    return `${title} broken: ${visibleExcerpt(createRedactor(undefined, clean)(verdict.reason))}`;
  return null;
}
