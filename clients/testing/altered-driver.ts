import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DriverSettings } from "../driver-protocol/open-driver.ts";
import { startInProcess } from "./start-in-process.ts";

const example = readFileSync(new URL("../drivers/example/driver.mjs", import.meta.url), "utf8");

/** Texts of the example driver, and what stands in their place. */
export type Changes = readonly (readonly [from: string, to: string])[];

/** The source of the example driver with texts replaced. Throws where a text is not there, so that no fault is planted in vain. */
function altered(changes: Changes): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the example driver has no text ${from}`);
    return text.replace(from, () => to);
  }, example);
}

/** The example driver with texts of its source replaced, in this process. */
export function alteredInProcess(changes: Changes): DriverSettings {
  const source = altered(changes);
  return {
    command: ["example"],
    ownEnvironment: {},
    callTimeoutMs: 20_000,
    start: () => startInProcess(source),
  };
}

/** The example driver with texts of its source replaced, as a program for the time of `use`. */
export async function withAlteredDriver<T>(
  changes: Changes,
  use: (settings: DriverSettings, file: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "altered-driver-"));
  try {
    const file = join(folder, "driver.mjs");
    writeFileSync(file, altered(changes));
    return await use({ command: [process.execPath, file], ownEnvironment: {}, callTimeoutMs: 20_000 }, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
