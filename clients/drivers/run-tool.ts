import { spawn } from "node:child_process";

/** What became of an installer: nothing, or in one line why it failed. */
export type ToolProblem = string | undefined;

const mostText = 4000;

/** Runs a program to its end; never rejects. Its output is read only to say what went wrong. */
export function runTool(
  command: readonly [program: string, ...words: string[]],
  { cwd, environment, timeoutMs }: { cwd: string; environment: NodeJS.ProcessEnv; timeoutMs: number },
): Promise<ToolProblem> {
  const [program, ...words] = command;
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    // The timer of spawn itself runs on where the program cannot be started, and keeps the suite from ending.
    const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
    const settle = (problem: ToolProblem): void => {
      clearTimeout(timer);
      resolve(problem);
    };
    let text = "";
    const keep = (chunk: Buffer): void => {
      text = (text + chunk.toString("utf8")).slice(-mostText);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", (error: NodeJS.ErrnoException) =>
      settle(`${program} cannot be started (${error.code ?? error.name})`),
    );
    child.once("close", (code, signal) => {
      if (code === 0) return settle(undefined);
      const how = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
      return settle(`${program} ${how}: ${tellingLines(text).slice(-400)}`);
    });
  });
}

/** The last lines of an output; where Maven wrote it, the first that it marks: advice follows the cause. */
function tellingLines(text: string): string {
  const lines = text.trim().split("\n");
  return lines.find((line) => line.startsWith("[ERROR] ")) ?? lines.slice(-2).join(" | ");
}
