import { worstOutcome } from "../report/outcome-counts.ts";
import { phraseCounts } from "../words/counts.ts";
import { outcomeMarks, type Paint } from "../words/outcome-style.ts";
import { visibleLine } from "../words/visible.ts";
import { type AreaProgress, createAreasProgress } from "./area-progress.ts";
import type { Progress } from "./progress-event.ts";
import { timeLeftWords } from "./time-left-words.ts";

/** A terminal needs no more than one picture in so many milliseconds; more would cost CPU that the run wants. */
const frameMs = 60;
const spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const barLength = 16;

/** What a picture is drawn on. */
export interface Terminal {
  readonly write: (text: string) => void;
  /** Characters per line. */
  readonly columns: number;
  /** Milliseconds of a clock that does not go back. */
  readonly now: () => number;
  /** What follows says the same once more, so that the picture is taken away in the end. */
  readonly isRepeated?: boolean;
}

/** Progress on a terminal: one line per area and one for the phase, rewritten in place. */
export function createProgressPicture(
  { write, columns, now, isRepeated = false }: Terminal,
  paint: Paint,
): Progress {
  const areas = createAreasProgress();
  let phase = "";
  let timeLeft = "";
  let drawnLines = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;

  const erasing = (): string => `${drawnLines > 0 ? `\u001b[${drawnLines}A` : ""}\r\u001b[J`;

  const draw = (time: number, finished: boolean): void => {
    const shown = finished && isRepeated ? [] : areas.all();
    const lines = shown.map((area) => {
      const line = clip(areaLine(area, time, finished), columns);
      // Painted after it is clipped, so that no escape sequence is cut or counted.
      return area.judged === 0 ? line : paint(worstOutcome(area.counts), line);
    });
    if (phase !== "" && !finished) lines.push(clip(`${phase}${timeLeft}`, columns));
    write(`${erasing()}${lines.map((line) => `${line}\n`).join("")}`);
    drawnLines = lines.length;
    drawnAt = time;
  };

  return (event) => {
    if (event.kind === "started") {
      for (const { area, total } of event.areas) areas.announce(area, total);
      phase = `exercising ${event.total} requirements`;
    }
    if (event.kind === "phase") phase = visibleLine(event.text);
    if (event.kind === "started" || event.kind === "phase") timeLeft = "";
    if (event.kind === "tick" && event.leftMs !== null) timeLeft = `, ${timeLeftWords(event.leftMs)}`;
    if (event.kind === "note") {
      write(`${erasing()}${visibleLine(event.text)}\n`);
      drawnLines = 0;
    }
    if (event.kind === "verdict") areas.count(event.area, event.verdict.outcome);
    const time = now();
    const isUrgent = event.kind !== "verdict" && event.kind !== "tick";
    if (isUrgent || time - drawnAt >= frameMs) draw(time, event.kind === "finished");
  };
}

/** A line that wraps would put the next picture in the wrong place. */
function clip(line: string, columns: number): string {
  return [...line].slice(0, Math.max(columns - 1, 0)).join("");
}

function areaLine({ area, total, judged, counts }: AreaProgress, time: number, finished: boolean): string {
  const filled = total === 0 ? 0 : Math.round((judged / total) * barLength);
  const bar = "█".repeat(filled) + "░".repeat(barLength - filled);
  const running = judged < total && !finished;
  const frame = spinner[Math.floor(time / frameMs) % spinner.length] ?? " ";
  const mark = running ? frame : judged === 0 ? " " : outcomeMarks[worstOutcome(counts)];
  return `${mark} ${area.padEnd(15)} ${bar} ${`${judged}/${total}`.padStart(7)}  ${phraseCounts(counts)}`;
}
