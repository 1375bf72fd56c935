import { setTimeout as sleep } from "node:timers/promises";

const pauseMs = 25;

/**
 * Ends every process of a group: TERM, then KILL to what is left after `graceMs`. Resolves when none is left, or soon
 * after KILL. A group that is gone already is no error.
 */
export async function endGroup(group: number, graceMs: number): Promise<void> {
  signalGroup(group, "SIGTERM");
  if (await isGoneWithin(group, graceMs)) return;
  signalGroup(group, "SIGKILL");
  // What is killed stays a member until its parent has noticed.
  await isGoneWithin(group, 2000);
}

async function isGoneWithin(group: number, timeMs: number): Promise<boolean> {
  const end = Date.now() + timeMs;
  while (signalGroup(group, 0)) {
    if (Date.now() >= end) return false;
    await sleep(pauseMs);
  }
  return true;
}

/** Sends a signal (0: none, only looks) to all members; false where there is no member any more. */
function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-group, signal);
    return true;
  } catch (error) {
    // EPERM: members that are not ours to end, after they have changed their user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
