import { visibleLine } from "../formats/visible.ts";
import type { Foreseen } from "./run-report.ts";

/** Why a deviation is foreseen, with its issue where there is one. */
export function foreseenWords({ reason, issue }: Foreseen): string {
  return visibleLine(issue === undefined ? reason : `${reason} (${issue})`);
}
