import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DriverSettings } from "../driver-protocol/open-driver.ts";

const example = readFileSync(new URL("../drivers/example/driver.mjs", import.meta.url), "utf8");

/**
 * The example driver with texts of its source replaced, for the time of `use`. Throws where a text is not there, so
 * that no fault is planted in vain.
 */
export async function withAlteredDriver<T>(
  changes: readonly (readonly [from: string, to: string])[],
  use: (settings: DriverSettings, file: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "altered-driver-"));
  try {
    const source = changes.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`the example driver has no text ${from}`);
      return text.replace(from, () => to);
    }, example);
    const file = join(folder, "driver.mjs");
    writeFileSync(file, source);
    return await use({ command: [process.execPath, file], ownEnvironment: {}, callTimeoutMs: 20_000 }, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
