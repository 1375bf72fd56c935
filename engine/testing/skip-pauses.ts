import { vi } from "vitest";
import { clock } from "../run/try-again.ts";

/** Lets time pass at once where the engine pauses, until `vi.restoreAllMocks()`. */
export function skipPauses(): void {
  let skippedMs = 0;
  vi.spyOn(clock, "now").mockImplementation(() => performance.now() + skippedMs);
  vi.spyOn(clock, "pause").mockImplementation(async (ms) => {
    skippedMs += ms;
  });
}
