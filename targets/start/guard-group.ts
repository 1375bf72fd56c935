import { type ChildProcess, spawn } from "node:child_process";

/** Waits for the end of its input, which the system brings about whatever way the suite ends; then ends the group. */
const guardScript = `
read -r _
kill -s TERM -- "-$1" 2>/dev/null || exit 0
left=$2
while [ "$left" -gt 0 ]; do
  sleep 1
  kill -s 0 -- "-$1" 2>/dev/null || exit 0
  left=$((left - 1))
done
kill -s KILL -- "-$1" 2>/dev/null
`;

/** A small process of its own that ends a process group should this process end without doing so, by KILL even. */
export interface Guard {
  /** The group has been ended: no guard is needed any more. */
  dismiss(): void;
}

/** Sets a guard over a process group. */
export function guardGroup(group: number, graceMs: number): Guard {
  // A session of its own, so that Ctrl-C in the terminal does not reach it.
  const guard: ChildProcess = spawn(
    "/bin/sh",
    ["-c", guardScript, "guard", String(group), String(Math.ceil(graceMs / 1000))],
    { stdio: ["pipe", "ignore", "ignore"], detached: true },
  );
  // Without a shell there is no guard; the group is ended by every orderly end all the same.
  guard.on("error", () => undefined);
  guard.stdin?.on("error", () => undefined);
  guard.unref();
  return { dismiss: () => void guard.kill("SIGKILL") };
}
