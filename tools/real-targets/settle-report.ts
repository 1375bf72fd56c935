import type { RunReport } from "../../reporters/report/run-report.ts";

/**
 * The report as it is committed: with the port of its entry in the place of the one that the target was given.
 * `endpoint` is that of the target's entry. What else differs from one run to the next, `movements` passes over.
 */
export function settleReport(report: RunReport, endpoint: string): RunReport {
  return JSON.parse(atHome(JSON.stringify(report), report, endpoint));
}

/** The same report in Markdown, at the endpoint of the target's entry. */
export function settleMarkdown(markdown: string, report: RunReport, endpoint: string): string {
  return atHome(markdown, report, endpoint);
}

function atHome(text: string, { target }: RunReport, endpoint: string): string {
  return text.replaceAll(new URL(target.endpoint).host, new URL(endpoint).host);
}
