import type { Foreseen } from "../report/run-report.ts";
import { visibleLine } from "./visible.ts";

/** Why a deviation is foreseen, with its issue where there is one. */
export function foreseenWords({ reason, issue }: Foreseen): string {
  return visibleLine(issue === undefined ? reason : `${reason} (${issue})`);
}
