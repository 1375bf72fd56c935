import { spawn } from "node:child_process";

/** How a program is run. */
export interface ProgramSettings {
  readonly cwd: string;
  /** The whole environment. */
  readonly environment: NodeJS.ProcessEnv;
  /** Milliseconds after which it is killed. */
  readonly timeoutMs: number;
  /** Milliseconds from its end that are waited for what it has written (default: 2 s). */
  readonly lastWordsMs?: number;
}

/** What became of a program. */
export interface EndedProgram {
  /** Null: it was killed, or could not be started. */
  readonly exitCode: number | null;
  /** How it ended, in a few words. */
  readonly how: string;
  /** The ends of what it wrote. */
  readonly output: string;
  readonly errors: string;
}

/** What became of an installer: nothing, or in one line why it failed. */
export type ToolProblem = string | undefined;

/** Characters of each output that are kept. */
const mostText = 1_000_000;

const usualLastWordsMs = 2000;

/** Runs a program to its end, without a terminal. Never rejects. */
export function runProgram(
  [program, ...words]: readonly [program: string, ...words: string[]],
  { cwd, environment, timeoutMs, lastWordsMs = usualLastWordsMs }: ProgramSettings,
): Promise<EndedProgram> {
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    // The timer of spawn itself runs on where the program cannot be started, and keeps the suite from ending.
    const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
    const text = { output: "", errors: "" };
    const settle = (exitCode: number | null, how: string): void => {
      clearTimeout(timer);
      resolve({ exitCode, how: `${program} ${how}`, ...text });
    };
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      text.output = (text.output + chunk).slice(-mostText);
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      text.errors = (text.errors + chunk).slice(-mostText);
    });
    child.once("error", (error: NodeJS.ErrnoException) =>
      settle(null, `cannot be started (${error.code ?? error.name})`),
    );
    child.once("exit", (code, signal) => {
      const conclude = () =>
        settle(code, signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`);
      child.once("close", conclude);
      // What it has started may hold its outputs for as long as it likes.
      const last = setTimeout(() => {
        conclude();
        child.stdout.destroy();
        child.stderr.destroy();
      }, lastWordsMs);
      child.once("close", () => clearTimeout(last));
    });
  });
}

/** Runs an installer; its output is read only to say what went wrong. Never rejects. */
export async function runTool(
  command: readonly [program: string, ...words: string[]],
  settings: ProgramSettings,
): Promise<ToolProblem> {
  const { exitCode, how, output, errors } = await runProgram(command, settings);
  if (exitCode === 0) return undefined;
  const told = tellingLines(`${output}${errors}`);
  return told === "" ? how : `${how}: ${told.slice(-400)}`;
}

/** The last lines of an output; where Maven wrote it, the first that it marks: advice follows the cause. */
function tellingLines(text: string): string {
  const lines = text.trim().split("\n");
  return lines.find((line) => line.startsWith("[ERROR] ")) ?? lines.slice(-2).join(" | ");
}
