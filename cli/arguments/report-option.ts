import { InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { fileName, oneOf } from "./values.ts";

/** One report to be written; without a file it goes to standard output. */
export interface ReportRequest {
  readonly format: string;
  readonly file?: string;
}

/** The repeatable option for reports in one of these formats; `whenAbsent` says what happens without it. */
export function reportOption<Flag extends "--report" | "--to">(
  flag: Flag,
  description: string,
  formats: readonly string[],
  whenAbsent = "text",
) {
  return new Option(`${flag} <FORMAT[=FILE]>`, description)
    .argParser(reportRequest(formats))
    .default<readonly ReportRequest[]>([], whenAbsent);
}

/** A parser of `FORMAT` or `FORMAT=FILE`, which adds it to those read before. */
function reportRequest(formats: readonly string[]) {
  return (value: string, previous: readonly ReportRequest[]): readonly ReportRequest[] => {
    const [name = "", ...rest] = value.split("=");
    const format = oneOf(formats)(name);
    const request = rest.length === 0 ? { format } : { format, file: fileName(rest.join("=")) };
    if (previous.some(({ file }) => file === request.file))
      throw new InvalidArgumentError(
        `There is already a report for ${request.file ?? "standard output"}; each report needs a place of its own.`,
      );
    return [...previous, request];
  };
}
