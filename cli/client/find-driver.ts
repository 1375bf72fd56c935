import { type ResolvedDriver, resolveDriver } from "../../clients/install/resolve-driver.ts";
import { visibleText } from "../../reporters/words/visible.ts";
import { packageRoot } from "../package-root.ts";
import { Problem } from "../problem.ts";
import type { Surroundings } from "../surroundings.ts";

/** A driver that can be started. */
export type FoundDriver = Extract<ResolvedDriver, { ok: true }>;

/**
 * Finds a driver by its name or its command. `callTimeout`: seconds that a call may take, where the user says so.
 * Throws Problem where there is no such driver, or where its client is not installed.
 */
export function findDriver(
  name: string,
  { environment }: Pick<Surroundings, "environment">,
  callTimeout?: number,
): FoundDriver {
  const found = resolveDriver(name, { packageRoot, cwd: process.cwd(), environment });
  if (found.ok) {
    if (callTimeout === undefined) return found;
    return { ...found, settings: { ...found.settings, callTimeoutMs: callTimeout * 1000 } };
  }
  throw new Problem(`the driver ${visibleText(name)} cannot be used: ${found.problem}`);
}
