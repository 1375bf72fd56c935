import { type ResolvedDriver, resolveDriver } from "../../clients/install/resolve-driver.ts";
import { visibleText } from "../../reporters/words/visible.ts";
import { packageRoot } from "../package-root.ts";
import { Problem } from "../problem.ts";
import type { Surroundings } from "../surroundings.ts";

/** A driver that can be started. */
export type FoundDriver = Extract<ResolvedDriver, { ok: true }>;

/** Finds a driver by its name or its command. Throws Problem where there is none, or where its client is not installed. */
export function findDriver(name: string, { environment }: Pick<Surroundings, "environment">): FoundDriver {
  const found = resolveDriver(name, { packageRoot, cwd: process.cwd(), environment });
  if (found.ok) return found;
  throw new Problem(`the driver ${visibleText(name)} cannot be used: ${found.problem}`);
}
