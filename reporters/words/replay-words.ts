import type { RequirementResult } from "../report/run-report.ts";
import { shellQuote } from "../report/shell-quote.ts";
import { visibleLine } from "./visible.ts";

/** What the command that sends a counterexample again is made of. */
export interface ReplayWay {
  /** The file of the JSON report. */
  readonly file: string;
  /** The flags that lead to the target, as words of a command line. */
  readonly flags: readonly string[];
}

/**
 * The lines of a shell that send the counterexample of a requirement again, and that write and run its program; without a JSON report, how to get one first.
 * None where a run came through a client, whose inputs never change.
 */
export function replayLines(
  { surface }: { readonly surface: string },
  { requirement, counterexample }: Pick<RequirementResult, "requirement" | "counterexample">,
  way?: ReplayWay,
): string[] {
  if (surface !== "query-api") return [];
  const { file, flags } = way ?? { file: "report.json", flags: [] };
  const words = ["iam-conformance", "replay", file, requirement, ...flags].map(shellWord);
  const commands = [
    visibleLine(words.join(" ")),
    ...(typeof counterexample?.reproduce.mjs === "string" ? [programLine(requirement, way)] : []),
  ];
  return way === undefined ? ["# after the same run with --report json=report.json:", ...commands] : commands;
}

/** The line of a shell that writes the program which shows a violation again. */
function programLine(requirement: string, way?: ReplayWay): string {
  const words = ["iam-conformance", "reproduce", way?.file ?? "report.json", requirement];
  return visibleLine(`${words.map(shellWord).join(" ")} > reproduce.mjs && node reproduce.mjs`);
}

/** A word as a shell takes it, between quotation marks only where it needs them. */
function shellWord(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : shellQuote(word);
}
