import type { TextOptions } from "../reporters/formats/text.ts";
import type { ReportRequest } from "./arguments/report-option.ts";
import { Problem } from "./problem.ts";
import { hasColour, type Surroundings } from "./surroundings.ts";

/** The text of one request; `options` are those of the terminal, where it goes to one. */
type Render = (format: string, options: TextOptions) => string;

/** Writes what is asked for, each to its file or to standard output; text where nothing is asked for. Throws Problem. */
export function writeTexts(
  requests: readonly ReportRequest[],
  render: Render,
  surroundings: Surroundings,
): void {
  const { out, outIsTerminal, columns, writeFile } = surroundings;
  const terminal = { width: columns, colour: hasColour(outIsTerminal, surroundings) };
  for (const { format, file } of requests.length === 0 ? [{ format: "text", file: undefined }] : requests) {
    if (file === undefined) {
      out(render(format, terminal));
      continue;
    }
    try {
      writeFile(file, render(format, {}));
    } catch (error) {
      throw new Problem(
        `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
}
